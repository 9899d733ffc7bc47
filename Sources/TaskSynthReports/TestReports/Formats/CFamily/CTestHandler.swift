import TaskSynthCore

/// Reads the results that CTest makes for a dashboard.
struct CTestHandler: TestReportHandler {
    /// What CTest says of tests that it wanted to run and could not, which it counts as failures.
    static let obstacles: Set<String> = [
        "Unable to find executable", "Fixture dependency failed", "Missing Configuration",
        "Insufficient resources", "Invalid resource spec file",
    ]

    private var tests: [TestResult] = []
    private var current: ReportCase?
    private var measurement: String?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "Test" where path.last == "Testing":
            var test = ReportCase()
            switch element["Status"]?.lowercased() {
            case "failed": test.status = .failed
            case "notrun": test.status = .skipped
            default: break
            }
            current = test
        case "NamedMeasurement": measurement = element["name"]
        case "Measurement": measurement = ""
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        guard current != nil else { return }
        switch path.last {
        case "Test":
            if let current { tests.append(current.result(isQualified: false)) }
            current = nil
        case "Name" where path.dropLast().last == "Test": current?.name = XMLElement.trimmed(text)
        case "Value": readValue(XMLElement.trimmed(text))
        default: break
        }
    }

    private mutating func readValue(_ text: String) {
        switch measurement {
        case "Execution Time": current?.seconds = XMLElement.seconds(in: text)
        case "Exit Code", "Completion Status":
            guard let test = current, test.status != .passed, !text.isEmpty, text != "Completed"
            else { return }
            let isDeath = text.contains("SEGFAULT") || text.contains("Timeout")
            if test.status == .failed && isDeath || Self.obstacles.contains(text) {
                current?.status = .errored
            }
            if test.message == nil { current?.message = text }
        case "": if current?.status == .failed { current?.output = String(text.prefix(8192)) }
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(framework: "ctest", state: .completed, tests: tests)
    }
}
