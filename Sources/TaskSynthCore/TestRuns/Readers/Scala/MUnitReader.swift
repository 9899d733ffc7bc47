/// Reads MUnit, and utest's likes, under sbt: `  + name 0.01s`, `==> X suite.name  0.02s`.
struct MUnitReader: TestLogReader {
    static let framework: TestFramework = "munit"
    static let signs = LineSigns(parts: [": Total ", "==> ", "  + "], tails: [":"])

    private static let other: LinePattern = "==> {X|i|s} {+} {n}s{*}"
    private static let suite: LinePattern = "{w}:"
    private static let total: LinePattern =
        "{Passed|Failed|Error}: Total {d}, Failed {d}, Errors {d}, Passed {d}{*}"

    private var suite: String?
    private var current: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        let line = ScalaTestReader.untagged(line)?.line ?? line
        guard let first = line.first else { return }
        if line.indent == 0, let match = Self.total.match(line) {
            run.claim(40)
            var counts = run.declared ?? TestCounts()
            counts.failed += match.integer(2)
            counts.errored += match.integer(3)
            counts.passed += match.integer(4)
            counts.skipped += max(
                0, match.integer(1) - match.integer(2) - match.integer(3) - match.integer(4))
            run.declared = counts
            run.isComplete = true
            current = nil
            return
        }
        if line.indent == 0, let match = Self.suite.match(line) {
            suite = match[0]
            current = nil
            return
        }
        if first == UInt8(ascii: "="), let match = Self.other.match(line) {
            run.claim(70)
            var name = match[1].trimmingBlanks()
            var status = TestStatus.failed
            if match[0] == "i" {
                status = .skipped
                name = name.dropping(suffix: " ignored")
            } else if match[0] == "s" {
                status = .skipped
                name = name.dropping(suffix: " skipped")
            }
            let message = match[3].trimmingBlanks()
            run.add(
                name, status, seconds: match.number(2), message: message.isEmpty ? nil : message)
            current = status == .failed ? name : nil
            return
        }
        if line.indent == 2, line.startsWith("+ "), let suite {
            let timed = CheckMark.time(of: line.text(from: 4), inBrackets: false)
            guard timed.seconds != nil else { return }
            run.claim(20)
            run.add(suite + "." + timed.name, .passed, seconds: timed.seconds)
            current = nil
            return
        }
        if let current { run.addOutput(line.text(from: 0), to: current) }
    }
}
