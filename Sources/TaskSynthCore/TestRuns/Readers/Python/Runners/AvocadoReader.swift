/// Reads avocado: a line when a test starts, and one when it ends.
struct AvocadoReader: TestLogReader {
    static let framework: TestFramework = "avocado"
    static let signs = LineSigns(heads: ["JOB ID ", "JOB TIME ", "RESULTS "], starts: ["(0"])

    private static let result: LinePattern =
        "{_}({_}{d}/{d}) {+}: {_}{PASS|FAIL|ERROR|SKIP|WARN|CANCEL|INTERRUPTED|INTERRUPT}{*}"
    private static let started: LinePattern = "{_}({_}{d}/{d}) {+}: {_}STARTED"
    private static let total: LinePattern = "RESULTS{s}: PASS {d} | {+}"
    private static let time: LinePattern = "JOB TIME{s}: {n} s"

    private var isAvocado = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("JOB ID ") {
            run.claim(60)
            isAvocado = true
            run.isComplete = false
        } else if !isAvocado {
            return
        } else if let match = Self.total.match(line) {
            readTotal(match.integer(0), match[1], &run)
        } else if let match = Self.time.match(line) {
            run.durationSeconds = match.number(0)
        } else if let match = Self.started.match(line) {
            run.suspect = match[2]
        } else if let match = Self.result.match(line) {
            record(match, &run)
        }
    }

    private func record(_ match: LineMatch, _ run: inout RunBuilder) {
        let status: TestStatus =
            switch match[3] {
            case "PASS", "WARN": .passed
            case "FAIL": .failed
            case "SKIP", "CANCEL": .skipped
            default: .errored
            }
        let rest = match[4]
        let seconds = rest.afterLast("(")?.before(")").flatMap(LogNumber.seconds)
        let text = (seconds == nil ? rest : rest.beforeLast("(") ?? "")
            .dropping(prefix: ":").trimmingBlanks()
        run.claim(50)
        run.put(match[2], status, seconds: seconds, message: text.isEmpty ? nil : text)
        if run.suspect == match[2] { run.suspect = nil }
    }

    private func readTotal(_ passed: Int, _ text: String, _ run: inout RunBuilder) {
        var counts = TestCounts(passed: passed)
        for part in text.components(separatedBy: " | ") {
            let words = part.split(separator: " ")
            guard words.count == 2, let number = LogNumber.count(words[1]) else { continue }
            switch words[0] {
            case "FAIL": counts.failed += number
            case "ERROR", "INTERRUPT": counts.errored += number
            case "SKIP", "CANCEL": counts.skipped += number
            case "WARN": counts.passed += number
            default: break
            }
        }
        run.claim(92)
        run.declared = counts
        run.isComplete = true
    }
}
