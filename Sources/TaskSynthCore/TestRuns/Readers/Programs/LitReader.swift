/// Reads lit, the test runner of LLVM.
struct LitReader: TestLogReader {
    static let framework: TestFramework = "lit"
    static let signs = LineSigns(heads: ["-- Testing: "])

    private static let begin: LinePattern = "-- Testing: {d} tests{*} --"
    private static let someOf: LinePattern = "-- Testing: {d} of {d} tests{*} --"
    private static let result: LinePattern =
        "{PASS|FAIL|XFAIL|XPASS|FLAKYPASS|SKIPPED|UNRESOLVED|UNSUPPORTED|TIMEOUT}: {+} ({d} of {d})"
    private static let listed: LinePattern = "  {+} :: {+}"
    private static let section: LinePattern =
        "{Failed|Unresolved|Timed Out|Unexpectedly Passed|Unexpected Passing} Tests ({d}):"
    private static let total: LinePattern = "  {+}:{s}{d}{*}"

    private var count = 0
    private var isListed: TestStatus?
    private var totals = TestCounts()
    private var hasTotals = false

    init() {}

    var needsEveryLine: Bool { count > 0 }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("-- Testing: ") {
            guard let match = Self.someOf.match(line) ?? Self.begin.match(line) else { return }
            run.claim(70)
            count = match.integer(0)
        } else if count > 0, line.hasPrefix("Testing Time: ") {
            run.claim(90)
            run.isComplete = true
            isListed = nil
            run.durationSeconds = LogNumber.seconds(
                of: line.text.dropping(prefix: "Testing Time: "))
        } else if run.isComplete, let match = Self.total.match(line) {
            add(match[0].trimmingBlanks(), match.integer(1))
        } else if count > 0, let match = Self.section.match(line) {
            // Where it is quiet it prints this and no totals.
            run.isComplete = true
            isListed =
                match[0].hasPrefix("Unexpected")
                ? .xpassed : match[0] == "Failed" ? .failed : .errored
        } else if let isListed, line.indent == 2, Self.listed.match(line) != nil {
            if !run.has(line.trimmed) { run.add(line.trimmed, isListed) }
        } else if count > 0, let match = Self.result.match(line), match.integer(3) == count {
            run.add(match[1], Self.status(match[0]))
        }
    }

    private static func status(_ word: String) -> TestStatus {
        switch word {
        case "PASS", "FLAKYPASS": .passed
        case "FAIL": .failed
        case "XFAIL": .xfailed
        case "XPASS": .xpassed
        case "SKIPPED", "UNSUPPORTED": .skipped
        default: .errored
        }
    }

    /// Adds a line of the totals, in the words of lit's versions.
    private mutating func add(_ words: String, _ count: Int) {
        switch words {
        case "Passed", "Expected Passes", "Passed With Retry", "Passes With Retry":
            totals.passed += count
        case "Failed", "Unexpected Failures": totals.failed += count
        case "Expectedly Failed", "Expected Failures": totals.xfailed += count
        case "Unexpectedly Passed", "Unexpected Passes": totals.xpassed += count
        case "Unsupported", "Unsupported Tests", "Skipped", "Skipped Tests": totals.skipped += count
        case "Unresolved", "Unresolved Tests", "Timed Out", "Individual Timeouts":
            totals.errored += count
        default: return
        }
        hasTotals = true
    }

    mutating func finish(_ run: inout RunBuilder) {
        if hasTotals { run.declared = totals }
        if run.isComplete, run.tests.count < count { run.namesComplete = false }
    }
}
