import TaskSynthCore

/// Reads the results of FPCUnit, the runner for Pascal.
struct FPCUnitHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var suites: [String] = []
    private var current: ReportCase?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "TestSuite": suites.append(element["Name"] ?? "")
        case "Test":
            var test = ReportCase()
            test.group = suites.last { !$0.isEmpty } ?? ""
            test.name = element["Name"] ?? ""
            test.seconds = element["ElapsedTime"].flatMap(Self.seconds)
            switch element["Result"]?.lowercased() {
            case "failed": test.status = .failed
            case "error": test.status = .errored
            case "ignored", "skipped": test.status = .skipped
            default: break
            }
            current = test
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "TestSuite": _ = suites.popLast()
        case "ExceptionMessage", "Message":
            current?.note(message: XMLElement.trimmed(text), text: "")
        case "SourceUnitName": current?.file = XMLElement.trimmed(text)
        case "LineNumber": current?.line = Int(XMLElement.trimmed(text))
        case "Test":
            if let current { tests.append(current.result()) }
            current = nil
        default: break
        }
    }

    func run() -> TestRun {
        TestRun(framework: "fpcunit", state: .completed, tests: tests)
    }

    private static func seconds(_ text: String) -> Double? {
        let parts = text.split(separator: ":").compactMap { Double($0) }
        return parts.count == 3 ? parts[0] * 3600 + parts[1] * 60 + parts[2] : nil
    }
}
