/// Reads stestr and its forerunners, which run unittest in several workers.
struct StestrReader: TestLogReader {
    static let framework: TestFramework = "stestr"
    static let signs = LineSigns(heads: ["{0", " - ", "Ran: "])

    private static let timed: LinePattern = "{w} {+} [{n}s] ... {ok|FAILED}"
    private static let skipped: LinePattern = "{w} {+} ... SKIPPED{*}"
    private static let ran: LinePattern = "Ran: {d} {test|tests} in {n} sec."
    private static let total: LinePattern =
        " - {Passed|Skipped|Expected Fail|Unexpected Success|Failed}: {d}"

    private var isAtEnd = false
    private var totals = TestCounts()

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.first == UInt8(ascii: "{"), line.indent == 0 {
            if let match = Self.timed.match(line) {
                run.claim(60)
                run.add(
                    match[1], match[3] == "ok" ? .passed : .failed, seconds: match.number(2))
            } else if let match = Self.skipped.match(line) {
                run.claim(60)
                let message = match[2].dropping(prefix: ": ")
                run.add(match[1], .skipped, message: message.isEmpty ? nil : message)
            }
        } else if let match = Self.ran.match(line) {
            isAtEnd = true
            run.durationSeconds = match.number(2)
        } else if isAtEnd, let match = Self.total.match(line) {
            run.claim(90)
            run.isComplete = true
            switch match[0] {
            case "Passed": totals.passed = match.integer(1)
            case "Skipped": totals.skipped = match.integer(1)
            case "Expected Fail": totals.xfailed = match.integer(1)
            case "Unexpected Success": totals.xpassed = match.integer(1)
            default: totals.failed = match.integer(1)
            }
            // It prints `ok` for a test that failed as expected.
            run.counts = totals
        }
    }
}
