/// Reads `bun test`.
struct BunTestReader: TestLogReader {
    static let framework: TestFramework = "bun-test"
    static let signs = LineSigns(heads: ["bun test v"])

    private static let begin: LinePattern = "bun test v{+}"
    private static let word: LinePattern = "({pass|fail|skip|todo}) {+}"
    private static let total: LinePattern = " {d} {pass|fail|skip|todo|error|errors}"
    private static let ran: LinePattern = "Ran {d} {test|tests} across {d} {file|files}.{*}"

    private var isBun = false
    private var file: String?
    private var totals = TestCounts()

    init() {}

    var needsEveryLine: Bool { isBun }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("bun test v"), Self.begin.match(line) != nil {
            run.claim(80)
            isBun = true
            totals = TestCounts()
            return
        }
        guard isBun, !line.isBlank else { return }
        if line.indent == 1, let match = Self.total.match(line) {
            switch match[1] {
            case "pass": totals.passed += match.integer(0)
            case "fail": totals.failed += match.integer(0)
            case "skip", "todo": totals.skipped += match.integer(0)
            default: run.warn("errors outside of tests: \(match.integer(0))")
            }
        } else if let match = Self.ran.match(line) {
            run.isComplete = true
            run.declared = totals
            run.durationSeconds = match[4].after("[")?.before("]")
                .flatMap { LogNumber.seconds(of: $0) }
        } else if line.indent > 0 {
            return
        } else if line.hasSuffix(":"), !line.contains(" ") {
            file = String(line.text.dropLast())
        } else if let match = Self.word.match(line) {
            let status: TestStatus =
                match[0] == "pass" ? .passed : match[0] == "fail" ? .failed : .skipped
            record(match[1], status, &run)
        } else if let mark = CheckMark(line, at: 0) {
            record(line.text(from: mark.length), mark.status, &run)
        } else if line.hasPrefix("» ") {
            record(line.text(from: 3), .skipped, &run)
        }
    }

    private func record(_ text: String, _ status: TestStatus, _ run: inout RunBuilder) {
        var name = text
        var seconds: Double?
        if text.hasSuffix("]"), let place = text.range(ofLast: " [") {
            seconds = LogNumber.seconds(of: String(text[place.upperBound...].dropLast()))
            if seconds != nil { name = String(text[..<place.lowerBound]) }
        }
        run.add((file.map { $0 + " > " } ?? "") + name, status, seconds: seconds)
    }
}
