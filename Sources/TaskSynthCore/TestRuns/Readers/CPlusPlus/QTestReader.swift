/// Reads the plain text of Qt Test: each row of data is a test.
struct QTestReader: TestLogReader {
    static let framework: TestFramework = "qtest"
    static let signs = LineSigns(heads: ["********* Start testing of ", "Testing "])

    private static let begin: LinePattern = "********* Start testing of {+} *********"
    private static let silent: LinePattern = "Testing {w}"
    private static let end: LinePattern = "********* Finished testing of {+} *********"
    private static let result: LinePattern =
        "{PASS|FAIL!|SKIP|XPASS|BPASS|BFAIL|BXPASS}{s}: {+})"
    private static let explained: LinePattern =
        "{PASS|FAIL!|SKIP|XPASS|BPASS|BFAIL|BXPASS}{s}: {}) {+}"
    private static let totals: LinePattern =
        "Totals: {d} passed, {d} failed, {d} skipped{*}"
    private static let place: LinePattern = "{_}Loc: [{+}({d})]"

    private var testCase = ""
    private var isSilent = false
    private var current: String?
    private var totals = TestCounts()
    /// The totals that were read last: a test can print what others would say.
    private var lastTotals: TestCounts?

    init() {}

    var needsEveryLine: Bool { !testCase.isEmpty }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.begin.match(line) {
            run.claim(85)
            addTotals()
            testCase = match[0]
            run.isComplete = false
        } else if isSilent || testCase.isEmpty, line.hasPrefix("Testing "),
            let match = Self.silent.match(line)
        {
            // The silent mode has no frame.
            addTotals()
            isSilent = true
            testCase = match[0]
        } else if testCase.isEmpty {
            return
        } else if line.hasPrefix("Unknown test function: '") {
            run.state = .usageError
        } else if let place = line.findLast("Totals: "),
            let match = Self.totals.match(line, from: place)
        {
            lastTotals = TestCounts(
                passed: match.integer(0), failed: match.integer(1), skipped: match.integer(2))
            current = nil
            if isSilent {
                run.claim(40)
                run.isComplete = true
            }
        } else if let match = Self.end.match(line), match[0] == testCase {
            run.isComplete = true
            addTotals()
            testCase = ""
            current = nil
        } else if line.indent == 0,
            let match = Self.explained.match(line) ?? Self.result.match(line),
            match[1].hasPrefix(testCase + "::")
        {
            record(match, &run)
        } else if let current, let match = Self.place.match(line) {
            run.update(current) {
                $0.file = match[0]
                $0.line = match.integer(1)
            }
        } else if let current, line.indent > 0 {
            run.addMessage(line.trimmed, to: current)
        }
    }

    private mutating func addTotals() {
        guard let last = lastTotals else { return }
        totals.passed += last.passed
        totals.failed += last.failed
        totals.skipped += last.skipped
        lastTotals = nil
    }

    private mutating func record(_ match: LineMatch, _ run: inout RunBuilder) {
        let id = match[1] + ")"
        let status: TestStatus =
            switch match[0] {
            case "PASS", "BPASS": .passed
            case "SKIP", "BFAIL", "BXPASS": .skipped
            default: .failed
            }
        // What was skipped or failed inside of a test is said before it ends.
        if let known = run.result(id)?.status, known != .passed { return }
        let message = match[2]
        run.add(id, status, message: message.isEmpty ? nil : message)
        current = status == .passed ? nil : id
    }

    mutating func finish(_ run: inout RunBuilder) {
        addTotals()
        if totals.total > 0 { run.declared = totals }
    }
}
