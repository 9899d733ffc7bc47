import TaskSynthCore

/// Reads the output file of Robot Framework: a keyword has a status too, and is no test.
struct RobotHandler: TestReportHandler {
    private var tests: [TestResult] = []
    /// The names of the suites around what is read.
    private var suites: [String] = []
    private var current: ReportCase?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "suite" where path.last == "robot" || path.last == "suite":
            suites.append(element["name"] ?? "")
        case "test" where path.last == "suite":
            var test = ReportCase()
            test.group = suites.joined(separator: ".")
            test.name = element["name"] ?? ""
            test.line = element.integer("line")
            current = test
        case "status" where path.last == "test":
            switch element["status"] {
            case "FAIL": current?.status = .failed
            case "SKIP", "NOT RUN", "NOT_RUN": current?.status = .skipped
            default: break
            }
            current?.seconds = element.seconds("elapsed")
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "suite" where path.dropLast().last == "robot" || path.dropLast().last == "suite":
            _ = suites.popLast()
        case "status" where path.dropLast().last == "test":
            current?.note(message: XMLElement.trimmed(text), text: "")
        case "test" where path.dropLast().last == "suite":
            if let current { tests.append(current.result()) }
            current = nil
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(framework: "robot", state: tests.isEmpty ? .noTests : .completed, tests: tests)
    }
}
