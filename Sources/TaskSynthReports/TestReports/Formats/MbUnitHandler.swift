import TaskSynthCore

/// Reads the results of MbUnit.
struct MbUnitHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var fixture = ""
    private var current: ReportCase?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "fixture": fixture = element["type"] ?? element["name"] ?? ""
        case "run":
            var test = ReportCase()
            test.group = fixture
            test.name = element["name"] ?? ""
            test.seconds = element.seconds("duration")
            switch element["result"]?.lowercased() {
            case "failure": test.status = .failed
            case "error": test.status = .errored
            case "skip", "ignore", "notrun": test.status = .skipped
            default: break
            }
            current = test
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "message": current?.note(message: XMLElement.trimmed(text), text: "")
        case "stack-trace": current?.note(output: text)
        case "run":
            if let current { tests.append(current.result()) }
            current = nil
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(framework: "mbunit", state: .completed, tests: tests)
    }
}
