import TaskSynthCore

/// Reads the log of GLib's gtester: a binary is a group, the rest of a path the name.
struct GTesterHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var current: ReportCase?
    private var seed: String?
    private var binary = ""

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "testbinary": binary = element["path"] ?? ""
        case "testcase":
            var parts = (element["path"] ?? "").split(separator: "/")
            if parts.count > 1, let first = parts.first, first == binary { parts.removeFirst() }
            current = ReportCase()
            current?.group = binary
            current?.name = parts.joined(separator: "/")
            if element["skipped"] == "1" { current?.status = .skipped }
        case "status":
            switch element["result"]?.lowercased() {
            case "failed", "failure": current?.status = .failed
            case "skipped": current?.status = .skipped
            default: break
            }
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "error": current?.note(message: XMLElement.trimmed(text), text: "")
        case "duration" where path.dropLast().last == "testcase":
            current?.seconds = XMLElement.seconds(in: text)
        case "random-seed": seed = XMLElement.trimmed(text)
        case "testcase":
            if let current { tests.append(current.result()) }
            current = nil
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(framework: "gtester", state: .completed, tests: tests, seed: seed)
    }
}
