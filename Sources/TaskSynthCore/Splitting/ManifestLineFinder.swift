/// Finds lines of manifests that serve tests alone.
struct ManifestLineFinder {
    private let policy: SplitPolicy

    init(_ policy: SplitPolicy) { self.policy = policy }

    func marks(of file: FilePatch) -> LineMarks? { nil }
}
