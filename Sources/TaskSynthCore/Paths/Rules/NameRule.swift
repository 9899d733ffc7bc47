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

    /// Whether a name fits.
    func matches(_ parts: PathParts, lowercaseName: String, words: [String]) -> Bool {
        if let extensions, !extensions.contains(parts.fileExtension) { return false }
        if isForRootOnly, !parts.folders.isEmpty { return false }
        return patterns.contains { fits($0, parts, lowercaseName, words) }
    }

    /// The row with what names of an extension can fit, or `nil` where none can.
    ///
    /// Whole names are left out.
    func narrowed(to fileExtension: String) -> NameRule? {
        if let extensions, !extensions.contains(fileExtension) { return nil }
        let possible = patterns.filter { $0.mayFit(fileExtension) }
        guard !possible.isEmpty else { return nil }
        return NameRule(
            rule: rule, family: family, extensions: nil, patterns: possible, role: role,
            servesTests: servesTests, confidence: confidence,
            holdsInShippedCode: holdsInShippedCode, isForRootOnly: isForRootOnly)
    }

    private func fits(
        _ pattern: Pattern, _ parts: PathParts, _ lowercaseName: String, _ words: [String]
    ) -> Bool {
        // Bytes are compared: texts would be compared by what they mean, which takes longer.
        let name = lowercaseName.utf8
        let stem = parts.stem.utf8
        return switch pattern {
        case .name(let text): name.elementsEqual(text.utf8)
        case .ending(let text): name.count > text.utf8.count && name.ends(with: text.utf8)
        case .beginning(let text): name.starts(with: text.utf8)
        case .stem(let text): stem.count == text.utf8.count && name.starts(with: text.utf8)
        case .stemEnding(let text): stem.count > text.utf8.count && stem.ends(with: text.utf8)
        case .stemBeginning(let text):
            stem.count > text.utf8.count && stem.starts(with: text.utf8)
        case .lastWord(let word): words.count > 1 && words.last == word
        case .firstWord(let word): words.count > 1 && words.first == word
        }
    }
}

extension NameRule.Pattern {
    /// The extension of all names that fit, where the pattern says it.
    var fileExtension: String? {
        guard case .ending(let text) = self,
            let dot = text.utf8.lastIndex(of: UInt8(ascii: "."))
        else { return nil }
        return String(text[text.utf8.index(after: dot)...])
    }

    /// Whether a name of an extension may fit, and not as a whole.
    func mayFit(_ fileExtension: String) -> Bool {
        if case .name = self { return false }
        return self.fileExtension.map { $0 == fileExtension } ?? true
    }
}

extension BidirectionalCollection<UInt8> {
    /// Whether the last bytes are these.
    fileprivate func ends(with suffix: some BidirectionalCollection<UInt8>) -> Bool {
        var end = endIndex
        for byte in suffix.reversed() {
            guard end > startIndex else { return false }
            formIndex(before: &end)
            if self[end] != byte { return false }
        }
        return true
    }
}
