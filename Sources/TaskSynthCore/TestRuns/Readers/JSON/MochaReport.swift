/// Reads the JSON of Mocha, and of Mochawesome.
struct MochaReport: TestReportReader {
    static let starts: [StaticString] = ["{\"stats\":", "{ \"stats\""]

    static func run(of report: JSONValue) -> TestRun? {
        guard let stats = report["stats"], stats["passes"] != nil else { return nil }
        if let tests = report["tests"]?.array { return run(of: report, tests) }
        guard let results = report["results"]?.array else { return nil }
        var tests: [TestResult] = []
        for file in results { collect(file, below: [], into: &tests) }
        return TestRun(
            framework: "mocha", state: tests.isEmpty ? .noTests : .completed, tests: tests,
            durationSeconds: stats["duration"]?.double.map { $0 / 1000 })
    }

    private static func run(of report: JSONValue, _ tests: [JSONValue]) -> TestRun {
        var results: [TestResult] = []
        let pending = names(report["pending"])
        let failures = names(report["failures"])
        for test in tests {
            let name = test["fullTitle"]?.string ?? test["title"]?.string ?? ""
            let hasError = test["err"]?.object?.members.isEmpty == false
            let isFailure = failures.contains(name) && hasError
            let status: TestStatus =
                pending.contains(name) && !isFailure ? .skipped : isFailure ? .failed : .passed
            results.append(result(of: test, name, status))
        }
        let known = Set(results.map(\.id))
        for test in report["pending"]?.array ?? [] {
            let name = test["fullTitle"]?.string ?? ""
            if !known.contains(name) { results.append(result(of: test, name, .skipped)) }
        }
        var hooks = 0
        for test in report["failures"]?.array ?? [] {
            let name = test["fullTitle"]?.string ?? ""
            guard !known.contains(name) else { continue }
            var failure = result(of: test, name, .errored)
            if name.contains("\" hook") {
                failure.scope = .hook
                hooks += 1
            }
            results.append(failure)
        }
        var counts = TestCounts(of: results)
        counts.errored += hooks
        return TestRun(
            framework: "mocha", state: counts.total == 0 ? .noTests : .completed, tests: results,
            counts: counts,
            durationSeconds: report["stats"]?["duration"]?.double.map { $0 / 1000 })
    }

    private static func names(_ list: JSONValue?) -> Set<String> {
        Set((list?.array ?? []).compactMap { $0["fullTitle"]?.string })
    }

    private static func result(
        of test: JSONValue, _ name: String, _ status: TestStatus
    ) -> TestResult {
        TestResult(
            id: name, status: status, durationSeconds: test["duration"]?.double.map { $0 / 1000 },
            file: test["file"]?.string, message: test["err"]?["message"]?.string,
            output: test["err"]?["stack"]?.string)
    }

    private static func collect(
        _ suite: JSONValue, below titles: [String], into tests: inout [TestResult]
    ) {
        let title = suite["title"]?.string ?? ""
        let titles = title.isEmpty ? titles : titles + [title]
        for test in suite["tests"]?.array ?? [] {
            let status: TestStatus =
                test["pass"]?.bool == true
                ? .passed : test["fail"]?.bool == true ? .failed : .skipped
            let name = (titles + [test["title"]?.string ?? ""]).joined(separator: " ")
            tests.append(result(of: test, name, status))
        }
        for inner in suite["suites"]?.array ?? [] { collect(inner, below: titles, into: &tests) }
    }
}
