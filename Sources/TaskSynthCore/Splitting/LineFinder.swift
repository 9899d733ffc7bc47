/// Finds the lines of a section that serve tests alone, though the file as a whole does not.
struct LineFinder {
    private let policy: SplitPolicy

    init(_ policy: SplitPolicy) { self.policy = policy }

    /// The marked lines, or `nil` where there is nothing to find.
    func marks(of file: FilePatch, _ role: PathRole) -> LineMarks? {
        // A copy and a change of type have no file that both parts could change in turn.
        guard !file.isBinary, !file.isCombined, !file.isTypeChange, file.status != .copied,
            !file.hunks.isEmpty
        else { return nil }
        switch role {
        case .source, .example, .benchmark:
            guard policy.classifier.isOn(.inlineTests) else { return nil }
            return InlineTestFinder(policy).marks(of: file)
        case .manifest:
            guard policy.classifier.isOn(.manifestLines) else { return nil }
            return ManifestLineFinder(policy).marks(of: file)
        default: return nil
        }
    }
}
