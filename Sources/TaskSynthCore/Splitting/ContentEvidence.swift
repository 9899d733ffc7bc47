/// What the changed text itself says, where the path says nothing.
///
/// A repository may keep tests where no name gives them away, like the files that check types of a
/// PHP library. Product code about testing uses a framework's words too, so only words that nothing
/// but a test has use for count, and only outside of the roots of shipped code.
enum ContentEvidence {
    private struct Row {
        let rule: String
        let extensions: Set<String>
        let words: [StaticString]
    }

    private static let rows = [
        Row(rule: "content.type-assertion", extensions: ["php"], words: ["assertType("])
    ]
    private static let shippedRoots: Set<String> = ["src", "lib", "app", "packages", "source"]

    /// A better judgement of a file that was taken for product code by its extension alone.
    static func of(_ file: FilePatch, _ judgement: PathJudgement) -> PathJudgement? {
        guard judgement.rule == "source.extension" else { return nil }
        let parts = PathParts(file.path.string)
        guard let row = rows.first(where: { $0.extensions.contains(parts.fileExtension) }),
            let root = parts.folders.first, !shippedRoots.contains(root.lowercased())
        else { return nil }
        let text = file.patch.bytes.span
        for word in row.words {
            for offset in file.range where text.hasPrefix(word, at: offset) {
                return PathJudgement(
                    role: .test, servesTestsOnly: true, confidence: 0.8, rule: row.rule,
                    evidence: "the text calls \(word)")
            }
        }
        return nil
    }
}
