/// A run of lines of a file that change, with context around them.
public struct Hunk: Sendable {
    /// The file section that the hunk is part of.
    public let file: FilePatch
    /// The position among the hunks of the section.
    public let index: Int
    let record: HunkRecord

    init(file: FilePatch, index: Int) {
        self.file = file
        self.index = index
        record = file.patch.index.hunks[Int(file.record.firstHunk) + index]
    }

    /// The whole hunk with its header, in bytes of the patch.
    public var range: Range<Int> { Int(record.start)..<Int(record.end) }

    /// The header line, with its line feed.
    public var headerRange: Range<Int> { Int(record.start)..<Int(record.bodyStart) }

    /// The lines after the header.
    public var bodyRange: Range<Int> { Int(record.bodyStart)..<Int(record.end) }

    /// The bytes of the hunk.
    public var bytes: ArraySlice<UInt8> { file.patch.bytes[range] }

    /// The first line before, counted from 1; in a merge, that of the first parent.
    public var oldStart: Int { Int(record.oldStart) }

    /// The number of lines before; in a merge, that of the first parent.
    public var oldCount: Int { Int(record.oldCount) }

    /// The first line after, counted from 1.
    public var newStart: Int { Int(record.newStart) }

    /// The number of lines after.
    public var newCount: Int { Int(record.newCount) }

    /// The number of lines that are added.
    public var additions: Int { Int(record.additions) }

    /// The number of lines that are removed.
    public var deletions: Int { Int(record.deletions) }

    /// The first lines and the numbers of lines before, one for each parent.
    public var oldRanges: [(start: Int, count: Int)] {
        guard file.isCombined else { return [(oldStart, oldCount)] }
        let first = Int(record.firstRange)
        return file.patch.index.combined[first..<first + file.parentCount].map {
            (Int($0.start), Int($0.count))
        }
    }

    /// The text after the second `@@`: most often the function that the hunk is in.
    public var sectionRange: Range<Int> {
        let span = file.patch.bytes.span
        var end = Int(record.bodyStart) - 1
        if end > Int(record.start), span[end - 1] == .carriageReturn { end -= 1 }
        var index = Int(record.start) + file.parentCount + 1
        while index < end, span[index] != UInt8(ascii: "@") { index += 1 }
        while index < end, span[index] == UInt8(ascii: "@") { index += 1 }
        if index < end, span[index] == UInt8(ascii: " ") { index += 1 }
        return index..<max(index, end)
    }

    /// The text after the second `@@`, where bytes that are no UTF-8 are replaced.
    public var section: String { file.patch.text(sectionRange) }

    /// The lines, in order.
    public var lines: HunkLines { HunkLines(hunk: self) }
}
