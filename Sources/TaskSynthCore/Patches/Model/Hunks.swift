/// The hunks of a file section, in order.
public struct Hunks: RandomAccessCollection, Sendable {
    let file: FilePatch

    /// The position of the first hunk.
    public var startIndex: Int { 0 }

    /// The position after the last hunk.
    public var endIndex: Int { Int(file.record.hunkCount) }

    /// The hunk at a position.
    public subscript(position: Int) -> Hunk {
        precondition(indices.contains(position), "no hunk \(position)")
        return Hunk(file: file, index: position)
    }
}
