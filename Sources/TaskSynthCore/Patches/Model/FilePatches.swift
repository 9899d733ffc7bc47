/// The file sections of a patch, in order.
public struct FilePatches: RandomAccessCollection, Sendable {
    let patch: Patch

    /// The position of the first section.
    public var startIndex: Int { 0 }

    /// The position after the last section.
    public var endIndex: Int { patch.sections.count }

    /// The section at a position.
    public subscript(position: Int) -> FilePatch {
        FilePatch(patch: patch, index: position)
    }
}
