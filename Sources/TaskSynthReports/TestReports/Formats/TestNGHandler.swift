import TaskSynthCore

/// Reads TestNG's own results.
struct TestNGHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var className = ""
    private var current: ReportCase?
    private var values: [String] = []
    private var message: String?
    private var milliseconds: Double?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "suite":
            if let time = element.seconds("duration-ms") {
                milliseconds = (milliseconds ?? 0) + time
            }
        case "class": className = element["name"] ?? ""
        case "test-method":
            var test = ReportCase()
            test.group = className
            test.name = element["name"] ?? ""
            test.seconds = element.seconds("duration-ms").map { $0 / 1000 }
            switch element["status"]?.uppercased() {
            case "FAIL": test.status = .failed
            case "SKIP": test.status = .skipped
            default: break
            }
            if element["is-config"] == "true" { test.scope = .hook }
            current = test
            values = []
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "test-method":
            guard var test = current else { return }
            if !values.isEmpty { test.name += "(" + values.joined(separator: ", ") + ")" }
            tests.append(test.result())
            current = nil
        case "value" where path.contains("param"): values.append(XMLElement.trimmed(text))
        case "message": message = XMLElement.trimmed(text)
        case "full-stacktrace", "short-stacktrace":
            current?.note(message: message, text: text)
            message = nil
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(
            framework: "testng", state: .completed, tests: tests,
            durationSeconds: milliseconds.map { $0 / 1000 })
    }
}
