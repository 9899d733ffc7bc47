/// Reads what bats prints for people: a sign and a name a line, below the name of the file.
struct BatsPrettyReader: TestLogReader {
    static let framework: TestFramework = "bats"
    static let signs = LineSigns(
        heads: [" - "], starts: [] + CheckMark.signs, parts: ["0 test, ", "0 tests, "])

    private static let total: LinePattern = "{d} {test|tests}, {d} {failure|failures}{*}"
    private static let skipped: LinePattern = " - {+} (skipped{*})"
    private static let place: LinePattern = "{_}(in test file {+}, line {d})"
    private static let time: LinePattern = "{+} [{d}]"

    private var current: String?
    private var hasPlace = false

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.indent == 0 {
            if let match = Self.total.match(line) { readTotal(match, &run) }
            return
        }
        guard line.indent == 1 else {
            if let match = Self.place.match(line), let current {
                hasPlace = true
                run.update(current) {
                    $0.file = match[0]
                    $0.line = match.integer(1)
                }
            } else if let current, run.result(current)?.status == .failed {
                run.addMessage(line.trimmed, to: current)
            }
            return
        }
        let timed = Self.time.match(line)
        let line = timed.map { LogLine($0[0]) } ?? line
        let seconds = timed.map { Double($0.integer(1)) / 1000 }
        if let match = Self.skipped.match(line) {
            let reason = match[1].dropping(prefix: ":").trimmingBlanks()
            current = nil
            run.add(
                match[0], .skipped, seconds: seconds, message: reason.isEmpty ? nil : reason)
        } else if let mark = CheckMark(line, at: 1) {
            let name = line.text(from: 1 + mark.length)
            current = name
            run.add(name, mark.status, seconds: seconds)
        }
    }

    private mutating func readTotal(_ match: LineMatch, _ run: inout RunBuilder) {
        guard !run.tests.isEmpty else { return }
        run.claim(hasPlace ? 85 : 40)
        var counts = TestCounts(failed: match.integer(2))
        for part in match[4].split(separator: ",") {
            let words = part.split(separator: " ")
            if words.count >= 2, words[1] == "skipped", let number = LogNumber.count(words[0]) {
                counts.skipped = number
            }
        }
        counts.passed = max(0, match.integer(0) - counts.total)
        run.declared = counts
        run.isComplete = true
    }
}
