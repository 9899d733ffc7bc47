/// How many lines of a hunk begin in a block of bytes, found without a look at each line.
struct HunkBlock {
    /// The lines that begin.
    let lines: Int
    /// The lines that are added.
    let additions: Int
    /// The lines that are removed.
    let deletions: Int
    /// Whether a line begins with anything but a space, a plus or a minus.
    let hasOther: Bool

    /// Looks at the bytes at a place that is not the first.
    @inline(__always) init(_ text: Span<UInt8>, at place: Int, width: Int) {
        var all = ByteBlock.Marks()
        var added = all
        var removed = all
        var kept = all
        var offset = 0
        while offset < width {
            let starts = ByteBlock(text, at: place &+ offset &- 1).marks(of: .lineFeed)
            let block = ByteBlock(text, at: place &+ offset)
            // All bits are one less than none.
            all &-= starts
            added &-= starts & block.marks(of: UInt8(ascii: "+"))
            removed &-= starts & block.marks(of: UInt8(ascii: "-"))
            kept &-= starts & block.marks(of: UInt8(ascii: " "))
            offset &+= ByteBlock.width
        }
        lines = ByteBlock.total(all)
        additions = ByteBlock.total(added)
        deletions = ByteBlock.total(removed)
        hasOther = !ByteBlock.isEmpty(all &- added &- removed &- kept)
    }
}
