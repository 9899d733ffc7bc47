/// Reads the text of JUnit 4's own runner, which names the tests that fail.
struct JUnitCoreReader: TestLogReader {
    static let framework: TestFramework = "junit"
    static let signs = LineSigns(
        heads: [
            "JUnit version ", "Time: ", "OK (", "Tests run: ", "There was 1 failure:",
            "There were ",
        ])

    private static let version: LinePattern = "JUnit version {w}"
    private static let time: LinePattern = "Time: {n}"
    private static let passed: LinePattern = "OK ({d} {test|tests})"
    private static let total: LinePattern = "Tests run: {d},  Failures: {d}"
    private static let item: LinePattern = "{d}) {+}({w})"

    private var isJUnit = false
    private var isInList = false
    private var current: String?
    private var next = 1

    init() {}

    var needsEveryLine: Bool { isInList }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if Self.version.match(line) != nil {
            run.claim(60)
            isJUnit = true
            run.isComplete = false
        } else if !isJUnit {
            return
        } else if let match = Self.time.match(line) {
            run.durationSeconds = (run.durationSeconds ?? 0) + (match.number(0) ?? 0)
        } else if let match = Self.passed.match(line) {
            end(TestCounts(passed: match.integer(0)), &run)
        } else if let match = Self.total.match(line) {
            let failed = match.integer(1)
            end(TestCounts(passed: max(0, match.integer(0) - failed), failed: failed), &run)
        } else if line.hasPrefix("There w") {
            isInList = true
            next = 1
        } else if isInList, let match = Self.item.match(line), match.integer(0) == next {
            next += 1
            current = match[2] + "." + match[1]
            run.add(match[2] + "." + match[1], .failed)
        } else if let current {
            if run.result(current)?.message == nil { run.addMessage(line.trimmed, to: current) }
            run.addOutput(line.text(from: 0), to: current)
        }
    }

    private mutating func end(_ counts: TestCounts, _ run: inout RunBuilder) {
        run.claim(85)
        var sum = run.declared ?? TestCounts()
        for status in TestStatus.allCases { sum[status] += counts[status] }
        run.declared = sum
        run.isComplete = true
        isInList = false
        current = nil
    }
}
