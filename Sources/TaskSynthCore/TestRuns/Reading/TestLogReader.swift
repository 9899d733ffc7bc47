/// Reads what one runner prints, line by line.
protocol TestLogReader: Sendable {
    /// The runner.
    static var framework: TestFramework { get }
    /// What a line has to have to matter, while the reader does not need every line.
    static var signs: LineSigns { get }
    /// Whether any line may matter now, as in the middle of a message or of a list.
    var needsEveryLine: Bool { get }
    /// Whether the run has come to its end, so that another one may follow.
    func isAtEnd(_ run: RunBuilder) -> Bool
    /// Makes a reader that has read nothing.
    init()
    /// Reads the next line that may matter.
    mutating func read(_ line: LogLine, into run: inout RunBuilder)
    /// Says that there are no more lines.
    mutating func finish(_ run: inout RunBuilder)
}

extension TestLogReader {
    var needsEveryLine: Bool { false }

    func isAtEnd(_ run: RunBuilder) -> Bool { run.isComplete }

    mutating func finish(_ run: inout RunBuilder) {}
}
