/// Finds the place of a hunk as `git apply` does: where it says, then ever farther away.
struct HunkPlacer {
    let image: LineImage
    let hunk: HunkImage
    private let mustStart: Bool
    private let mustEnd: Bool

    init(_ image: LineImage, _ hunk: HunkImage, _ options: ApplyOptions) {
        self.image = image
        self.hunk = hunk
        mustStart = hunk.oldStart == 0 || hunk.oldStart == 1 && !options.allowsZeroContext
        mustEnd = !options.allowsZeroContext && hunk.trailing == 0
    }

    /// The index of the line that the hunk names.
    var named: Int { max(0, hunk.newStart - 1) }

    /// The index of the first line of the place; `nil` where there is none.
    func place(_ content: Span<UInt8>, _ patch: Span<UInt8>) -> Int? {
        let count = image.lines.count
        guard hunk.before.count <= count else { return nil }
        var start = named
        if mustStart {
            start = 0
        } else if mustEnd {
            start = count - hunk.before.count
        }
        start = min(start, count)
        if fits(start, content, patch) { return start }
        guard !mustStart, !mustEnd else { return nil }
        var before = start
        var after = start
        while before > 0 || after < count {
            if after < count {
                after += 1
                if fits(after, content, patch) { return after }
            }
            if before > 0 {
                before -= 1
                if fits(before, content, patch) { return before }
            }
        }
        return nil
    }

    private func fits(_ start: Int, _ content: Span<UInt8>, _ patch: Span<UInt8>) -> Bool {
        let count = hunk.before.count
        guard start + count <= image.lines.count else { return false }
        if mustEnd, start + count != image.lines.count { return false }
        if mustStart, start != 0 { return false }
        var index = 0
        while index < count {
            guard image.matches(start + index, content, hunk.before[index], in: patch) else {
                return false
            }
            index += 1
        }
        return true
    }
}
