/// Reads what one runner prints, line by line.
protocol TestLogReader: Sendable {
    /// The runner.
    static var framework: TestFramework { get }
    /// Makes a reader that has read nothing.
    init()
    /// Reads the next line.
    mutating func read(_ line: LogLine, into run: inout RunBuilder)
    /// Says that there are no more lines.
    mutating func finish(_ run: inout RunBuilder)
}

extension TestLogReader {
    mutating func finish(_ run: inout RunBuilder) {}
}
