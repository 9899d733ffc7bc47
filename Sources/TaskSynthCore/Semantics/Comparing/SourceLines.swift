/// Where the lines of a source text begin.
struct SourceLines {
    private let starts: [UInt32]
    private let byteCount: Int

    /// The longest text, in bytes, whose places fit into the numbers used here.
    static let longestText = Int(Int32.max)

    /// Finds the lines of a text; what follows the last line feed is one, even if empty.
    init(of text: Span<UInt8>) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(text.count / 24)
        var next = 0
        while let feed = text.firstIndex(of: .lineFeed, from: next) {
            next = feed + 1
            starts.append(UInt32(next))
        }
        self.starts = starts
        byteCount = text.count
    }

    /// The number of lines.
    var count: Int { starts.count }

    /// The bytes of some lines, counted from 1, with their ends; lines that are not there have none.
    func bytes(of lines: Range<Int>) -> Range<Int> {
        let start = start(of: lines.lowerBound)
        return start..<max(start, lines.isEmpty ? start : self.start(of: lines.upperBound))
    }

    private func start(of line: Int) -> Int {
        line <= 1 ? 0 : line <= starts.count ? Int(starts[line - 1]) : byteCount
    }
}
