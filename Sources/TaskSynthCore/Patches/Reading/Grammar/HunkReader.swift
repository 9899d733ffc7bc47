/// A hunk while it is read, by the counts of its header.
struct HunkReader {
    private(set) var record: HunkRecord
    /// The place of the next line.
    private(set) var line: Int
    /// The place of the header, as far as it is known in a stream.
    private var start: Int
    private var old: Int
    private var new: Int
    private var additions = 0
    private var deletions = 0

    /// The fewest bytes of a line that says that the line before has no line feed: git looks at the
    /// length and not at the words, which are translated.
    private static let shortestMarker = 12

    /// Reads the header at a place.
    init(_ text: Span<UInt8>, at start: Int) throws(PatchError) {
        guard let headerEnd = text.firstIndex(of: .lineFeed, from: start) else {
            throw PatchError(
                .badHunkHeader, at: start, in: text,
                expected: "a line feed at the end of the line")
        }
        guard let header = HunkHeader(text, start, headerEnd) else {
            throw PatchError(
                .badHunkHeader, at: start, in: text, expected: "@@ -start,count +start,count @@")
        }
        old = header.oldCount
        new = header.newCount
        line = headerEnd + 1
        self.start = start
        record = HunkRecord(
            start: UInt32(start), bodyStart: UInt32(line),
            oldStart: UInt32(header.oldStart), oldCount: UInt32(header.oldCount),
            newStart: UInt32(header.newStart), newCount: UInt32(header.newCount))
    }

    /// Reads lines until the counts are used up.
    ///
    /// - Returns: Whether the hunk is complete; else more of the text is needed.
    mutating func readLines(_ text: Span<UInt8>, hasAll: Bool) throws(PatchError) -> Bool {
        skipBlocks(text)
        var old = self.old
        var new = self.new
        var additions = self.additions
        var deletions = self.deletions
        var line = self.line
        while old | new != 0 {
            guard line < text.count, let feed = text.firstIndex(of: .lineFeed, from: line) else {
                (self.old, self.new, self.line) = (old, new, line)
                (self.additions, self.deletions) = (additions, deletions)
                if hasAll { throw truncated(text) }
                return false
            }
            switch text[line] {
            case UInt8(ascii: " "), .lineFeed:
                old -= 1
                new -= 1
            case UInt8(ascii: "-"):
                old -= 1
                deletions += 1
            case UInt8(ascii: "+"):
                new -= 1
                additions += 1
            case UInt8(ascii: "\\")
            where feed + 1 - line >= Self.shortestMarker
                && text[line + 1] == UInt8(ascii: " "):
                break
            default: throw unexpected(text, line, old: old, new: new)
            }
            // A negative number has its highest bit set.
            if old | new < 0 { throw surplus(text, line, old: old, new: new) }
            line = feed + 1
        }
        (self.old, self.new, self.line) = (0, 0, line)
        (self.additions, self.deletions) = (additions, deletions)
        return try finish(text, hasAll: hasAll)
    }

    /// Takes whole blocks, as long as neither the last line nor a strange one can be in them.
    private mutating func skipBlocks(_ text: Span<UInt8>) {
        guard line > 0 else { return }
        let end = text.endOfLines(after: line)
        var block = line
        while takeBlock(text, &block, end, width: 192) {}
        while takeBlock(text, &block, end, width: 32) {}
        // A line that began in a block may end behind it.
        guard block > line, let feed = text.firstIndex(of: .lineFeed, from: block - 1) else {
            return
        }
        line = feed + 1
    }

    /// Takes a block of some width; `false` where that cannot be.
    @inline(__always) private mutating func takeBlock(
        _ text: Span<UInt8>, _ block: inout Int, _ end: Int, width: Int
    ) -> Bool {
        guard end - block >= width else { return false }
        let found = HunkBlock(text, at: block, width: width)
        let rest = (
            old: old - found.lines + found.additions, new: new - found.lines + found.deletions
        )
        guard !found.hasOther, rest.old | rest.new > 0 else { return false }
        (old, new) = rest
        additions += found.additions
        deletions += found.deletions
        block += width
        return true
    }

    /// Takes the marker after the last line, and checks that something changes.
    private mutating func finish(_ text: Span<UInt8>, hasAll: Bool) throws(PatchError) -> Bool {
        if !hasAll, text.count - line < 2 { return false }
        if text.hasPrefix("\\ ", at: line) {
            let feed = text.firstIndex(of: .lineFeed, from: line)
            if !hasAll, feed == nil { return false }
            let end = feed.map { $0 + 1 } ?? text.count
            if end - line >= Self.shortestMarker { line = end }
        }
        guard additions + deletions > 0 else {
            throw PatchError(
                .hunkWithoutChange, at: start, in: text,
                expected: "a line that is added or removed")
        }
        record.end = UInt32(truncatingIfNeeded: line)
        record.additions = UInt32(additions)
        record.deletions = UInt32(deletions)
        return true
    }

    /// Takes the place of the next byte of a stream for the start of the text.
    mutating func rebase(by count: Int) {
        line -= count
        start = max(0, start - count)
    }

    /// Goes on behind a line whose start was counted.
    mutating func skip(to place: Int) { line = place }

    /// Counts a line of which only the start is there, and which is too long to wait for.
    mutating func takeStart(ofLineIn text: Span<UInt8>) throws(PatchError) {
        switch text[line] {
        case UInt8(ascii: " "):
            old -= 1
            new -= 1
        case UInt8(ascii: "-"):
            old -= 1
            deletions += 1
        case UInt8(ascii: "+"):
            new -= 1
            additions += 1
        default: throw unexpected(text, line, old: old, new: new)
        }
        if old < 0 || new < 0 { throw surplus(text, line, old: old, new: new) }
    }

    private func truncated(_ text: Span<UInt8>) -> PatchError {
        PatchError(
            .truncatedHunk, at: line, in: text,
            expected: line < text.count
                ? "a line feed at the end of the line" : Self.rest(old: old, new: new))
    }

    private func unexpected(_ text: Span<UInt8>, _ line: Int, old: Int, new: Int) -> PatchError {
        PatchError(
            .unexpectedLine, at: line, in: text,
            expected: Self.rest(old: old, new: new) + " of the hunk")
    }

    private func surplus(_ text: Span<UInt8>, _ line: Int, old: Int, new: Int) -> PatchError {
        unexpected(
            text, line, old: old + (text[line] == UInt8(ascii: "+") ? 0 : 1),
            new: new + (text[line] == UInt8(ascii: "-") ? 0 : 1))
    }

    /// Says how many lines are still due.
    private static func rest(old: Int, new: Int) -> String {
        "\(max(0, old)) more old and \(max(0, new)) more new line\(new == 1 ? "" : "s")"
    }
}
