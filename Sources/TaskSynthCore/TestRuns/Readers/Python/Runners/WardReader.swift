/// Reads ward, for Python: a line a test, and a table of counts.
struct WardReader: TestLogReader {
    static let framework: TestFramework = "ward"
    static let signs = LineSigns(
        heads: [" PASS ", " FAIL ", " SKIP ", " XFAI ", " UNXP ", " XPAS ", "│  0"],
        parts: ["─ Ward 0", " seconds ─"])

    private static let result: LinePattern =
        " {PASS|FAIL|SKIP|XFAI|UNXP|XPAS}{s}{w} {+}{s}{d}%"
    private static let row: LinePattern = "│{s}{d}{s}{+}│"
    private static let end: LinePattern = "{+} {SUCCESS|FAILED|NO TESTS FOUND} in {n} seconds {+}"

    private var counts = TestCounts()
    private var hasTable = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.contains("─ Ward 0") {
            run.claim(80)
        } else if let match = Self.result.match(line) {
            record(match, &run)
        } else if line.hasPrefix("│"), let match = Self.row.match(line) {
            readRow(match[1].trimmingBlanks(), match.integer(0), &run)
        } else if let match = Self.end.match(line), match[0].hasSuffix("─"),
            match[3].hasPrefix("─")
        {
            run.claim(hasTable ? 90 : 40)
            run.durationSeconds = match.number(2)
            run.isComplete = true
            if hasTable { run.declared = counts }
        }
    }

    /// Reads ` PASS  test_barn:12[1/2] each 1      71%`: the line of the source changes with edits.
    private func record(_ match: LineMatch, _ run: inout RunBuilder) {
        let status: TestStatus =
            switch match[0] {
            case "PASS": .passed
            case "FAIL": .failed
            case "SKIP": .skipped
            case "XFAI": .xfailed
            default: .xpassed
            }
        guard let module = match[1].beforeLast(":") else { return }
        var name = match[2].trimmingBlanks()
        var reason: String?
        // A reason stands at the right, behind many blanks.
        if let place = name.range(ofLast: "   "), status == .skipped || status == .xfailed {
            reason = String(name[place.upperBound...])
            name = name[..<place.lowerBound].trimmingBlanks()
        }
        run.claim(20)
        run.add(module + " > " + name, status, message: reason)
    }

    private mutating func readRow(_ text: String, _ number: Int, _ run: inout RunBuilder) {
        let words = text.before("  ") ?? text
        hasTable = true
        switch words {
        case "Passes": counts.passed += number
        case "Failures": counts.failed += number
        case "Skips": counts.skipped += number
        case "Expected Failures": counts.xfailed += number
        case "Unexpected Passes": counts.xpassed += number
        default: break
        }
    }
}
