/// Reads the protocol that RUnit prints, for R.
struct RUnitReader: TestLogReader {
    static let framework: TestFramework = "runit"
    static let signs = LineSigns(
        heads: ["RUNIT TEST PROTOCOL ", "Number of ", "ERROR in ", "FAILURE in ", "DEACTIVATED "],
        parts: [") ... OK ("])

    private static let count: LinePattern =
        "Number of {test functions|deactivated test functions|errors|failures}: {d}"
    private static let problem: LinePattern = "{ERROR|FAILURE} in {w}: {+}"
    private static let inactive: LinePattern = "DEACTIVATED {w}: {*}"
    private static let passed: LinePattern = "{w}: ({d} checks) ... OK ({n} seconds)"

    private var isProtocol = false
    private var counts = TestCounts()

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("RUNIT TEST PROTOCOL ") {
            run.claim(80)
            isProtocol = true
        } else if !isProtocol {
            return
        } else if let match = Self.count.match(line) {
            readCount(match[0], match.integer(1), &run)
        } else if let match = Self.problem.match(line) {
            run.add(match[1], match[0] == "ERROR" ? .errored : .failed, message: match[2])
        } else if let match = Self.inactive.match(line) {
            run.add(match[0], .skipped, message: match[1])
        } else if let match = Self.passed.match(line) {
            run.add(match[0], .passed, seconds: match.number(2))
        }
    }

    private mutating func readCount(_ word: String, _ number: Int, _ run: inout RunBuilder) {
        switch word {
        // The functions that are not active are not among them.
        case "test functions": counts.passed += number
        case "deactivated test functions": counts.skipped += number
        case "errors":
            counts.errored += number
            counts.passed = max(0, counts.passed - number)
        default:
            counts.failed += number
            counts.passed = max(0, counts.passed - number)
            run.claim(90)
            run.declared = counts
            run.isComplete = true
        }
    }
}
