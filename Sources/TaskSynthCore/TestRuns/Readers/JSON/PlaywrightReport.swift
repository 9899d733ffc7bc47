/// Reads the JSON of Playwright Test.
struct PlaywrightReport: TestReportReader {
    static let starts: [StaticString] = ["{\"config\":"]

    static func run(of report: JSONValue) -> TestRun? {
        guard let suites = report["suites"]?.array, report["config"] != nil, report["stats"] != nil
        else { return nil }
        var tests: [TestResult] = []
        for suite in suites { collect(suite, below: [], into: &tests) }
        let hasErrors = report["errors"]?.array?.isEmpty == false
        return TestRun(
            framework: "playwright",
            state: tests.isEmpty ? hasErrors ? .collectionError : .noTests : .completed,
            tests: tests,
            durationSeconds: report["stats"]?["duration"]?.double.map { $0 / 1000 })
    }

    private static func collect(
        _ suite: JSONValue, below titles: [String], into tests: inout [TestResult]
    ) {
        let titles = titles + [suite["title"]?.string ?? ""].filter { !$0.isEmpty }
        for spec in suite["specs"]?.array ?? [] {
            for test in spec["tests"]?.array ?? [] {
                tests.append(result(of: test, in: spec, titles))
            }
        }
        for inner in suite["suites"]?.array ?? [] { collect(inner, below: titles, into: &tests) }
    }

    private static func result(
        of test: JSONValue, in spec: JSONValue, _ titles: [String]
    ) -> TestResult {
        let attempts = test["results"]?.array ?? []
        let last = attempts.last
        let status: TestStatus
        switch test["status"]?.string {
        case "expected", "flaky": status = .passed
        case "skipped": status = .skipped
        default: status = last?["status"]?.string == "interrupted" ? .errored : .failed
        }
        let project = test["projectName"]?.string.flatMap { $0.isEmpty ? nil : "[\($0)]" }
        let parts = (project.map { [$0] } ?? []) + titles + [spec["title"]?.string ?? ""]
        return TestResult(
            id: parts.joined(separator: " › "), status: status,
            durationSeconds: last?["duration"]?.double.map { $0 / 1000 },
            file: spec["file"]?.string, line: spec["line"]?.integer,
            message: last?["error"]?["message"]?.string)
    }
}
