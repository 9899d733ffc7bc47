/// Finds the lines of a section that serve tests alone, though the file as a whole does not.
enum LineFinder: Sendable {
    /// In source files, by the constructs that their language has for tests.
    case inlineTests(InlineTestOutline)
    /// In manifests, by what these say about tests.
    case manifestLines(ManifestLineRule)

    /// The finder for a path; `nil` where there is nothing to find.
    init?(_ path: String, _ role: PathRole, _ policy: SplitPolicy) {
        switch role {
        case .source, .example, .benchmark:
            guard policy.classifier.isOn(.inlineTests), let outline = InlineTestOutline.of(path)
            else { return nil }
            self = .inlineTests(outline)
        case .manifest:
            guard policy.classifier.isOn(.manifestLines), let rule = ManifestLineRule.of(path)
            else { return nil }
            self = .manifestLines(rule)
        default: return nil
        }
    }

    /// The marked lines, or `nil` where there are none.
    func marks(of file: FilePatch, _ policy: SplitPolicy) -> LineMarks? {
        // A copy and a change of type have no file that both parts could change in turn.
        guard !file.isBinary, !file.isCombined, !file.isTypeChange, file.status != .copied,
            !file.hunks.isEmpty
        else { return nil }
        return switch self {
        case .inlineTests(let outline): InlineTestFinder(outline, policy).marks(of: file)
        case .manifestLines(let rule): ManifestLineFinder(rule).marks(of: file)
        }
    }
}
