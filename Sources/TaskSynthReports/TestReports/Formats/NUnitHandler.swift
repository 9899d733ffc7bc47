import TaskSynthCore

/// Reads the results of NUnit 2 and 3.
///
/// The result decides; what the third version writes beside a failure as its label (`Error`,
/// `Invalid`, `Cancelled`) says why, and the runner counts it as a failure as well.
struct NUnitHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var current: ReportCase?
    private var seconds: Double?
    private var message: String?

    mutating func start(_ element: XMLElement, path: [String]) {
        if path.isEmpty { seconds = element.seconds("duration") }
        if element.name == "failure", path.last == "test-case" { current?.raise(to: .failed) }
        guard element.name == "test-case" else { return }
        var test = ReportCase()
        test.group = element["classname"] ?? ""
        test.name = element["name"] ?? element["fullname"] ?? ""
        test.seconds = element.seconds("duration") ?? element.seconds("time")
        test.status = Self.status(of: element)
        if test.group.isEmpty, let whole = element["fullname"] { test.name = whole }
        current = test
        message = nil
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "test-case":
            if let current { tests.append(current.result()) }
            current = nil
        case "message" where path.dropLast().last == "failure" || path.dropLast().last == "reason":
            message = XMLElement.trimmed(text)
        case "stack-trace" where current != nil:
            current?.note(message: message, text: text)
            message = nil
        case "failure", "reason":
            if let message { current?.note(message: message, text: "") }
            message = nil
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(
            framework: "nunit", state: .completed, tests: tests, durationSeconds: seconds)
    }

    private static func status(of test: XMLElement) -> TestStatus {
        if test["executed"]?.lowercased() == "false" { return .skipped }
        switch test["result"]?.lowercased() {
        case "passed", "success", "warning": return .passed
        case "failed", "failure": return .failed
        case "error", "cancelled": return .errored
        case "skipped", "ignored", "inconclusive", "notrunnable", "explicit", "invalid":
            return .skipped
        default: return test["success"]?.lowercased() == "false" ? .failed : .passed
        }
    }
}
