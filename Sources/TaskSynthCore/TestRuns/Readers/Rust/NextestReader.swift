/// Reads cargo-nextest.
struct NextestReader: TestLogReader {
    static let framework: TestFramework = "nextest"
    static let signs = LineSigns(
        heads: ["error: could not compile", "error: no tests to run"],
        starts: ["Cancel", "Summary [", "SKIP ["],
        parts: [" test across ", " tests across ", "0s]"])

    private static let result: LinePattern = "{_}{+} [{_}{n}s]{_}({_}{d}/{d}){s}{w} {+}"
    private static let plain: LinePattern = "{_}{+} [{_}{n}s]{s}{w} {+}"
    private static let skip: LinePattern = "{_}SKIP [{*}]{s}{w} {+}"
    private static let summary: LinePattern =
        "{_}Summary [{_}{n}s] {*}{d}{*} {test|tests} run: {...}"
    private static let begin: LinePattern = "{_}Starting {d} {test|tests} across {...}"

    private var isCancelled = false
    private var hasBuildError = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if first == UInt8(ascii: "e") {
            if line.hasPrefix("error: could not compile") { hasBuildError = true }
            if line.hasPrefix("error: no tests to run") {
                run.claim(50)
                run.state = .noTests
            }
            return
        }
        guard line.indent > 0 || first == UInt8(ascii: "T") || first == UInt8(ascii: "F"),
            line.contains("[") || line.contains(" tests across ") || line.contains("Cancel")
        else {
            if line.contains(" test across ") { run.claim(80) }
            return
        }
        if Self.begin.match(line) != nil {
            run.claim(90)
            return
        }
        if line.startsWith("Cancel") {
            isCancelled = true
            return
        }
        if let match = Self.summary.match(line) {
            run.claim(95)
            readSummary(match[5], seconds: match.number(0), &run)
            return
        }
        if let match = Self.skip.match(line) {
            run.put(match[1] + " " + match[2], .skipped)
            return
        }
        if let match = Self.result.match(line) {
            record(match[0], match.number(1), match[4] + " " + match[5], &run)
        } else if let match = Self.plain.match(line) {
            record(match[0], match.number(1), match[2] + " " + match[3], &run)
        }
    }

    private func record(
        _ word: String, _ seconds: Double?, _ id: String, _ run: inout RunBuilder
    ) {
        var word = word
        if word.hasPrefix("TRY ") {
            word = word.split(separator: " ").dropFirst(2).joined(separator: " ")
        }
        let status: TestStatus
        switch word {
        case "PASS", "LEAK", "TIMEOUT-PASS", "TMPASS": status = .passed
        case "FAIL", "FAIL + LEAK", "LEAK-FAIL", "FL+LK", "LKFAIL", "FLKY-FL": status = .failed
        case "TIMEOUT", "TMT", "XFAIL": status = .errored
        case _ where word.hasPrefix("FLAKY"): status = .passed
        case _ where word.hasPrefix("SIG") || word.hasPrefix("ABORT"): status = .errored
        default: return
        }
        run.claim(60)
        run.put(id, status, seconds: seconds)
    }

    private func readSummary(_ text: String, seconds: Double?, _ run: inout RunBuilder) {
        run.durationSeconds = seconds
        run.isComplete = true
        var counts = TestCounts()
        for part in text.split(separator: ",") {
            let words = part.split(separator: " ")
            guard words.count >= 2, let number = LogNumber.count(words[0]) else { continue }
            switch words[1] {
            case "passed": counts.passed += number
            case "failed": counts.failed += number
            case "skipped": counts.skipped += number
            case "timed", "exec": counts.errored += number
            default: break
            }
        }
        run.declared = counts
    }

    mutating func finish(_ run: inout RunBuilder) {
        if hasBuildError, run.tests.isEmpty { run.state = .buildError }
        if isCancelled, run.isComplete, run.state == nil, let declared = run.declared,
            declared.total > TestCounts(of: run.tests).total + declared.skipped
        {
            run.state = .stoppedEarly
        }
    }
}
