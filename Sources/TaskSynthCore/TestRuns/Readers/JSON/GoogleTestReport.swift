/// Reads the JSON of GoogleTest.
struct GoogleTestReport: TestReportReader {
    static let starts: [StaticString] = ["{\"tests\":"]

    static func run(of report: JSONValue) -> TestRun? {
        guard let suites = report["testsuites"]?.array, report["tests"] != nil else { return nil }
        var tests: [TestResult] = []
        for suite in suites {
            let owner = suite["name"]?.string ?? ""
            for test in suite["testsuite"]?.array ?? [] {
                tests.append(result(of: test, owner))
            }
        }
        return TestRun(
            framework: "googletest", state: tests.isEmpty ? .noTests : .completed, tests: tests,
            durationSeconds: report["time"]?.string.flatMap(LogNumber.seconds))
    }

    private static func result(of test: JSONValue, _ suite: String) -> TestResult {
        let failures = test["failures"]?.array ?? []
        let status: TestStatus
        if test["status"]?.string == "NOTRUN" || test["result"]?.string == "SKIPPED"
            || test["result"]?.string == "SUPPRESSED"
        {
            status = .skipped
        } else {
            status = failures.isEmpty ? .passed : .failed
        }
        return TestResult(
            id: suite + "." + (test["name"]?.string ?? ""), status: status,
            durationSeconds: test["time"]?.string.flatMap(LogNumber.seconds),
            file: test["file"]?.string, line: test["line"]?.integer,
            message: failures.first?["failure"]?.string)
    }
}
