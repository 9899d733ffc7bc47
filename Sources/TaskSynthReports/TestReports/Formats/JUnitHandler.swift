import TaskSynthCore

/// Reads JUnit XML in its dialects.
///
/// An error outweighs a failure, that a skip. Elements about attempts that were repeated
/// (`flakyFailure`, `rerunFailure`) do not change what became of the test in the end.
struct JUnitHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var suites: [String] = []
    private var current: ReportCase?
    private var child: XMLElement?
    /// Whether the test is marked as one that still has to be done, so that it may fail.
    private var isToDo = false
    private var seconds: Double?
    private var suiteSeconds: [Double?] = []
    private var declaredTests: Int?
    private var unnamed = 0

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "testsuites":
            seconds = element.seconds("time")
            declaredTests = element.integer("tests")
        case "testsuite":
            if suites.isEmpty {
                suiteSeconds.append(element.seconds("time") ?? element.seconds("duration"))
                if path.isEmpty { declaredTests = element.integer("tests") }
            }
            suites.append(element["name"] ?? "")
        case "testcase":
            begin(element)
        default:
            if path.last == "testcase" {
                child = element
            } else if path.last == "testsuite", element.name == "error" || element.name == "failure"
            {
                child = element
            }
        }
    }

    private mutating func begin(_ element: XMLElement) {
        var test = ReportCase()
        test.group = element["class"] ?? element["classname"] ?? ""
        test.name = element["name"] ?? ""
        test.seconds = element.seconds("time") ?? element.seconds("duration")
        test.file = element["file"]
        test.line = element.integer("line")
        switch element["status"]?.lowercased() {
        case "notrun", "disabled", "ignored", "skipped": test.status = .skipped
        default: break
        }
        switch element["result"]?.lowercased() {
        case "suppressed", "skipped": test.status = .skipped
        default: break
        }
        current = test
        isToDo = false
    }

    mutating func end(path: [String], text: String) {
        switch path.last {
        case "testsuite":
            _ = suites.popLast()
        case "testcase":
            guard var test = current else { return }
            current = nil
            if isToDo { test.status = test.status.isFailure ? .xfailed : .xpassed }
            // Nothing can be told about a test without any name.
            if test.name.isEmpty, test.group.isEmpty {
                unnamed += 1
            } else {
                tests.append(test.result())
            }
        default:
            guard let element = child, element.name == path.last else { return }
            if path.dropLast().last == "testcase" {
                endChild(element, text)
                child = nil
            } else if path.dropLast().last == "testsuite" {
                endSuiteChild(element, text)
                child = nil
            }
        }
    }

    private mutating func endChild(_ element: XMLElement, _ text: String) {
        let status: TestStatus
        switch element.name {
        case "error": status = element["type"] == "UnexpectedSuccess" ? .xpassed : .errored
        case "failure": status = .failed
        case "skipped", "skip", "disabled", "ignored":
            status = Self.status(ofSkip: element)
            // Node runs such tests and takes no notice of what becomes of them.
            if element["type"] == "todo" { isToDo = true }
        case "system-out", "system-err":
            if current?.status.isFailure == true, current?.output == nil {
                current?.note(output: text)
            }
            return
        default: return
        }
        current?.raise(to: status)
        current?.note(message: element["message"] ?? element["type"], text: text)
    }

    /// What a skip stands for: tests that were expected to fail are marked so by pytest and
    /// unittest-xml-reporting in its type, by nose2 in its message; CTest could not run some.
    private static func status(ofSkip element: XMLElement) -> TestStatus {
        switch (element["type"], element["message"]) {
        case (nil, let message?) where CTestHandler.obstacles.contains(message): .errored
        case ("pytest.xfail", _), ("XFAIL", _), (nil, "expected test failure"): .xfailed
        case (nil, "test passes unexpectedly"): .xpassed
        default: .skipped
        }
    }

    /// A suite that failed outside of its tests.
    private mutating func endSuiteChild(_ element: XMLElement, _ text: String) {
        var suite = ReportCase()
        suite.name = suites.last ?? ""
        suite.status = element.name == "error" ? .errored : .failed
        suite.scope = .suite
        suite.note(message: element["message"], text: text)
        tests.append(suite.result(isQualified: false))
    }

    func run() -> TestRun {
        var warnings: [String] = []
        let count = tests.count { $0.scope == nil }
        if let declaredTests, declaredTests != count + unnamed {
            warnings.append("the report says \(declaredTests) tests, and lists \(count + unnamed)")
        }
        if unnamed > 0 { warnings.append("tests without a name: \(unnamed)") }
        let sum = suiteSeconds.compactMap(\.self).reduce(0, +)
        return TestRun(
            framework: "junit-xml", state: .completed, tests: tests,
            durationSeconds: seconds ?? (suiteSeconds.contains { $0 != nil } ? sum : nil),
            warnings: warnings)
    }
}
