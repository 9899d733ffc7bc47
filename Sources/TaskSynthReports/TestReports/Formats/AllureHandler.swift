import TaskSynthCore

/// Reads the suites of the first version of Allure, in which a suite and its cases have names as
/// elements.
struct AllureHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var suite = ""
    private var current: ReportCase?
    private var message: String?

    mutating func start(_ element: XMLElement, path: [String]) {
        guard element.name == "test-case", path.last == "test-cases" else { return }
        var test = ReportCase()
        test.group = suite
        switch element["status"]?.lowercased() {
        case "failed": test.status = .failed
        case "broken": test.status = .errored
        case "canceled", "pending", "skipped": test.status = .skipped
        default: break
        }
        if let start = element.integer("start"), let stop = element.integer("stop"), stop >= start {
            test.seconds = Double(stop - start) / 1000
        }
        current = test
    }

    mutating func end(path: [String], text: String) {
        let parent = path.dropLast().last
        switch path.last {
        case "name" where parent == "test-suite": suite = XMLElement.trimmed(text)
        case "name" where parent == "test-case": current?.name = XMLElement.trimmed(text)
        case "message" where parent == "failure": message = XMLElement.trimmed(text)
        case "stack-trace" where parent == "failure":
            current?.note(message: message, text: text)
            message = nil
        case "failure":
            if let message { current?.note(message: message, text: "") }
            message = nil
        case "test-case":
            if let current { tests.append(current.result()) }
            current = nil
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(framework: "allure", state: tests.isEmpty ? .noTests : .completed, tests: tests)
    }
}
