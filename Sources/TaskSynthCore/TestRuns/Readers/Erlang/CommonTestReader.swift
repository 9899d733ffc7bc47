/// Reads Common Test, of Erlang: it names the cases that fail.
struct CommonTestReader: TestLogReader {
    static let framework: TestFramework = "common-test"
    static let signs = LineSigns(heads: ["Testing ", "- - - - - -"])

    private static let end: LinePattern =
        "Testing {+}: TEST COMPLETE, {d} ok, {d} failed{*} of {d} test cases"
    private static let problem: LinePattern = "{w}:{w} failed on line {d}"
    private static let other: LinePattern = "{w}:{w} failed"
    private static let skipped: LinePattern = "{*}{d} skipped{*}"

    private var current: String?
    private var isAfterRule = false

    init() {}

    var needsEveryLine: Bool { current != nil || isAfterRule }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        defer { isAfterRule = line.hasPrefix("- - - - - -") }
        if line.hasPrefix("Testing "), let match = Self.end.match(line) {
            run.claim(95)
            run.isComplete = true
            var counts = run.declared ?? TestCounts()
            counts.passed += match.integer(1)
            counts.failed += match.integer(2)
            counts.skipped += Self.skipped.match(LogLine(match[3]))?.integer(1) ?? 0
            run.declared = counts
        } else if isAfterRule, let match = Self.problem.match(line) ?? Self.other.match(line) {
            run.claim(60)
            let id = "\(match[0]):\(match[1])"
            run.add(id, .failed)
            if match.fields.count > 2, match.integer(2) > 0 {
                run.update(id) {
                    $0.file = match[0] + ".erl"
                    $0.line = match.integer(2)
                }
            }
            current = id
        } else if let current, line.hasPrefix("Reason: ") {
            run.addMessage(line.text.dropping(prefix: "Reason: "), to: current)
        } else if line.isBlank {
            current = nil
        }
    }
}
