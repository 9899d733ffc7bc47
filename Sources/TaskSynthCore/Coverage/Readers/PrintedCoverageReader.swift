/// Finds the coverage that a runner prints in a log: tables and summaries, read as the log comes.
///
///     var reader = PrintedCoverageReader()
///     while let chunk = nextChunk() { reader.read(chunk.span) }
///     let coverage = reader.finish()
public struct PrintedCoverageReader: Sendable {
    /// How long a line of a table may be, in bytes; the rest of a longer one is passed over.
    private static let maximumLine = 1 << 14

    private var tables = CoverageTables()
    private var pending: [UInt8] = []

    /// Makes a reader that has read nothing.
    public init() {}

    /// Reads the next bytes of the log.
    public mutating func read(_ chunk: Span<UInt8>) {
        var start = 0
        while start < chunk.count {
            guard let feed = chunk.firstIndex(of: .lineFeed, from: start) else {
                keep(chunk, start..<chunk.count)
                return
            }
            if pending.isEmpty {
                readLine(chunk, start..<feed)
            } else {
                keep(chunk, start..<feed)
                readPending()
            }
            start = feed + 1
        }
    }

    /// Reads what is left; gives what the tables say, or `nil` where there is none.
    public mutating func finish() -> CoverageReport? {
        readPending()
        return tables.finish()
    }

    private mutating func keep(_ chunk: Span<UInt8>, _ range: Range<Int>) {
        let room = max(0, Self.maximumLine - pending.count)
        let end = min(range.upperBound, range.lowerBound + room)
        pending += [UInt8](copying: chunk, in: range.lowerBound..<end)
    }

    private mutating func readPending() {
        let line = pending
        pending = []
        readLine(line.span, 0..<line.count)
    }

    private mutating func readLine(_ text: Span<UInt8>, _ range: Range<Int>) {
        guard range.count <= Self.maximumLine else { return }
        var end = range.upperBound
        if end > range.lowerBound, text[end - 1] == .carriageReturn { end -= 1 }
        tables.read(text, range.lowerBound..<end)
    }
}
