/// Reads stestr and its forerunners, which run unittest in several workers.
struct StestrReader: TestLogReader {
    static let framework: TestFramework = "stestr"
    static let signs = LineSigns(
        heads: ["{0", " - ", "Ran: ", "Failed to import test module: ", "The above traceback was"])

    private static let timed: LinePattern = "{w} {+} [{n}s] ... {ok|FAILED}"
    private static let skipped: LinePattern = "{w} {+} ... SKIPPED{*}"
    private static let broken: LinePattern = "Failed to import test module: {w}"
    private static let ran: LinePattern = "Ran: {d} {test|tests} in {n} sec."
    private static let total: LinePattern =
        " - {Passed|Skipped|Expected Fail|Unexpected Success|Failed}: {d}"

    private var isAtEnd = false
    private var totals = TestCounts()
    /// The failure that is told of, its last line, and whether that is one of a traceback.
    private var failing: String?
    private var message: String?
    private var isTraceback = false

    init() {}

    var needsEveryLine: Bool { failing != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.first == UInt8(ascii: "{"), line.indent == 0 {
            closeFailure(&run)
            readResult(line, &run)
        } else if let match = Self.broken.match(line) {
            closeFailure(&run)
            run.put(match[0], .errored, scope: .file)
            failing = match[0]
            isTraceback = true
        } else if line.hasPrefix("The above traceback was encountered during test discovery") {
            closeFailure(&run)
            run.claim(60)
            run.state = .collectionError
        } else if let match = Self.ran.match(line) {
            isAtEnd = true
            run.durationSeconds = match.number(2)
        } else if isAtEnd, let match = Self.total.match(line) {
            readTotal(match, &run)
        } else if failing != nil {
            readFailure(line, &run)
        }
    }

    private mutating func readResult(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.timed.match(line) {
            run.claim(60)
            let status: TestStatus = match[3] == "ok" ? .passed : .failed
            run.add(match[1], status, seconds: match.number(2))
            if status == .failed { failing = match[1] }
        } else if let match = Self.skipped.match(line) {
            run.claim(60)
            let message = match[2].dropping(prefix: ": ")
            run.add(match[1], .skipped, message: message.isEmpty ? nil : message)
        }
    }

    /// Reads what was captured of a failing test, part by part.
    private mutating func readFailure(_ line: LogLine, _ run: inout RunBuilder) {
        if line.hasPrefix("====") {
            closeFailure(&run)
        } else if line.hasPrefix("Captured "), line.hasSuffix(":") {
            isTraceback = line.hasPrefix("Captured traceback")
        } else if isTraceback, !line.isBlank, !line.hasPrefix("~~~") {
            message = line.trimmed
        }
    }

    private mutating func closeFailure(_ run: inout RunBuilder) {
        if let failing, let message { run.update(failing) { $0.message = message } }
        failing = nil
        message = nil
        isTraceback = false
    }

    private mutating func readTotal(_ match: LineMatch, _ run: inout RunBuilder) {
        run.claim(90)
        run.isComplete = true
        switch match[0] {
        case "Passed": totals.passed = match.integer(1)
        case "Skipped": totals.skipped = match.integer(1)
        case "Expected Fail": totals.xfailed = match.integer(1)
        case "Unexpected Success": totals.xpassed = match.integer(1)
        default: totals.failed = match.integer(1)
        }
        // It prints `ok` for a test that failed as expected.
        run.counts = totals
    }

    mutating func finish(_ run: inout RunBuilder) { closeFailure(&run) }
}
