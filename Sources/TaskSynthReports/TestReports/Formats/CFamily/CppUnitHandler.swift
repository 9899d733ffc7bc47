import TaskSynthCore

/// Reads the results of CppUnit, and of AUnit, which has the same form.
struct CppUnitHandler: TestReportHandler {
    private var tests: [TestResult] = []
    private var current: ReportCase?

    mutating func start(_ element: XMLElement, path: [String]) {
        if element.name == "FailedTest" {
            current = ReportCase()
            current?.status = .failed
        } else if element.name == "Test" {
            current = ReportCase()
            if path.last == "FailedTests" { current?.status = .failed }
        }
    }

    mutating func end(path: [String], text: String) {
        let value = XMLElement.trimmed(text)
        switch path.last {
        case "Name":
            current?.name = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        case "FailureType":
            if value == "Error" || value == "Exception" { current?.status = .errored }
        case "File": current?.file = value
        case "Line": current?.line = Int(value)
        case "Message": current?.message = value
        case "Time": current?.seconds = XMLElement.seconds(in: value)
        case "Test", "FailedTest":
            if let current { tests.append(Self.result(of: current)) }
            current = nil
        default: break
        }
    }

    /// The result: a name that has no `::` is split at its last dot.
    private static func result(of test: ReportCase) -> TestResult {
        var test = test
        guard !test.name.contains("::"), let dot = test.name.lastIndex(of: ".") else {
            return test.result(isQualified: false)
        }
        test.group = String(test.name[..<dot])
        test.name = String(test.name[test.name.index(after: dot)...])
        return test.result()
    }

    func run() -> TestRun {
        TestRun(framework: "cppunit", state: .completed, tests: tests)
    }
}
