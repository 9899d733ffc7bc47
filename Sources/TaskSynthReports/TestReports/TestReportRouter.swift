import TaskSynthCore

/// Hands the elements of a report to the reader that knows its root element.
struct TestReportRouter: XMLHandler {
    /// The readers of the reports that were found, one behind the other.
    private(set) var readers: [any TestReportHandler] = []
    /// The name of the first root element.
    private(set) var root: String?
    private var isKnown = false

    mutating func start(_ element: XMLElement, path: [String]) {
        if path.isEmpty {
            root = root ?? element.name
            let reader = Self.reader(for: element.name)
            isKnown = reader != nil
            if let reader { readers.append(reader) }
        }
        guard isKnown, let last = readers.indices.last else { return }
        if path == ["TestRun"], readers[last] is TRXHandler,
            ["FailedTests", "SuccessfulTests", "Statistics", "SuiteInfo"].contains(element.name)
        {
            readers[last] = CppUnitHandler()
        } else if path == ["testsuites"], element.name == "suite", readers[last] is JUnitHandler {
            readers[last] = CheckHandler()
        } else if path == ["test-suite"], element.name == "name", readers[last] is NUnitHandler {
            readers[last] = AllureHandler()
        }
        readers[last].start(element, path: path)
    }

    mutating func end(path: [String], text: String) {
        guard isKnown, let last = readers.indices.last else { return }
        readers[last].end(path: path, text: text)
    }

    /// Whether a report may begin with an element.
    static func isRoot(_ name: String) -> Bool { reader(for: name) != nil }

    private static func reader(for root: String) -> (any TestReportHandler)? {
        switch root {
        case "testsuites", "testsuite", "testcase": JUnitHandler()
        case "TestRun": TRXHandler()
        case "test-run", "test-results", "test-suite": NUnitHandler()
        case "assemblies", "assembly": XUnitHandler()
        case "testng-results": TestNGHandler()
        case "Site": CTestHandler()
        case "TestLog", "TestResult": BoostHandler()
        case "CUNIT_TEST_RUN_REPORT": CUnitHandler()
        case "TestResults": FPCUnitHandler()
        case "gtester": GTesterHandler()
        case "report-result": MbUnitHandler()
        case "TestCase": QTestHandler()
        case "unittest-results": UnitTestPPHandler()
        case "robot": RobotHandler()
        case "testExecutions": SonarExecutionHandler()
        case "tests": TestDoxHandler()
        case "Catch", "Catch2TestRun", "Group", "doctest": CatchHandler(framework: root)
        default: nil
        }
    }
}
