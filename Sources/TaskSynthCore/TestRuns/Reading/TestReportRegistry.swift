/// The readers of JSON documents.
enum TestReportRegistry {
    private static let readers: [any TestReportReader.Type] = [
        JestReport.self, MochaReport.self, RSpecReport.self, PytestReport.self,
        PlaywrightReport.self, GoogleTestReport.self, CucumberReport.self,
    ]

    /// Whether a line begins a document of a runner.
    static func isStart(_ line: LogLine) -> Bool {
        readers.contains { reader in reader.starts.contains { line.hasPrefix($0) } }
    }

    /// The run that a document holds.
    static func run(of value: JSONValue) -> TestRun? {
        for reader in readers {
            if let run = reader.run(of: value) { return run }
        }
        return nil
    }
}
