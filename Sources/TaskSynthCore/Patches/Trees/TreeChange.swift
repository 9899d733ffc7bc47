/// What a patch does to a tree: the files that are other than before, and where hunks went.
public struct TreeChange: Hashable, Sendable {
    /// The files after the patch, by path; `nil` where there is none any more.
    public let files: [PatchPath: TreeFile?]
    /// What happened to each section, in order.
    public let reports: [Report]

    /// What happened to a section.
    public struct Report: Hashable, Sendable {
        /// The path of the section.
        public let path: PatchPath
        /// Where each hunk was applied.
        public let placements: [HunkPlacement]
    }
}
