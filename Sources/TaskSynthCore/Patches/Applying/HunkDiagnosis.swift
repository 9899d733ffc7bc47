/// Says why a hunk fits nowhere: what differs where it should be, and where it nearly fits.
struct HunkDiagnosis {
    let error: ApplyError

    init(_ hunk: Hunk, _ placer: HunkPlacer, _ content: Span<UInt8>) {
        let patch = hunk.file.patch.bytes.span
        var error = ApplyError(code: .hunkDoesNotFit, path: hunk.file.path)
        error.hunk = hunk.index + 1
        error.patchLine = patch.lineNumber(at: hunk.range.lowerBound)
        error.mismatch = Self.mismatch(at: placer.named, placer, content, patch)
        error.nearest =
            Self.best(placer.hunk.after, placer, content, patch, isApplied: true)
            ?? Self.best(placer.hunk.before, placer, content, patch, isApplied: false)
        self.error = error
    }

    /// The first line that differs at the place that the hunk names.
    private static func mismatch(
        at place: Int, _ placer: HunkPlacer, _ content: Span<UInt8>, _ patch: Span<UInt8>
    ) -> ApplyError.Mismatch? {
        let image = placer.image
        for (index, range) in placer.hunk.before.enumerated() {
            let line = place + index
            let isThere = line < image.lines.count
            if isThere, image.matches(line, content, range, in: patch) { continue }
            let found = isThere ? image.lines[line] : nil
            return ApplyError.Mismatch(
                patchLine: patch.lineNumber(at: placer.hunk.origins[index].lowerBound),
                fileLine: line + 1, expected: shown(patch, range),
                found: found.map { shown($0.isPatched ? patch : content, $0.range) })
        }
        return nil
    }

    private static func shown(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
        var end = range.upperBound
        if end > range.lowerBound, text[end - 1] == .lineFeed { end -= 1 }
        let isLong = end - range.lowerBound > 120
        let part = range.lowerBound..<(isLong ? range.lowerBound + 120 : end)
        return String(decoding: text, in: part) + (isLong ? "…" : "")
    }

    /// The place where most lines agree, nearest to the named one; for lines that a hunk puts in,
    /// only where all agree.
    private static func best(
        _ lines: [Range<Int>], _ placer: HunkPlacer, _ content: Span<UInt8>, _ patch: Span<UInt8>,
        isApplied: Bool
    ) -> ApplyError.Nearest? {
        let image = placer.image
        guard !lines.isEmpty, lines.count <= 1 << 16 else { return nil }
        var wanted: [Int: [Int]] = [:]
        for (index, range) in lines.enumerated() {
            wanted[hash(patch, range), default: []].append(index)
        }
        var votes: [Int: Int] = [:]
        for (index, line) in image.lines.enumerated() where !line.isPatched {
            // Lines that a hunk repeats often, such as empty ones, tell little of the place.
            guard let found = wanted[hash(content, line.range)], found.count <= 32 else { continue }
            for position in found where position <= index {
                votes[index - position, default: 0] += 1
            }
        }
        let least = isApplied ? lines.count : 1
        let best = votes.filter { $0.value >= least }.max { left, right in
            (left.value, -abs(left.key - placer.named), -left.key)
                < (right.value, -abs(right.key - placer.named), -right.key)
        }
        return best.map {
            ApplyError.Nearest(
                line: $0.key + 1, matchingLines: $0.value, expectedLines: lines.count,
                isAlreadyApplied: isApplied)
        }
    }

    private static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in range { value = (value ^ UInt64(text[index])) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: value)
    }
}
