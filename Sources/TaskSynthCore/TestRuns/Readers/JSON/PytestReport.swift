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
        let status = status(of: test)
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

    /// What became of a test: a failing call outweighs a failing teardown, and an outcome that a
    /// plugin has made up leaves the phases to tell.
    private static func status(of test: JSONValue) -> TestStatus {
        func outcome(_ phase: String) -> String? { test[phase]?["outcome"]?.string }
        switch test["outcome"]?.string {
        case "passed": return .passed
        case "failed": return .failed
        case "error": return outcome("call") == "failed" ? .failed : .errored
        case "skipped": return .skipped
        case "xfailed": return .xfailed
        case "xpassed": return .xpassed
        default:
            if outcome("call") == "failed" { return .failed }
            if outcome("setup") == "failed" || outcome("teardown") == "failed" { return .errored }
            return outcome("call") == "passed" ? .passed : .skipped
        }
    }
}
