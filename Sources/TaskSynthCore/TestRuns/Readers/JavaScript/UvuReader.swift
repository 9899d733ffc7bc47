/// Reads uvu: a dot or a cross for each test, the failures by name, and the totals.
struct UvuReader: TestLogReader {
    static let framework: TestFramework = "uvu"
    static let signs = LineSigns(heads: [
        "  Total: ", "  Passed: ", "  Skipped: ", "  Duration: ", "   FAIL ",
    ])

    private static let count: LinePattern = "  {Total|Passed|Skipped}:{s}{d}"
    private static let duration: LinePattern = "  Duration:{s}{t}"
    private static let failure: LinePattern = "   FAIL {*} \"{+}\""

    private var total: Int?
    private var passed: Int?
    private var failing: String?

    init() {}

    var needsEveryLine: Bool { failing != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.failure.match(line) {
            run.claim(20)
            let suite = match.trimmed(0).trimmingBlanks()
            let id = suite.isEmpty ? match[1] : suite + " > " + match[1]
            run.add(id, .failed)
            failing = id
        } else if let failing {
            // The message stands before the difference or the trace, which a blank line begins.
            if line.isBlank || line.hasPrefix("    at ") {
                self.failing = nil
            } else {
                run.addMessage(line.trimmed, to: failing)
            }
        } else if let match = Self.count.match(line) {
            readCount(match[0], match.integer(1), &run)
        } else if total != nil, let match = Self.duration.match(line) {
            run.durationSeconds = match.seconds(0)
        }
    }

    private mutating func readCount(_ word: String, _ number: Int, _ run: inout RunBuilder) {
        switch word {
        case "Total":
            total = number
            passed = nil
        case "Passed": passed = number
        default:
            guard let total, let passed, passed <= total else { return }
            run.claim(80)
            // The total leaves out what is skipped.
            run.declared = TestCounts(
                passed: passed, failed: total - passed, skipped: number)
            run.isComplete = true
            self.total = nil
        }
    }
}
