/// Reads trial, the runner of Twisted: its tree, its flat lines, and the counts at the end.
struct TrialReader: TestLogReader {
    static let framework: TestFramework = "trial"
    static let signs = LineSigns(
        heads: ["==========", "Ran ", "PASSED (", "FAILED ("], parts: [" ..."], tails: ["]"],
        includesWords: true, includesBlanks: true)

    private static let word: LinePattern = "[{OK|FAIL|ERROR|SKIPPED|TODO|SUCCESS!?!}]"
    private static let ran: LinePattern = "Ran {d} {test|tests} in {n}s"
    private static let end: LinePattern = "{PASSED|FAILED} ({+})"
    private static let name: LinePattern = "{_}{w} ...{*}"

    private var levels = TitleStack()
    private var running: String?
    /// Whether that test has no result yet.
    private var isRunning = false
    private var isInSections = false
    private var section: TestStatus?
    private var sectionLines: [String] = []
    private var total: Int?
    private var isTrial = false

    init() {}

    var needsEveryLine: Bool { isInSections && section != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("=========="), line.bytes.count == 79 {
            isInSections = true
            section = nil
            return
        }
        if let match = Self.ran.match(line) {
            total = match.integer(0)
            run.durationSeconds = match.number(1)
            return
        }
        if total != nil, let match = Self.end.match(line) { return readEnd(match[1], &run) }
        if isInSections { readSection(line, &run) } else { readTree(line, &run) }
    }

    /// Reads `    test_x ...        [OK]`, whose word may stand behind output on a later line.
    private mutating func readTree(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.name.match(line), !match[0].hasPrefix("[") {
            levels.leave(line.indent)
            running = levels.path(match[0], separator: ".")
            isRunning = true
        }
        guard line.bytes.last == UInt8(ascii: "]"), let open = line.findLast("["),
            let match = Self.word.match(line, from: open)
        else {
            // What a test prints is no name of a class.
            if !isRunning, !line.isBlank, line.indent % 2 == 0, !line.trimmed.contains(" ") {
                levels.enter(line)
                running = nil
            }
            return
        }
        guard let id = running else { return }
        isRunning = false
        // It puts the word at the end of a line of a width of its own.
        if line.bytes.count == 79 { isTrial = true }
        run.claim(isTrial ? 80 : 20)
        let status = Self.status(match[0])
        // A test that fails and then breaks when it is cleaned up has two words.
        run.put(id, run.result(id)?.status.isFailure == true ? .errored : status)
    }

    private static func status(_ word: String) -> TestStatus {
        switch word {
        case "OK": .passed
        case "FAIL": .failed
        case "ERROR": .errored
        case "SKIPPED": .skipped
        case "TODO": .xfailed
        default: .xpassed
        }
    }

    /// Reads what is told about failures: a word, a traceback, and the names that it is about.
    private mutating func readSection(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.word.match(line) {
            section = Self.status(match[0])
            sectionLines = []
            return
        }
        guard let status = section else { return }
        let text = line.text(from: 0)
        let isName = !text.contains(" ") && text.contains(".") && !text.hasSuffix(":")
        if isName, line.indent == 0, sectionLines.last?.isEmpty == true || run.has(text) {
            let message = sectionLines.last { !$0.isEmpty && !$0.hasPrefix(" ") }
            if !run.has(text) { run.add(text, status) }
            run.update(text) { $0.message = $0.message ?? message }
        } else if sectionLines.count < 200 {
            sectionLines.append(text)
        }
    }

    /// Reads `skips=1, expectedFailures=1, failures=3, errors=2, successes=6`.
    private mutating func readEnd(_ text: String, _ run: inout RunBuilder) {
        var counts = TestCounts()
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=")
            guard sides.count == 2, let number = LogNumber.count(sides[1]) else { return }
            switch sides[0].trimmingBlanks() {
            case "successes": counts.passed += number
            case "failures": counts.failed += number
            case "errors": counts.errored += number
            case "skips": counts.skipped += number
            case "expectedFailures": counts.xfailed += number
            case "unexpectedSuccesses": counts.xpassed += number
            default: return
            }
        }
        guard isTrial || text.contains("successes=") else { return }
        run.claim(85)
        // A test that fails and breaks afterwards is counted twice.
        if let total, counts.total > total {
            counts.failed -= min(counts.total - total, counts.failed)
        }
        run.declared = counts
        run.isComplete = true
    }
}
