import TaskSynthCore

/// Reads the results of xUnit.net, both versions.
struct XUnitHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var current: ReportCase?
    private var message: String?
    private var seconds: Double?
    private var assembly = ""

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "assembly":
            assembly = element["name"] ?? ""
            if let time = element.seconds("time") { seconds = (seconds ?? 0) + time }
        case "test":
            var test = ReportCase()
            let name = element["name"] ?? ""
            test.group = element["type"] ?? ""
            // The name starts with the class, unless it was given one to show.
            if !test.group.isEmpty, name.hasPrefix(test.group + ".") {
                test.name = String(name.dropFirst(test.group.count + 1))
            } else {
                test.name = name.isEmpty ? element["method"] ?? "" : name
            }
            test.seconds = element.seconds("time")
            switch element["result"]?.lowercased() {
            case "fail": test.status = .failed
            case "skip", "notrun": test.status = .skipped
            default: break
            }
            current = test
        case "error" where path.last == "errors":
            var suite = ReportCase()
            suite.name = element["name"] ?? assembly
            suite.status = .errored
            suite.scope = .suite
            current = suite
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "test", "error":
            if let current { tests.append(current.result(isQualified: current.scope == nil)) }
            current = nil
            message = nil
        case "message": message = XMLElement.trimmed(text)
        case "stack-trace":
            current?.note(message: message, text: text)
            message = nil
        case "failure":
            if let message { current?.note(message: message, text: "") }
            message = nil
        case "reason": current?.note(message: message, text: text)
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(
            framework: "xunit-net", state: .completed, tests: tests, durationSeconds: seconds)
    }
}
