import TaskSynthCore

/// Reads the results of Qt Test: a function is a test, its data rows are part of it.
struct QTestHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var testCase = ""
    private var current: ReportCase?
    private var incident: XMLElement?
    private var tag = ""
    private var seconds: Double?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "TestCase": testCase = element["name"] ?? ""
        case "TestFunction":
            current = ReportCase()
            current?.group = testCase
            current?.name = element["name"] ?? ""
        case "Incident", "Message":
            incident = element
            tag = ""
        case "Duration":
            let time = element.seconds("msecs").map { $0 / 1000 }
            if path.last == "TestFunction" { current?.seconds = time } else { seconds = time }
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "DataTag": tag = XMLElement.trimmed(text)
        case "Description": readDescription(XMLElement.trimmed(text))
        case "Incident", "Message":
            if let incident { read(incident) }
            incident = nil
        case "TestFunction":
            if let current { tests.append(current.result()) }
            current = nil
        default: break
        }
    }

    private mutating func readDescription(_ text: String) {
        guard let type = incident?["type"], ["fail", "xpass", "skip", "qfatal"].contains(type)
        else { return }
        current?.note(message: tag.isEmpty ? text : "\(tag): \(text)", text: "")
    }

    private mutating func read(_ incident: XMLElement) {
        switch incident["type"] {
        case "fail", "xpass": current?.raise(to: .failed)
        case "qfatal": current?.raise(to: .errored)
        case "skip": current?.raise(to: .skipped)
        default: return
        }
        guard current?.line == nil else { return }
        current?.file = incident["file"]
        current?.line = incident.integer("line")
    }

    func run() -> TestRun {
        TestRun(framework: "qtest", state: .completed, tests: tests, durationSeconds: seconds)
    }
}
