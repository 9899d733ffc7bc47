import TaskSynthCore

/// Reads what PHPUnit writes for TestDox: tests with the numbers that it has for statuses.
struct TestDoxHandler: TestReportHandler {
    private var tests: [TestResult] = []

    mutating func start(_ element: XMLElement, path: [String]) {
        guard path == ["tests"], element.name == "test", let number = element.integer("status")
        else { return }
        var test = ReportCase()
        test.group = element["className"] ?? ""
        test.name = element["methodName"] ?? ""
        test.seconds = element.seconds("time")
        test.line = element.integer("exceptionLine")
        switch number {
        case 1, 2: test.status = .skipped
        case 3: test.status = .failed
        // A test that checks nothing is an error in the runner's other reports, too.
        case 4, 5: test.status = .errored
        default: break
        }
        test.note(message: element["exceptionMessage"], text: "")
        tests.append(test.result())
    }

    mutating func end(path: [String], text: String) {}

    func run() -> TestRun {
        TestRun(framework: "phpunit", state: tests.isEmpty ? .noTests : .completed, tests: tests)
    }
}
