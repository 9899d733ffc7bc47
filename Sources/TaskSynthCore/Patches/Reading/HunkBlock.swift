/// How many lines of a hunk begin in a block of bytes, found without a look at each line.
struct HunkBlock {
    /// The lines that are there before.
    let old: Int
    /// The lines that are there after.
    let new: Int
    /// The lines that are added.
    let additions: Int
    /// The lines that are removed.
    let deletions: Int
    /// Whether a line begins with anything but a space, a plus or a minus.
    let hasOther: Bool

    private static let sixteens = ByteBlock.ones &<< 4

    /// Looks at the bytes at a place that is not the first.
    init(_ text: Span<UInt8>, at place: Int) {
        let starts = ByteBlock(text, at: place - 1).mask(of: .lineFeed)
        let block = ByteBlock(text, at: place)
        let added = starts & block.mask(of: UInt8(ascii: "+"))
        let removed = starts & block.mask(of: UInt8(ascii: "-"))
        let kept = starts & block.mask(of: UInt8(ascii: " "))
        let other = starts & ~(added | removed | kept)
        // A byte holds two sums of eight bits each: one in its lower half, one in its upper half.
        let changes = ByteBlock.sum(added & ByteBlock.ones | removed & Self.sixteens)
        let rest = ByteBlock.sum(kept & ByteBlock.ones | other & Self.sixteens)
        additions = Self.total(changes)
        deletions = Self.total(changes >> 4)
        let context = Self.total(rest)
        old = context + deletions
        new = context + additions
        hasOther = rest & 0xF0F0_F0F0_F0F0_F0F0 != 0
    }

    /// The sum of the lower halves of the bytes.
    private static func total(_ word: UInt64) -> Int {
        ByteBlock.total(word & 0x0F0F_0F0F_0F0F_0F0F)
    }
}
