/// Reads busted, the framework for Lua, in its plain form.
struct BustedReader: TestLogReader {
    static let framework: TestFramework = "busted"
    static let signs = LineSigns(
        heads: [
            "Failure -> ", "Error -> ", "Pending -> ", "Failure → ", "Error → ", "Pending → ",
        ], parts: [" pending : "],
        tails: ["●", "◼", "✱", "◌", "+", "-", "*", "."])

    private static let total: LinePattern =
        "{d} {success|successes} / {d} {failure|failures} / {d} {error|errors} / {d} pending : {n} seconds"
    private static let item: LinePattern = "{Failure|Error|Pending} {->|→} {+} @ {d}"

    private var head: (status: TestStatus, file: String, line: Int)?
    private var current: String?
    private var isAfterLetters = false

    init() {}

    var needsEveryLine: Bool { isAfterLetters || head != nil || current != nil }

    private static func endsInLetter(_ line: LogLine) -> Bool {
        let signs: [StaticString] = ["●", "◼", "✱", "◌", "+", "-", "*", "."]
        return signs.contains { line.hasSuffix($0) }
    }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        let wasAfterLetters = isAfterLetters
        isAfterLetters = Self.endsInLetter(line)
        if let match = Self.total.match(line) {
            // Below the letters it is busted's own.
            run.claim(wasAfterLetters ? 90 : 5)
            run.isComplete = true
            run.durationSeconds = match.number(7)
            run.declared = TestCounts(
                passed: match.integer(0), failed: match.integer(2), errored: match.integer(4),
                skipped: match.integer(6))
            return
        }
        if let match = Self.item.match(line) {
            let status: TestStatus =
                match[0] == "Failure" ? .failed : match[0] == "Error" ? .errored : .skipped
            head = (status, match[2], match.integer(3))
            current = nil
            return
        }
        if let found = head {
            head = nil
            let id = line.trimmed
            run.add(TestResult(id: id, status: found.status, file: found.file, line: found.line))
            current = id
        } else if let current {
            if line.isBlank {
                self.current = nil
            } else {
                run.addMessage(line.trimmed, to: current)
            }
        }
    }
}
