/// Reads gocheck, whose suites run inside of one test of Go.
struct GocheckReader: TestLogReader {
    static let framework: TestFramework = "gocheck"
    static let signs = LineSigns(heads: [
        "PASS: ", "FAIL: ", "SKIP: ", "MISS: ", "PANIC: ", "FAIL EXPECTED: ", "OOPS: ", "OK: ",
        "----------------------------------------------------------------------",
    ])

    private static let result: LinePattern =
        "{PASS|FAIL EXPECTED|FAIL|SKIP|MISS|PANIC}: {w}:{d}: {w}{*}"
    private static let total: LinePattern = "{OOPS|OK}: {d} passed{*}"

    private var current: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("----------") {
            current = nil
        } else if let match = Self.result.match(line), match[3].contains(".") {
            record(match, &run)
        } else if line.hasPrefix("O"), let match = Self.total.match(line) {
            readTotal(match.integer(1), match[2], &run)
        } else if let current, !line.isBlank {
            if line.hasPrefix("... ") {
                run.addMessage(line.text.dropping(prefix: "... "), to: current)
            }
            run.addOutput(line.text(from: 0), to: current)
        }
    }

    private mutating func record(_ match: LineMatch, _ run: inout RunBuilder) {
        let status: TestStatus =
            switch match[0] {
            case "PASS": .passed
            case "FAIL": .failed
            case "FAIL EXPECTED": .xfailed
            case "PANIC": .errored
            default: .skipped
            }
        let rest = match[4].trimmingBlanks()
        let reason = rest.hasPrefix("(") ? rest.dropping(prefix: "(").before(")") : nil
        run.claim(60)
        run.add(
            TestResult(
                id: match[3], status: status,
                durationSeconds: rest.split(whereSeparator: { $0 == "\t" || $0 == " " }).last
                    .flatMap { $0.hasSuffix("s") ? LogNumber.seconds(of: String($0)) : nil },
                file: match[1], line: match.integer(2), message: reason))
        current = status.isFailure ? match[3] : nil
    }

    private mutating func readTotal(_ passed: Int, _ text: String, _ run: inout RunBuilder) {
        run.claim(92)
        current = nil
        var counts = run.declared ?? TestCounts()
        counts.passed += passed
        for part in text.components(separatedBy: ", ") {
            let words = part.split(separator: " ")
            guard words.count >= 2, let number = LogNumber.count(words[0]) else { continue }
            switch words[1...].joined(separator: " ") {
            case "FAILED": counts.failed += number
            case "PANICKED", "FIXTURE-PANICKED": counts.errored += number
            case "expected failures": counts.xfailed += number
            case "skipped", "MISSED": counts.skipped += number
            default: break
            }
        }
        run.declared = counts
        run.isComplete = true
    }
}
