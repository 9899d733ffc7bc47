/// Reads Check, the unit tests for C.
struct CheckReader: TestLogReader {
    static let framework: TestFramework = "check"
    static let signs = LineSigns(
        heads: ["Running suite(s): "], parts: ["%: Checks: ", "0:P:", "0:F:", "0:E:", "0:S:"])

    private static let suite: LinePattern = "Running suite(s): {+}"
    private static let counts: LinePattern = "{d}%: Checks: {d}, Failures: {d}, Errors: {d}"
    private static let result: LinePattern = "{w}:{d}:{P|F|E|S}:{+}:{w}:{d}: {+}"

    private var suite: String?
    /// Whether what is read is still above the counts of a run.
    private var isStarting = false
    /// What the run that is read has so far: its counts, and its results.
    private var counts: TestCounts?
    private var results: [TestResult] = []

    init() {}

    var needsEveryLine: Bool { isStarting }

    func isAtEnd(_ run: RunBuilder) -> Bool { counts != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.suite.match(line) {
            endRun(&run)
            suite = match[0]
            isStarting = true
            run.claim(60)
        } else if line.contains("%: Checks: "), let match = Self.counts.match(line) {
            run.claim(85)
            // A test can print what another run would say: the last is the run's own.
            results = []
            counts = TestCounts(
                passed: max(0, match.integer(1) - match.integer(2) - match.integer(3)),
                failed: match.integer(2), errored: match.integer(3))
        } else if let match = Self.result.match(line) {
            read(match)
        } else if isStarting, counts == nil, line.indent == 1 {
            // One runner has several suites, and its results do not say which.
            suite = nil
        }
    }

    private mutating func read(_ match: LineMatch) {
        let parts = (suite.map { [$0] } ?? []) + [match[3], match[4], match[5]]
        let status: TestStatus =
            switch match[2] {
            case "P": .passed
            case "F": .failed
            case "E": .errored
            default: .skipped
            }
        results.append(
            TestResult(
                id: parts.joined(separator: ":"), status: status, file: match[0],
                line: match.integer(1), message: status == .passed ? nil : match[6]))
    }

    private mutating func endRun(_ run: inout RunBuilder) {
        for result in results { run.add(result) }
        results = []
        guard let counts else { return }
        var declared = run.declared ?? TestCounts()
        declared.passed += counts.passed
        declared.failed += counts.failed
        declared.errored += counts.errored
        run.declared = declared
        self.counts = nil
    }

    mutating func finish(_ run: inout RunBuilder) {
        endRun(&run)
        // Failures and errors are always listed, passes only on demand.
        guard let declared = run.declared else { return }
        let named = RunBuilder.count(run.tests)
        run.isComplete =
            named.failed + named.errored >= declared.failed + declared.errored
            && (named.passed == 0 || named.total >= declared.total)
    }
}
