/// The readers of JSON documents.
enum TestReportRegistry {
    /// Whether a line begins a document of a runner.
    static func isStart(_ line: LogLine) -> Bool { false }

    /// The run that a document holds.
    static func run(of value: JSONValue) -> TestRun? { nil }
}
