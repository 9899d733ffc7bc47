/// Reads what TestNG prints by itself: a line a test where it is told to, and its totals.
struct TestNGReader: TestLogReader {
    static let framework: TestFramework = "testng"
    static let signs = LineSigns(
        heads: [
            "PASSED: ", "FAILED: ", "SKIPPED: ", "PASSED CONFIGURATION: ",
            "FAILED CONFIGURATION: ", "SKIPPED CONFIGURATION: ", "Total tests run: ",
            "[TestNG] Running:", "... TestNG ",
        ])

    private static let result: LinePattern = "{PASSED|FAILED|SKIPPED}: {+}"
    private static let hook: LinePattern = "FAILED CONFIGURATION: {+}"
    private static let oldTotal: LinePattern = "Total tests run: {d}, Failures: {d}, Skips: {d}"
    private static let total: LinePattern =
        "Total tests run: {d}, Passes: {d}, Failures: {d}, Skips: {d}"

    private var current: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("[TestNG] Running:") || line.hasPrefix("... TestNG ") {
            run.claim(60)
        } else if let match = Self.result.match(line) {
            current = nil
            run.claim(5)
            let status: TestStatus =
                match[0] == "PASSED" ? .passed : match[0] == "FAILED" ? .failed : .skipped
            run.add(match[1], status)
            current = status == .failed ? match[1] : nil
        } else if let match = Self.hook.match(line) {
            run.add(match[0], .errored, scope: .hook)
            current = match[0]
        } else if let match = Self.total.match(line) {
            end(match.integer(0), failed: match.integer(2), skipped: match.integer(3), &run)
        } else if let match = Self.oldTotal.match(line) {
            end(match.integer(0), failed: match.integer(1), skipped: match.integer(2), &run)
        } else if let current {
            if line.isBlank {
                self.current = nil
            } else {
                if run.result(current)?.message == nil { run.addMessage(line.trimmed, to: current) }
                run.addOutput(line.text(from: 0), to: current)
            }
        }
    }

    /// Takes a total; Maven, which may run it, knows better.
    private mutating func end(
        _ total: Int, failed: Int, skipped: Int, _ run: inout RunBuilder
    ) {
        run.claim(74)
        current = nil
        var counts = run.declared ?? TestCounts()
        counts.passed += max(0, total - failed - skipped)
        counts.failed += failed
        counts.skipped += skipped
        run.declared = counts
        run.isComplete = true
    }

    mutating func finish(_ run: inout RunBuilder) {
        // Configuration methods are no tests of the total.
        guard let declared = run.declared else { return }
        run.counts = declared
        run.namesComplete = TestCounts(of: run.tests).total >= declared.total
    }
}
