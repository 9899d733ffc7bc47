/// Reads what `kunit.py` makes of the tests of the Linux kernel.
struct KUnitReader: TestLogReader {
    static let framework: TestFramework = "kunit"
    static let signs = LineSigns(
        heads: ["[PASSED] ", "[FAILED] ", "[SKIPPED] ", "[CRASHED] ", "[TIMED OUT] "],
        starts: ["======="], parts: ["Testing complete. "])

    private static let suite: LinePattern = "{w} {+} ({d} {subtest|subtests}) {w}"
    private static let result: LinePattern = "[{PASSED|FAILED|SKIPPED|CRASHED|TIMED OUT}] {+}"
    private static let total: LinePattern = "Testing complete. Ran {d} tests: {+}"
    private static let oldTotal: LinePattern = "Testing complete. {+}"
    private static let group: LinePattern = "{w} {+} {w}"

    private var suite: String?
    private var group: String?

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.startsWith("=======") {
            readRule(line, &run)
        } else if let match = Self.result.match(line), let suite {
            let status: TestStatus =
                switch match[0] {
                case "PASSED": .passed
                case "FAILED": .failed
                case "SKIPPED": .skipped
                default: .errored
                }
            run.claim(20)
            run.add([suite, group, match[1]].compactMap(\.self).joined(separator: "."), status)
        } else if let match = Self.total.match(line) ?? Self.oldTotal.match(line) {
            readTotal(match[match.fields.count - 1], &run)
        }
    }

    /// Reads a rule with the name of a suite, or with what became of one.
    private mutating func readRule(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.suite.match(line) {
            run.claim(40)
            suite = match[1].trimmingBlanks()
            group = nil
        } else if suite != nil, let match = Self.group.match(line) {
            let text = match[1].trimmingBlanks()
            if !text.hasPrefix("[") {
                // A test with parameters.
                group = text
            } else if group == nil {
                suite = nil
            } else {
                group = nil
            }
        }
    }

    private mutating func readTotal(_ text: String, _ run: inout RunBuilder) {
        var counts = TestCounts()
        for part in text.components(separatedBy: ", ") {
            let sides = part.components(separatedBy: ": ")
            guard sides.count == 2, let number = LogNumber.count(sides[1]) else { continue }
            switch sides[0] {
            case "passed": counts.passed = number
            case "failed": counts.failed = number
            case "skipped": counts.skipped = number
            case "crashed", "errors": counts.errored += number
            default: break
            }
        }
        run.claim(92)
        run.declared = counts
        run.isComplete = true
    }
}
