/// Reads pytest with the plugin pytest-sugar, which replaces all but the short summary.
struct PytestSugarReader: TestLogReader {
    static let framework: TestFramework = "pytest"
    static let signs = LineSigns(heads: ["Test session starts (platform: "])

    private static let sign: LinePattern = "{_}{+} {✓|⨯|s|x|X|E|R}{s}{d}%{...}"
    private static let collected: LinePattern = "{*}collected {d} {item|items}{...}"
    private static let summary: LinePattern = "{FAILED|ERROR} {+}"
    private static let results: LinePattern = "Results ({+}):"
    private static let count: LinePattern =
        "{s}{d} {passed|failed|error|errors|skipped|xfailed|xpassed|rerun|deselected}"

    private var isSugar = false
    private var isInSummary = false
    private var isInResults = false
    private var collected: Int?
    private var declared = TestCounts()
    private var listed: [(id: String, message: String?)] = []
    private var subtestFailures: [String] = []

    init() {}

    var needsEveryLine: Bool { isSugar }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("Test session starts (platform: "), line.contains("pytest-sugar") {
            isSugar = true
            run.claim(120)
            return
        }
        guard isSugar else { return }
        if let match = Self.results.match(line) {
            isInResults = true
            isInSummary = false
            run.durationSeconds = LogNumber.seconds(of: match[0])
            run.isComplete = true
        } else if isInResults {
            readCount(line)
        } else if line.hasPrefix("="), line.contains(" short test summary info ") {
            isInSummary = true
        } else if isInSummary {
            readSummary(line, run)
        } else if line.contains("collected "), let match = Self.collected.match(line) {
            collected = match.integer(1)
        } else if line.contains("::"), let match = Self.sign.match(line) {
            let id = PytestIdentifier.id(ofTAP: match[0])
            guard let status = Self.status(match[1]) else { return }
            run.put(id, status)
        }
    }

    private static func status(_ sign: String) -> TestStatus? {
        switch sign {
        case "✓": .passed
        case "⨯": .failed
        case "E": .errored
        case "s": .skipped
        case "x": .xfailed
        case "X": .xpassed
        default: nil
        }
    }

    private mutating func readCount(_ line: LogLine) {
        guard let match = Self.count.match(line) else {
            if !line.startsWith("- "), !line.isBlank { isInResults = false }
            return
        }
        switch match[1] {
        case "passed": declared.passed += match.integer(0)
        case "failed": declared.failed += match.integer(0)
        case "error", "errors": declared.errored += match.integer(0)
        case "skipped": declared.skipped += match.integer(0)
        case "xfailed": declared.xfailed += match.integer(0)
        case "xpassed": declared.xpassed += match.integer(0)
        default: break
        }
    }

    private mutating func readSummary(_ line: LogLine, _ run: RunBuilder) {
        if line.hasPrefix("SUBFAILED"), let place = line.find(") ") {
            let text = line.text(from: place + 2)
            subtestFailures.append(PytestIdentifier.parts(of: text) { run.has($0) }.id)
        } else if let match = Self.summary.match(line) {
            listed.append(PytestIdentifier.parts(of: match[1]) { run.has($0) })
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        let isVerbose = !run.tests.isEmpty
        var counts = declared
        for id in subtestFailures where run.result(id)?.status == .passed {
            run.put(id, .failed)
        }
        var seen: Set<String> = []
        for (id, message) in listed {
            // A failing fixture is listed like a failing test, after the test itself.
            let isTwice = !seen.insert(id).inserted
            if isTwice, counts.failed > 0 { counts.failed -= 1 }
            let isFixture = isTwice || isVerbose && run.result(id)?.status != .failed
            run.put(id, isFixture ? .errored : .failed, message: message)
        }
        guard run.isComplete else { return }
        if let collected, counts.total > collected {
            // Subtests, and tests whose fixture fails after them, are among those that passed.
            counts.passed -= min(counts.total - collected, counts.passed)
        }
        let named = TestCounts(of: run.tests)
        if isVerbose, named.total >= counts.total {
            run.counts = named
        } else {
            run.counts = counts
            run.namesComplete = false
        }
        if counts.total == 0, run.state == nil { run.state = .noTests }
    }
}
