/// Reads Check, the unit tests for C.
struct CheckReader: TestLogReader {
    static let framework: TestFramework = "check"
    static let signs = LineSigns(
        heads: ["Running suite(s): "], parts: ["%: Checks: ", "0:P:", "0:F:", "0:E:", "0:S:"])

    private static let suite: LinePattern = "Running suite(s): {+}"
    private static let counts: LinePattern = "{d}%: Checks: {d}, Failures: {d}, Errors: {d}"
    private static let result: LinePattern = "{w}:{d}:{P|F|E|S}:{+}:{w}:{d}: {+}"

    private var suite: String?

    init() {}

    func isAtEnd(_ run: RunBuilder) -> Bool { run.declared != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.suite.match(line) {
            suite = match[0]
            run.claim(60)
        } else if line.contains("%: Checks: "), let match = Self.counts.match(line) {
            run.claim(85)
            var counts = run.declared ?? TestCounts()
            counts.failed += match.integer(2)
            counts.errored += match.integer(3)
            counts.passed += max(0, match.integer(1) - match.integer(2) - match.integer(3))
            run.declared = counts
        } else if let match = Self.result.match(line) {
            let id = ((suite.map { [$0] } ?? []) + [match[3], match[4], match[5]])
                .joined(separator: ":")
            let status: TestStatus =
                match[2] == "P"
                ? .passed
                : match[2] == "F" ? .failed : match[2] == "E" ? .errored : .skipped
            run.add(
                TestResult(
                    id: id, status: status, file: match[0], line: match.integer(1),
                    message: status == .passed ? nil : match[6]))
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        // Failures and errors are always listed, passes only on demand.
        guard let declared = run.declared else { return }
        let named = RunBuilder.count(run.tests)
        run.isComplete =
            named.failed + named.errored >= declared.failed + declared.errored
            && (named.passed == 0 || named.total >= declared.total)
    }
}
