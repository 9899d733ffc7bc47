/// What the changed text itself says, where the path says nothing.
///
/// A repository may keep tests where no name gives them away, like the files that check types of a
/// PHP library. Product code about testing uses a framework's words too, so only words that nothing
/// but a test has use for count, and only outside of the roots of shipped code.
struct ContentEvidence: Sendable {
    private let rule: String
    private let extensions: Set<String>
    private let words: [ByteWord]

    private static let rows = [
        ContentEvidence(
            rule: "content.type-assertion", extensions: ["php"], words: [ByteWord("assertType(")])
    ]
    private static let shippedRoots: Set<String> = ["src", "lib", "app", "packages", "source"]

    private init(rule: String, extensions: Set<String>, words: [ByteWord]) {
        self.rule = rule
        self.extensions = extensions
        self.words = words
    }

    /// The row for a path that was taken for product code by its extension alone.
    init?(_ path: String, _ judgement: PathJudgement) {
        guard judgement.rule == "source.extension" else { return nil }
        let parts = PathParts(path)
        guard let row = Self.rows.first(where: { $0.extensions.contains(parts.fileExtension) }),
            let root = parts.folders.first, !Self.shippedRoots.contains(root.lowercased())
        else { return nil }
        self = row
    }

    /// A better judgement of a section, where its text has one of the words.
    func judgement(of file: FilePatch) -> PathJudgement? {
        let text = file.patch.bytes.span
        let (start, end) = (file.range.lowerBound, file.range.upperBound)
        guard
            let word = words.first(where: { $0.firstIndex(in: text, from: start, to: end) != nil })
        else { return nil }
        return PathJudgement(
            role: .test, servesTestsOnly: true, confidence: 0.8, rule: rule,
            evidence: "the text calls \(word.text)")
    }
}
