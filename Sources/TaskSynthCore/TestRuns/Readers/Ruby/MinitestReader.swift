/// Reads Minitest, and what minitest-reporters prints: a list by class, or failures in their place.
struct MinitestReader: TestLogReader {
    static let framework: TestFramework = "minitest"
    static let signs = LineSigns(
        heads: ["Run options: ", "Finished ", "Started with run options "],
        parts: [" assertions, ", ") Failure:", ") Error:", ") Skipped:", " s = ", "#test_"])

    private static let options: LinePattern = "Run options: {*}--seed {d}{*}"
    private static let total: LinePattern =
        "{d} {runs|tests}, {d} assertions, {d} failures, {d} errors, {d} skips"
    private static let finished: LinePattern = "Finished in {n}s, {...}"
    private static let verbose: LinePattern = "{+} = {n} s = {.|F|E|S}"
    private static let opened: LinePattern = "{+}#test_{} = {*}"
    private static let closed: LinePattern = "{*}{n} s = {.|F|E|S}"
    private static let item: LinePattern = "{_}{d}) {Failure|Error|Skipped}:"
    private static let located: LinePattern = "{+} [{+}:{d}]:"
    private static let listed: LinePattern = "  test_{+} {PASS|FAIL|ERROR|SKIP} ({n}s)"
    private static let noted: LinePattern = "{_}{FAIL|ERROR|SKIP} {+}#test_{+} ({n}s)"

    private var hasOptions = false
    /// Whether the line above the total was read, which no test prints by chance.
    private var isFinished = false
    /// The test whose output stands between its name and its result.
    private var open: String?
    private var nextItem = 1
    private var kind: TestStatus?
    private var current: String?
    /// Whether minitest-reporters prints.
    private var isReported = false
    private var suite: String?
    private var isAfterBlank = false

    init() {}

    var needsEveryLine: Bool { kind != nil || current != nil || open != nil || isReported }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else {
            if kind == nil { current = nil }
            isAfterBlank = true
            return
        }
        defer { isAfterBlank = false }
        if line.hasPrefix("Started with run options ") {
            isReported = true
            let seed = line.text(from: 0).after("--seed ")?.prefix { $0.isNumber }
            run.seed = seed.map(String.init) ?? run.seed
            return
        }
        if isReported, readReported(line, &run) { return }
        if first == UInt8(ascii: "R"), let match = Self.options.match(line) {
            run.claim(70)
            hasOptions = true
            run.seed = match[1]
            return
        }
        if first.isASCIIDigit {
            if isFinished, let match = Self.total.match(line) {
                isFinished = false
                hasOptions = false
                nextItem = 1
                open = nil
                run.claim(90)
                var counts = run.declared ?? TestCounts()
                counts.failed += match.integer(3)
                counts.errored += match.integer(4)
                counts.skipped += match.integer(5)
                counts.passed += max(
                    0, match.integer(0) - match.integer(3) - match.integer(4) - match.integer(5))
                run.declared = counts
                run.isComplete = true
                current = nil
                return
            }
            if let match = Self.item.match(line), match.integer(0) == nextItem {
                nextItem += 1
                kind = match[1] == "Failure" ? .failed : match[1] == "Error" ? .errored : .skipped
                current = nil
                return
            }
        }
        if line.hasPrefix("Finished in ") || line.hasPrefix("Finished tests in ") {
            // The line of test-unit ends in a word.
            isFinished = !line.hasSuffix(" seconds.")
            run.durationSeconds = Self.finished.match(line)?.number(0) ?? run.durationSeconds
            return
        }
        if !isReported, line.contains(" s = "), readVerbose(line, &run) { return }
        if hasOptions, !isFinished, let match = Self.opened.match(line) {
            open = match[0] + "#test_" + match[1]
            return
        }
        if let status = kind {
            kind = nil
            let match = Self.located.match(line)
            var name = match?[0] ?? line.trimmed.dropping(suffix: ":")
            name = name.trimmingBlanks()
            run.put(name, status)
            if let match {
                run.update(name) {
                    $0.file = match[1]
                    $0.line = match.integer(2)
                }
            }
            current = name
            return
        }
        guard let current else { return }
        run.addMessage(isReported ? line.trimmed : line.text(from: 0), to: current)
    }

    /// Reads `  test_adds    PASS (0.01s)` below the name of a class, or ` FAIL LedgerTest#test_adds
    /// (0.01s)` where others are not listed.
    private mutating func readReported(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if line.hasPrefix("Finished in ") {
            isReported = false
            return false
        }
        if let suite, let match = Self.listed.match(line) {
            run.claim(60)
            let name = suite + "#test_" + match[0].trimmingBlanks()
            run.put(name, Self.status(match[1]), seconds: match.number(2))
            current = match[1] == "PASS" ? nil : name
            return true
        }
        if line.indent <= 1, let match = Self.noted.match(line) {
            run.claim(60)
            let name = match[1] + "#test_" + match[2]
            run.put(name, Self.status(match[0]), seconds: match.number(3))
            current = name
            return true
        }
        if isAfterBlank, line.indent == 0 {
            suite = line.trimmed
            current = nil
            return true
        }
        return false
    }

    private mutating func readVerbose(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let match = Self.verbose.match(line) else { return close(line, &run) }
        var name = match[0]
        // Output before it, without a line feed, has no `#` of its own to begin a name with.
        if let place = name.range(ofLast: " "), !name.contains("#") {
            name = String(name[place.upperBound...])
        }
        guard name.contains("#") else { return close(line, &run) }
        open = nil
        run.claim(60)
        run.put(name, Self.status(match[2]), seconds: match.number(1))
        return true
    }

    /// Reads a result below the output of its test: `0.01 s = .`.
    private mutating func close(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let name = open, let match = Self.closed.match(line) else { return false }
        open = nil
        run.claim(60)
        run.put(name, Self.status(match[2]), seconds: match.number(1))
        return true
    }

    private static func status(_ sign: String) -> TestStatus {
        switch sign {
        case ".", "PASS": .passed
        case "F", "FAIL": .failed
        case "E", "ERROR": .errored
        default: .skipped
        }
    }
}
