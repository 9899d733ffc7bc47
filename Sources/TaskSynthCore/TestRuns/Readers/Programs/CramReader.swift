/// Reads cram and prysk, which test what commands print: a file is a test.
struct CramReader: TestLogReader {
    static let framework: TestFramework = "cram"
    static let signs = LineSigns(
        heads: ["# Ran ", "+++ "], tails: [": passed", ": failed", ": skipped", ": empty"])

    private static let total: LinePattern =
        "# Ran {d} {test|tests}, {d} skipped, {d} failed."
    private static let result: LinePattern = "{+}: {passed|failed|skipped|empty}"
    private static let changed: LinePattern = "+++ {+}.err"

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("# Ran "), let match = Self.total.match(line) {
            run.claim(90)
            var counts = TestCounts(failed: match.integer(3), skipped: match.integer(2))
            counts.passed = max(0, match.integer(0) - counts.total)
            run.declared = counts
            run.isComplete = true
        } else if let match = Self.changed.match(line), match[0].hasSuffix(".t") {
            run.put(match[0], .failed)
        } else if let match = Self.result.match(line), match[0].hasSuffix(".t") {
            run.put(
                match[0], match[1] == "passed" ? .passed : match[1] == "failed" ? .failed : .skipped
            )
        }
    }
}
