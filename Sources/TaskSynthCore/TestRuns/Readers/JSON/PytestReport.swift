/// Reads the JSON of pytest-json-report.
struct PytestReport: TestReportReader {
    static let starts: [StaticString] = ["{\"created\":"]

    static func run(of report: JSONValue) -> TestRun? {
        guard let summary = report["summary"], report["exitcode"] != nil, report["created"] != nil
        else { return nil }
        var tests = (report["tests"]?.array ?? []).map(result)
        var collection = 0
        for collector in report["collectors"]?.array ?? []
        where collector["outcome"]?.string == "failed" {
            collection += 1
            tests.append(
                TestResult(
                    id: collector["nodeid"]?.string ?? "", status: .errored,
                    message: collector["longrepr"]?.string, scope: .file))
        }
        var counts = TestCounts(of: tests)
        counts.errored += collection
        _ = summary
        let state: RunState =
            switch report["exitcode"]?.integer {
            case 2: collection > 0 ? .collectionError : .interrupted
            case 3: .internalError
            case 4: .usageError
            case 5: .noTests
            default: collection > 0 ? .collectionError : .completed
            }
        return TestRun(
            framework: "pytest", state: state, tests: tests, counts: counts,
            durationSeconds: report["duration"]?.double)
    }

    private static func result(of test: JSONValue) -> TestResult {
        let status: TestStatus =
            switch test["outcome"]?.string {
            case "passed": .passed
            case "failed": .failed
            case "error": .errored
            case "skipped": .skipped
            case "xfailed": .xfailed
            case "xpassed": .xpassed
            default: .errored
            }
        var seconds: Double?
        var message: String?
        var output: String?
        var line: Int?
        for phase in ["setup", "call", "teardown"] {
            if let part = test[phase]?["duration"]?.double { seconds = (seconds ?? 0) + part }
            message = message ?? test[phase]?["crash"]?["message"]?.string
            line = line ?? test[phase]?["crash"]?["lineno"]?.integer
            output = output ?? test[phase]?["longrepr"]?.string
        }
        let id = test["nodeid"]?.string ?? ""
        return TestResult(
            id: id, status: status, durationSeconds: seconds, file: id.before("::"), line: line,
            message: message, output: status.isFailure ? output : nil)
    }
}
