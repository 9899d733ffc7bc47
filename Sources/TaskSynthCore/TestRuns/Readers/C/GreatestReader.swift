/// Reads greatest, for C: failures by name, and every test where it is verbose.
struct GreatestReader: TestLogReader {
    static let framework: TestFramework = "greatest"
    static let signs = LineSigns(
        heads: ["* Suite ", "PASS ", "SKIP ", "Pass: 0", "Total: 0"], parts: ["FAIL "])

    private static let suite: LinePattern = "* Suite {w}:"
    private static let failed: LinePattern = "FAIL {w}: {*} ({w}:{d}){*}"
    private static let result: LinePattern = "{PASS|SKIP} {w}{*}"
    private static let total: LinePattern = "Total: {d} {test|tests}{*}"
    private static let counts: LinePattern = "Pass: {d}, fail: {d}, skip: {d}."

    private var hasTotal = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if Self.suite.match(line) != nil {
            run.claim(30)
        } else if Self.total.match(line) != nil {
            hasTotal = true
        } else if hasTotal, let match = Self.counts.match(line) {
            run.claim(90)
            run.isComplete = true
            hasTotal = false
            var counts = run.declared ?? TestCounts()
            counts.passed += match.integer(0)
            counts.failed += match.integer(1)
            counts.skipped += match.integer(2)
            run.declared = counts
        } else if let place = line.find("FAIL "),
            // Where it is not verbose, a letter stands before the word.
            line.bytes[..<place].allSatisfy({ ".Fs".utf8.contains($0) }),
            let match = Self.failed.match(line, from: place)
        {
            run.add(
                TestResult(
                    id: match[0].dropping(suffix: ":"), status: .failed, file: match[2],
                    line: match.integer(3), message: match[1]))
        } else if let match = Self.result.match(line), match[1].hasSuffix(":") || line.contains(":")
        {
            run.add(
                match[1].dropping(suffix: ":"), match[0] == "PASS" ? .passed : .skipped)
        }
    }
}
