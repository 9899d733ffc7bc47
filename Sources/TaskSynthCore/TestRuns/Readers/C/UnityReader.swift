/// Reads Unity, for C: `test_gate.c:12:test_opens:PASS`, and the counts of each program.
struct UnityReader: TestLogReader {
    static let framework: TestFramework = "unity"
    static let signs = LineSigns(
        parts: [":PASS", ":FAIL", ":IGNORE", "0 Failures 0 Ignored"])

    private static let result: LinePattern = "{}:{d}:{w}:{PASS|FAIL|IGNORE}{*}"
    private static let total: LinePattern = "{d} Tests {d} Failures {d} Ignored{*}"

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.total.match(line) {
            run.claim(90)
            run.isComplete = true
            var counts = run.declared ?? TestCounts()
            counts.failed += match.integer(1)
            counts.skipped += match.integer(2)
            counts.passed += max(0, match.integer(0) - match.integer(1) - match.integer(2))
            run.declared = counts
        } else if let match = Self.result.match(line), !match[0].contains(" ") {
            run.claim(15)
            let message = match[4].dropping(prefix: ":").trimmingBlanks()
            run.add(
                TestResult(
                    id: match[2],
                    status: match[3] == "PASS"
                        ? .passed : match[3] == "FAIL" ? .failed : .skipped,
                    file: match[0], line: match.integer(1),
                    message: message.isEmpty ? nil : message))
        }
    }
}
