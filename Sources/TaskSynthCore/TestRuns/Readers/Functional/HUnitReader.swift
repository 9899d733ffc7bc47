/// Reads HUnit, the framework for Haskell, which names the tests that fail.
struct HUnitReader: TestLogReader {
    static let framework: TestFramework = "hunit"
    static let signs = LineSigns(heads: ["Cases: ", "###"])

    private static let tally: LinePattern = "Cases: {d}{s}Tried: {d}{s}Errors: {d}{s}Failures: {d}"
    private static let problem: LinePattern = "### {Failure|Error} in:{s}{+}"

    private var current: String?
    private var tally = TestCounts()
    private var cases = 0

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("Cases: "), let match = Self.tally.match(line) {
            run.claim(80)
            cases = match.integer(0)
            current = nil
            tally = TestCounts(failed: match.integer(3), errored: match.integer(2))
            tally.passed = max(0, match.integer(1) - tally.total)
            run.isComplete = match.integer(1) == cases
            run.declared = tally
        } else if line.hasPrefix("###"), let match = Self.problem.match(line) {
            run.claim(60)
            run.add(match[1], match[0] == "Failure" ? .failed : .errored)
            current = match[1]
        } else if let current, !line.isBlank {
            run.addMessage(line.trimmed, to: current)
        } else {
            current = nil
        }
    }
}
