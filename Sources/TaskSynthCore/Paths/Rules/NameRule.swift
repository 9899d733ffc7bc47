/// One row of the tables of file names.
struct NameRule: Sendable {
    /// What a name has to look like.
    enum Pattern: Sendable {
        /// The whole name, in any case.
        case name(String)
        /// The end of the whole name, in any case.
        case ending(String)
        /// The beginning of the whole name, in any case.
        case beginning(String)
        /// The whole name without its extension, in any case.
        case stem(String)
        /// The end of the name without its extension, as written.
        case stemEnding(String)
        /// The beginning of the name without its extension, as written.
        case stemBeginning(String)
        /// The last word of the name without its extension: `FooTest`, `foo-test`, `foo_test`.
        case lastWord(String)
        /// The first word of the name without its extension, where more words follow.
        case firstWord(String)
    }

    let rule: String
    let family: PathRuleFamily
    /// The extensions of the files that the row speaks about; all where it is `nil`.
    var extensions: Set<String>?
    let patterns: [Pattern]
    let role: PathRole
    /// Whether the file serves tests alone, where the role does not say so itself.
    var servesTests = false
    let confidence: Double
    /// Whether the name means the same in shipped code, like `_test.go` does.
    var holdsInShippedCode = false
    /// Where it holds at the root of a repository only.
    var isForRootOnly = false

    /// The name's part that fits, or `nil`.
    func match(_ parts: PathParts, lowercaseName: String, words: [String]) -> String? {
        if let extensions, !extensions.contains(parts.fileExtension) { return nil }
        if isForRootOnly, !parts.folders.isEmpty { return nil }
        return patterns.contains { fits($0, parts, lowercaseName, words) }
            ? String(parts.name) : nil
    }

    private func fits(
        _ pattern: Pattern, _ parts: PathParts, _ lowercaseName: String, _ words: [String]
    ) -> Bool {
        switch pattern {
        case .name(let text): lowercaseName == text
        case .ending(let text):
            lowercaseName.hasSuffix(text) && lowercaseName.utf8.count > text.utf8.count
        case .beginning(let text): lowercaseName.hasPrefix(text)
        case .stem(let text):
            lowercaseName.hasPrefix(text) && parts.stem.utf8.count == text.utf8.count
        case .stemEnding(let text):
            parts.stem.hasSuffix(text) && parts.stem.utf8.count > text.utf8.count
        case .stemBeginning(let text):
            parts.stem.hasPrefix(text) && parts.stem.utf8.count > text.utf8.count
        case .lastWord(let word): words.count > 1 && words.last == word
        case .firstWord(let word): words.count > 1 && words.first == word
        }
    }
}
