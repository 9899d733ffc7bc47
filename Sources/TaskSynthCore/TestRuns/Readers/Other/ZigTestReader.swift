/// Reads the test runner of Zig.
struct ZigTestReader: TestLogReader {
    static let framework: TestFramework = "zig-test"
    static let signs = LineSigns(heads: ["All "], parts: ["0/0", "0 passed; "])

    private static let started: LinePattern = "{d}/{d} {}...{*}"
    private static let total: LinePattern = "{d} passed; {d} skipped; {d} failed.{*}"
    private static let all: LinePattern = "All {d} tests passed.{*}"

    private var next = 1
    private var total = 0
    private var current: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.started.match(line), match.integer(0) == next,
            next == 1 || match.integer(1) == total, match.integer(1) >= next
        {
            finishCurrent(.failed, nil, &run)
            total = match.integer(1)
            next += 1
            current = match[2]
            run.suspect = match[2]
            if next > 2 { run.claim(15) }
            readEnd(match[3], &run)
        } else if next > 1, let match = Self.total.match(line) {
            end(
                TestCounts(
                    passed: match.integer(0), failed: match.integer(2), skipped: match.integer(1)),
                &run)
        } else if next > 1, let match = Self.all.match(line) {
            end(TestCounts(passed: match.integer(0)), &run)
        } else if current != nil {
            readEnd(line.text(from: 0), &run)
        }
    }

    /// Reads how a test ended, which stands behind its output.
    private mutating func readEnd(_ text: String, _ run: inout RunBuilder) {
        if text.hasSuffix("OK") {
            finishCurrent(.passed, nil, &run)
        } else if text.hasSuffix("SKIP") {
            finishCurrent(.skipped, nil, &run)
        } else if let error = text.after("FAIL ("), error.hasSuffix(")") {
            finishCurrent(.failed, String(error.dropLast()), &run)
        }
    }

    private mutating func finishCurrent(
        _ status: TestStatus, _ message: String?, _ run: inout RunBuilder
    ) {
        guard let current else { return }
        run.add(current, status, message: message)
        self.current = nil
        run.suspect = nil
    }

    private mutating func end(_ counts: TestCounts, _ run: inout RunBuilder) {
        finishCurrent(.failed, nil, &run)
        run.claim(90)
        run.isComplete = true
        var sum = run.declared ?? TestCounts()
        sum.passed += counts.passed
        sum.failed += counts.failed
        sum.skipped += counts.skipped
        run.declared = sum
        next = 1
    }
}
