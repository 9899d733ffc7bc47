import TaskSynthCore

/// Reads the results of CUnit.
struct CUnitHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var suite = ""
    private var current: ReportCase?

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "CUNIT_RUN_TEST_SUCCESS", "CUNIT_RUN_TEST_FAILURE":
            current = ReportCase()
            current?.group = suite
            if element.name.hasSuffix("FAILURE") { current?.status = .failed }
        default: break
        }
    }

    mutating func end(path: [String], text: String) {
        let value = XMLElement.trimmed(text)
        switch path.last {
        case "SUITE_NAME": suite = value
        case "TEST_NAME": current?.name = value
        case "FILE_NAME": current?.file = value
        case "LINE_NUMBER": current?.line = Int(value)
        case "CONDITION": current?.message = value
        case "CUNIT_RUN_TEST_SUCCESS", "CUNIT_RUN_TEST_FAILURE":
            if let current { add(current) }
            current = nil
        default: break
        }
    }

    /// A test has a record for each check that failed.
    private mutating func add(_ test: ReportCase) {
        let result = test.result()
        if result.status == .failed, let last = tests.last, last.id == result.id,
            last.status == .failed
        {
            return
        }
        tests.append(result)
    }

    func run() -> TestRun {
        TestRun(framework: "cunit", state: .completed, tests: tests)
    }
}
