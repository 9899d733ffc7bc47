/// Reads XCTest as xcpretty and its likes print it: a sign and a name a line, below the class.
struct XCPrettyReader: TestLogReader {
    static let framework: TestFramework = "xctest"
    static let signs = LineSigns(heads: ["Test Suite "], parts: ["Executed 0"])

    private static let suite: LinePattern = "Test Suite {w} started"
    private static let total: LinePattern =
        "{*}Executed {d} {test|tests}, with {d} {failure|failures}{*}"
    private static let time: LinePattern = "{+} ({n} seconds)"
    private static let seconds: LinePattern = "{*}) in {n} {*}"

    private var isRunning = false
    private var module: String?
    private var group: String?

    init() {}

    var needsEveryLine: Bool { isRunning }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.suite.match(line), !match[0].hasPrefix("'") {
            run.claim(60)
            isRunning = true
            run.isComplete = false
            module = match[0].hasSuffix(".xctest") ? match[0].dropping(suffix: ".xctest") : module
        } else if !isRunning {
            return
        } else if let match = Self.total.match(line) {
            end(match, &run)
        } else if line.indent == 4, let mark = CheckMark(line, at: 4), let group {
            record(line.text(from: 4 + mark.length), mark.status, group, &run)
        } else if line.indent == 0, !line.isBlank, !line.contains(" ") {
            group = line.text(from: 0)
        }
    }

    private func record(
        _ text: String, _ status: TestStatus, _ group: String, _ run: inout RunBuilder
    ) {
        let match = Self.time.match(LogLine(text))
        var name = match?[0] ?? text
        // A failure has what it says behind the name.
        let message = name.after(", ")
        name = name.before(", ") ?? name
        let head = (module.map { $0 + "." } ?? "") + group
        run.add("\(head)/\(name)", status, seconds: match?.number(1), message: message)
    }

    private mutating func end(_ match: LineMatch, _ run: inout RunBuilder) {
        run.claim(85)
        run.isComplete = true
        isRunning = false
        let failed = match.integer(3)
        let skipped = run.tests.count { $0.status == .skipped }
        run.declared = TestCounts(
            passed: max(0, match.integer(1) - failed - skipped), failed: failed, skipped: skipped)
        run.durationSeconds = Self.seconds.match(LogLine(match[5]))?.number(1)
    }
}
