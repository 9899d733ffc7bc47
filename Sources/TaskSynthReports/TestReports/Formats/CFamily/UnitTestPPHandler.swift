import TaskSynthCore

/// Reads the results of UnitTest++.
struct UnitTestPPHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var current: ReportCase?
    private var seconds: Double?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "unittest-results": seconds = element.seconds("time")
        case "test":
            current = ReportCase()
            current?.group = element["suite"] ?? ""
            current?.name = element["name"] ?? ""
            current?.seconds = element.seconds("time")
        case "failure":
            current?.status = .failed
            current?.note(message: element["message"], text: "")
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        guard path.last == "test", let test = current else { return }
        tests.append(test.result())
        current = nil
    }

    func run() -> TestRun {
        TestRun(
            framework: "unittest-cpp", state: .completed, tests: tests, durationSeconds: seconds)
    }
}
