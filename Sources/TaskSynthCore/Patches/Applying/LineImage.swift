/// A file as lines while hunks are applied to it.
struct LineImage {
    /// A line: a part of the file, or of the patch where a hunk put it there.
    struct Line {
        var range: Range<Int>
        var isPatched: Bool
    }

    private(set) var lines: [Line] = []

    init(_ content: Span<UInt8>) {
        var start = 0
        while start < content.count {
            let end = content.firstIndex(of: .lineFeed, from: start).map { $0 + 1 } ?? content.count
            lines.append(Line(range: start..<end, isPatched: false))
            start = end
        }
    }

    /// Whether a line is that part of the patch, and not one that a hunk put there.
    func matches(
        _ index: Int, _ content: Span<UInt8>, _ range: Range<Int>, in patch: Span<UInt8>
    ) -> Bool {
        let line = lines[index]
        return !line.isPatched && content.hasSameBytes(in: line.range, as: patch, in: range)
    }

    /// Puts lines of the patch in the place of others.
    mutating func replace(_ range: Range<Int>, with parts: [Range<Int>]) {
        lines.replaceSubrange(range, with: parts.map { Line(range: $0, isPatched: true) })
    }

    /// The bytes of all lines.
    func bytes(_ content: [UInt8], _ patch: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.reduce(0) { $0 + $1.range.count })
        var index = 0
        while index < lines.count {
            let line = lines[index]
            // Lines that follow each other are copied as one.
            var end = line.range.upperBound
            index += 1
            while index < lines.count, lines[index].isPatched == line.isPatched,
                lines[index].range.lowerBound == end
            {
                end = lines[index].range.upperBound
                index += 1
            }
            bytes += (line.isPatched ? patch : content)[line.range.lowerBound..<end]
        }
        return bytes
    }
}
