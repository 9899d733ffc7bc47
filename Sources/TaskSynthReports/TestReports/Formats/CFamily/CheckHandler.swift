import TaskSynthCore

/// Reads the results of Check, the runner for C.
struct CheckHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var title = ""
    private var current: ReportCase?
    private var iteration = ""
    private var folder = ""

    mutating func start(_ element: XMLElement, path: [String]) {
        guard element.name == "test" else { return }
        var test = ReportCase()
        test.group = title
        switch element["result"] {
        case "failure": test.status = .failed
        case "error": test.status = .errored
        default: break
        }
        current = test
    }

    mutating func end(path: [String], text: String) {
        let value = XMLElement.trimmed(text)
        switch path.last {
        case "title": title = value
        case "id": current?.name = value
        case "fn":
            let parts = value.split(separator: ":")
            if parts.count == 2 {
                current?.file = String(parts[0])
                current?.line = Int(parts[1])
            }
        case "duration":
            if let seconds = Double(value), seconds >= 0 { current?.seconds = seconds }
        case "message": if current?.status.isFailure == true { current?.message = value }
        case "test":
            if let current { tests.append(current.result()) }
            current = nil
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(framework: "check", state: .completed, tests: tests)
    }
}
