import TaskSynthCore

/// Reads the generic test executions of SonarQube: cases in files, their durations in milliseconds.
struct SonarExecutionHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var file = ""
    private var current: ReportCase?
    private var message: String?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "file" where path.count == 1: file = element["path"] ?? ""
        case "testCase":
            var test = ReportCase()
            test.group = file
            test.name = element["name"] ?? ""
            test.file = file
            test.seconds = element.seconds("duration").map { $0 / 1000 }
            current = test
        case "skipped": current?.raise(to: .skipped)
        case "failure": current?.raise(to: .failed)
        case "error": current?.raise(to: .errored)
        default: break
        }
        if path.last == "testCase" { message = element["message"] }
    }

    mutating func end(path: [String], text: String) {
        if path.last == "testCase" {
            if let current { tests.append(current.result()) }
            current = nil
        } else if path.dropLast().last == "testCase" {
            current?.note(message: message, text: text)
        }
    }

    func run() -> TestRun {
        TestRun(framework: "sonar-generic", state: .completed, tests: tests)
    }
}
