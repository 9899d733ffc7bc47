/// A hunk of a merge while it is read.
struct CombinedHunk {
    var record = HunkRecord()
    /// The ranges in the parents.
    private(set) var ranges: [CombinedRange] = []
    /// The place of the next line.
    var line: Int
    private let parents: Int
    /// How many lines are still due, in each parent and in the result.
    private var rest: [Int] = []

    /// Reads `@@@ -a,b -c,d +e,f @@@`: one range for each parent, and that of the result.
    init?(_ text: Span<UInt8>, at start: Int, parents: Int) {
        guard start < text.count, let feed = text.firstIndex(of: .lineFeed, from: start) else {
            return nil
        }
        self.parents = parents
        line = feed + 1
        var index = start
        while index < feed, text[index] == UInt8(ascii: "@") { index += 1 }
        guard index - start == parents + 1 else { return nil }
        var first = 0
        var count = 1
        for parent in 0...parents {
            guard text.hasPrefix(parent == parents ? " +" : " -", at: index) else { return nil }
            index += 2
            count = 1
            guard HunkHeader.number(text, &index, &first) else { return nil }
            if text.hasPrefix(",", at: index) {
                index += 1
                guard HunkHeader.number(text, &index, &count) else { return nil }
            }
            rest.append(count)
            if parent < parents {
                ranges.append(CombinedRange(start: UInt32(first), count: UInt32(count)))
            }
        }
        guard text.hasPrefix(" @@", at: index) else { return nil }
        record = HunkRecord(
            start: UInt32(start), bodyStart: UInt32(line), oldStart: ranges[0].start,
            oldCount: ranges[0].count, newStart: UInt32(first), newCount: UInt32(count))
    }

    /// Reads lines, each with one column a parent.
    ///
    /// - Returns: Whether the hunk is complete; else more of the text is needed.
    mutating func readLines(_ text: Span<UInt8>, hasAll: Bool) throws(PatchError) -> Bool {
        while rest.contains(where: { $0 > 0 }) {
            guard line < text.count, let feed = text.firstIndex(of: .lineFeed, from: line) else {
                if !hasAll { return false }
                throw PatchError(
                    .truncatedHunk, at: text.count, in: text,
                    expected: "\(rest[parents]) more lines of the result of a merge")
            }
            try count(text, line..<feed)
            line = feed + 1
        }
        while text.count > line || !hasAll {
            guard hasAll || text.firstIndex(of: .lineFeed, from: line) != nil else { return false }
            guard text.hasPrefix("\\ ", at: line) else { break }
            line = min(text.count, (text.firstIndex(of: .lineFeed, from: line) ?? text.count) + 1)
        }
        record.end = UInt32(truncatingIfNeeded: line)
        return true
    }

    private mutating func count(_ text: Span<UInt8>, _ range: Range<Int>) throws(PatchError) {
        let marks = CombinedMarks(text, range, parents: parents)
        guard marks.isValid else {
            throw PatchError(
                .unexpectedLine, at: range.lowerBound, in: text,
                expected: "a line with \(parents) columns of ' ', '+' or '-'")
        }
        guard !marks.isMarker else { return }
        if marks.isRemoved {
            record.deletions += 1
        } else {
            if marks.isAdded { record.additions += 1 }
            rest[parents] -= 1
        }
        for parent in 0..<parents where marks.isInParent(text, range, parent) { rest[parent] -= 1 }
        guard !rest.contains(where: { $0 < 0 }) else {
            throw PatchError(
                .unexpectedLine, at: range.lowerBound, in: text,
                expected: "no more lines than the hunk header announces")
        }
    }
}
