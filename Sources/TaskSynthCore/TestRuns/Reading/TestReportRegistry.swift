/// The readers of JSON documents.
enum TestReportRegistry {
    private static let readers: [any TestReportReader.Type] = [
        JestReport.self, MochaReport.self, RSpecReport.self, PytestReport.self,
        PlaywrightReport.self, GoogleTestReport.self, CucumberReport.self,
    ]

    /// Whether a document of a runner begins at a place of a line.
    static func isStart(_ line: LogLine, at place: Int) -> Bool {
        readers.contains { reader in reader.starts.contains { line.has($0, at: place) } }
    }

    /// The run that a document holds.
    static func run(of value: JSONValue) -> TestRun? {
        for reader in readers {
            if let run = reader.run(of: value) { return run }
        }
        return nil
    }
}
