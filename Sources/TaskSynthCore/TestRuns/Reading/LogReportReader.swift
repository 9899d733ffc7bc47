/// Finds reports between the lines of a log, in a format that the core does not read itself.
public protocol LogReportReader: Sendable {
    /// Reads the next line, without colours, its line feed and the prefix of a service.
    mutating func read(line: Span<UInt8>)
    /// Says that there are no more lines, and what run the reports that were found are of.
    mutating func finish() -> TestRun?
}
