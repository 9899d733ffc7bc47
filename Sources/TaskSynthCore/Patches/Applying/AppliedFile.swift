/// A file after a section was applied to it.
public struct AppliedFile: Hashable, Sendable {
    /// The content; `nil` where the file is deleted.
    public let content: [UInt8]?
    /// Where each hunk was applied, in order.
    public let placements: [HunkPlacement]
}
