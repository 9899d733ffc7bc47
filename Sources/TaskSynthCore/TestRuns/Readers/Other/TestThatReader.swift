/// Reads testthat, the framework for R; what it counts are expectations, not tests.
struct TestThatReader: TestLogReader {
    static let framework: TestFramework = "testthat"

    private static let counts: LinePattern = "[ FAIL {d} | WARN {d} | SKIP {d} | PASS {d} ]{*}"
    private static let start: LinePattern = "Start test: {+}"
    private static let end: LinePattern = "End test: {+}"
    private static let expectation: LinePattern =
        "  '{+}:{d}' [{success|failure|error|skip|warning}]{*}"
    private static let failure: LinePattern =
        "── {Failure|Error|Skip} ('{+}:{d}{*}'): {+} ─{...}"
    private static let failureNew: LinePattern = "── {Failure|Error|Skip} ({+}:{d}:{d}): {+} ─{...}"

    private var open: String?
    private var status: TestStatus?
    private var file: String?
    private var current: String?

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("[ FAIL "), let match = Self.counts.match(line) {
            run.claim(85)
            run.isComplete = true
            run.namesComplete = false
            if run.tests.isEmpty, match.integer(0) == 0 {
                run.declared = TestCounts(passed: match.integer(3), skipped: match.integer(2))
            }
            current = nil
            return
        }
        if let match = Self.start.match(line) {
            run.claim(40)
            open = match[0]
            status = nil
            file = nil
            return
        }
        if let name = open {
            if let match = Self.end.match(line), match[0] == name {
                run.claim(70)
                run.add((file.map { $0 + ": " } ?? "") + name, status ?? .skipped)
                open = nil
                run.isComplete = true
            } else if let match = Self.expectation.match(line) {
                file = match[0]
                note(match[2])
            }
            return
        }
        if line.hasPrefix("══ ") { run.isComplete = false }
        if line.hasPrefix("── "),
            let match = Self.failure.match(line) ?? Self.failureNew.match(line)
        {
            run.claim(60)
            let name = match.fields.count > 5 ? match[4] : match[4]
            let id = match[1] + ": " + name.trimmingBlanks()
            let status: TestStatus =
                match[0] == "Failure" ? .failed : match[0] == "Error" ? .errored : .skipped
            run.put(id, status)
            current = id
        } else if let current, !line.isBlank {
            run.addMessage(line.text(from: 0), to: current)
        }
    }

    private mutating func note(_ word: String) {
        let rank: [TestStatus?] = [nil, .passed, .skipped, .failed, .errored]
        let new: TestStatus? =
            switch word {
            case "success", "warning": .passed
            case "failure": .failed
            case "error": .errored
            case "skip": .skipped
            default: nil
            }
        let old = rank.firstIndex(of: status) ?? 0
        if let place = rank.firstIndex(of: new), place > old { status = new }
    }

    mutating func finish(_ run: inout RunBuilder) {
        if let open { run.suspect = open }
    }
}
