/// What a hunk looks for, and what it puts there, as ranges of the patch.
struct HunkImage {
    private(set) var before: [Range<Int>] = []
    private(set) var after: [Range<Int>] = []
    /// The lines of the patch that `before` is from.
    private(set) var origins: [Range<Int>] = []
    private(set) var leading = 0
    private(set) var trailing = 0
    /// The number of the line that the hunk starts at, before and after.
    let oldStart: Int
    let newStart: Int

    init(_ hunk: Hunk, isReversed: Bool) {
        oldStart = isReversed ? hunk.newStart : hunk.oldStart
        newStart = isReversed ? hunk.oldStart : hunk.newStart
        var hasChange = false
        for line in hunk.lines {
            let content =
                line.contentRange
                .lowerBound..<(line.hasNoNewline
                ? line.contentRange.upperBound : line.range.upperBound)
            if line.kind == .context {
                if !hasChange { leading += 1 }
                trailing += 1
            } else {
                hasChange = true
                trailing = 0
            }
            let isRemoved = line.kind == (isReversed ? .added : .removed)
            if line.kind == .context || isRemoved {
                before.append(content)
                origins.append(line.range)
            }
            if line.kind == .context || !isRemoved { after.append(content) }
        }
    }
}
