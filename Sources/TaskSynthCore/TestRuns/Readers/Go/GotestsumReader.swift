/// Reads gotestsum in the formats that are not the output of `go test` itself: `testname`,
/// `testdox`, `pkgname`, `dots`, `github-actions`, and the summary that they all end with.
struct GotestsumReader: TestLogReader {
    static let framework: TestFramework = "gotestsum"
    static let signs = LineSigns(
        heads: [
            "=== ", "DONE ", "✓", "✖", "∅", "↷", "🟢", "❌", "⚪", "PASS", "FAIL", "SKIP", "EMPTY",
        ], parts: ["]·", "]✖", "]↷"], tails: ["s)", ":"])

    private static let test: LinePattern = "{_}{PASS|FAIL|SKIP} {w} ({n}s)"
    private static let group: LinePattern = "::group::{PASS|FAIL|SKIP} {w} ({n}s)"
    private static let package: LinePattern =
        "{✓|✖|∅|↷|🟢|❌|⚪|PASS|FAIL|SKIP|EMPTY}{s}{w}{s}(cached){...}"
    private static let packageTimed: LinePattern =
        "{✓|✖|∅|↷|🟢|❌|⚪|PASS|FAIL|SKIP|EMPTY}{s}{w}{s}({t}){...}"
    private static let heading: LinePattern = "{w}:"
    private static let sentence: LinePattern = " {✓|✖|∅} {+} ({n}s)"
    private static let listed: LinePattern = "=== {FAIL|SKIP}: {w} {w} {...}"
    private static let done: LinePattern = "DONE {+} in {n}s"

    private var isInSummary = false
    private var heading: String?
    private var hasFormat = false
    private var hasNames = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if line.hasPrefix("=== ") { return readListed(line, &run) }
        if first == UInt8(ascii: "D"), let match = Self.done.match(line) {
            return readDone(match, &run)
        }
        guard !isInSummary else { return }
        if let match = Self.test.match(line) ?? Self.group.match(line),
            match[1].contains(".Test") || match[1].contains(".Example")
                || match[1].contains(".Fuzz")
        {
            hasNames = true
            run.claim(82)
            run.put(match[1], Self.status(match[0]), seconds: match.number(2))
        } else if let match = Self.sentence.match(line), let heading {
            hasNames = true
            run.add(heading + "." + match[1], Self.status(match[0]), seconds: match.number(2))
        } else if line.indent == 0, let match = Self.heading.match(line) {
            heading = match[0]
        } else if Self.package.match(line) != nil || Self.packageTimed.match(line) != nil
            || Self.isDots(line)
        {
            hasFormat = true
        }
    }

    private static func status(_ sign: String) -> TestStatus {
        switch sign {
        case "PASS", "✓": .passed
        case "FAIL", "✖": .failed
        default: .skipped
        }
    }

    /// Whether a line is `[package]··↷·✖`.
    private static func isDots(_ line: LogLine) -> Bool {
        guard line.hasPrefix("["), let end = line.find("]") else { return false }
        return line.has("·", at: end + 1) || line.has("✖", at: end + 1)
            || line.has("↷", at: end + 1)
    }

    /// Reads `=== FAIL: package TestName (0.00s)` of the list at the end.
    private mutating func readListed(_ line: LogLine, _ run: inout RunBuilder) {
        if line.hasPrefix("=== Failed") || line.hasPrefix("=== Skipped")
            || line.hasPrefix("=== Errors")
        {
            isInSummary = true
            return
        }
        guard isInSummary, let match = Self.listed.match(line), match[2].first != "(" else {
            return
        }
        let id = match[1] + "." + match[2]
        if !hasNames || run.has(id) { run.put(id, Self.status(match[0])) }
    }

    /// Reads `2 runs, 28 tests, 1 skipped, 14 failures, 1 error`.
    private mutating func readDone(_ match: LineMatch, _ run: inout RunBuilder) {
        var counts = TestCounts()
        var total: Int?
        var errors = 0
        for part in match[0].split(separator: ",") {
            let words = part.split(separator: " ")
            guard words.count == 2, let number = LogNumber.count(words[0]) else { continue }
            switch words[1] {
            case "test", "tests": total = number
            case "skipped": counts.skipped = number
            case "failure", "failures": counts.failed = number
            case "error", "errors": errors = number
            default: break
            }
        }
        guard let total else { return }
        counts.passed = max(0, total - counts.total)
        run.declared = counts
        run.durationSeconds = match.number(1)
        run.isComplete = true
        run.namesComplete = hasNames || total == 0
        if total == 0, errors > 0 { run.state = .buildError }
        run.claim(hasNames ? 85 : hasFormat ? 75 : 30)
    }
}
