import TaskSynthCore

/// Hands the elements of a report to the reader that knows its root element.
struct TestReportRouter: XMLHandler {
    /// The reader, once the root element is known.
    private(set) var reader: (any TestReportHandler)?
    /// The name of the root element.
    private(set) var root: String?

    mutating func start(_ element: XMLElement, path: [String]) {
        if path.isEmpty {
            root = element.name
            reader = Self.reader(for: element)
        } else if path == ["TestRun"], reader is TRXHandler,
            ["FailedTests", "SuccessfulTests", "Statistics", "SuiteInfo"].contains(element.name)
        {
            reader = CppUnitHandler()
        } else if path == ["testsuites"], element.name == "suite", reader is JUnitHandler {
            reader = CheckHandler()
        }
        reader?.start(element, path: path)
    }

    mutating func end(path: [String], text: String) {
        reader?.end(path: path, text: text)
    }

    private static func reader(for root: XMLElement) -> (any TestReportHandler)? {
        switch root.name {
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
        case "Catch", "Catch2TestRun", "Group", "doctest": CatchHandler(framework: root.name)
        default: nil
        }
    }
}
