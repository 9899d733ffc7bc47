/// Reads LuaUnit: every test where it is verbose, else those that fail.
struct LuaUnitReader: TestLogReader {
    static let framework: TestFramework = "luaunit"
    static let signs = LineSigns(
        heads: [
            "Started on ", "Ran ", "Tests with errors:", "Failed tests:", "# Starting test: ",
            "# Ran ",
            "LuaUnit ABORTED",
        ], parts: [" ... "])

    private static let started: LinePattern = "    {w} ... {*}"
    private static let listed: LinePattern = "{d}) {w}"
    private static let ran: LinePattern = "Ran {d} tests in {n} seconds, {+}"
    private static let noted: LinePattern = "# Starting test: {w}"
    private static let problem: LinePattern = "#   {Failure|Error}: {+}"

    private var open: String?
    private var isVerbose = false
    private var list: TestStatus?
    private var current: String?
    /// The test that runs, where the log is that of a run whose report goes elsewhere.
    private var running: String?

    init() {}

    var needsEveryLine: Bool { open != nil || list != nil || running != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("Started on ") {
            isVerbose = true
        } else if line.hasPrefix("Ran "), let match = Self.ran.match(line) {
            end(match, claim: 75, &run)
        } else if line.first == UInt8(ascii: "#") {
            readNote(line, &run)
        } else if run.isComplete, line.hasPrefix("LuaUnit ABORTED") {
            run.state = .stoppedEarly
        } else if line.hasPrefix("Tests with errors:") {
            list = .errored
            open = nil
        } else if line.hasPrefix("Failed tests:") {
            list = .failed
            open = nil
        } else if let list {
            if let match = Self.listed.match(line) {
                run.claim(10)
                current = match[1]
                if !run.has(match[1]) { run.add(match[1], list) }
            } else if let current, run.result(current)?.message == nil, !line.isBlank {
                run.addMessage(line.text(from: 0), to: current)
            }
        } else if isVerbose, let match = Self.started.match(line) {
            open = match[0]
            readEnd(match[1], &run)
        } else if open != nil {
            readEnd(line.text(from: 0), &run)
        }
    }

    /// Reads what it prints beside a report: `# Starting test: x`, `#   Failure: message`.
    private mutating func readNote(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.noted.match(line) {
            running = match[0]
        } else if let match = Self.ran.match(LogLine(line.text(from: 2))) {
            running = nil
            end(match, claim: 35, &run)
        } else if let running, let match = Self.problem.match(line) {
            let status: TestStatus = match[0] == "Error" ? .errored : .failed
            run.put(running, status, message: match[1].trimmingBlanks())
        }
    }

    private mutating func readEnd(_ text: String, _ run: inout RunBuilder) {
        guard let name = open else { return }
        let words: [(String, TestStatus)] = [
            ("Ok", .passed), ("FAIL", .failed), ("ERROR", .errored), ("SKIP", .skipped),
        ]
        guard let status = words.first(where: { text.hasSuffix($0.0) })?.1 else { return }
        run.add(name, status)
        open = nil
    }

    /// Reads the totals; as a comment they stand beside a report, or in TAP.
    private mutating func end(_ match: LineMatch, claim: Int, _ run: inout RunBuilder) {
        var counts = TestCounts()
        for part in match[2].components(separatedBy: ", ") {
            let count = LogNumber.count(part.prefix { $0.isNumber }) ?? 0
            switch part.split(separator: " ").dropFirst().first {
            case "success", "successes": counts.passed = count
            case "failure", "failures": counts.failed = count
            case "error", "errors": counts.errored = count
            case "skipped": counts.skipped = count
            default: break
            }
        }
        guard counts.total > 0 || match.integer(0) == 0 else { return }
        run.claim(claim)
        run.isComplete = true
        run.declared = counts
        run.durationSeconds = match.number(1)
        list = nil
    }
}
