/// Reads GoogleTest, and those who print as it does: cmocka, busted's gtest output.
struct GoogleTestReader: TestLogReader {
    static let framework: TestFramework = "googletest"
    static let signs = LineSigns(
        heads: [
            "[==========] ", "[ RUN      ] ", "[ DISABLED ] ", "[  PASSED  ] ", "[  FAILED  ] ",
            "[  SKIPPED ] ", "[ SKIPPED  ] ", "Note: Randomizing tests' orders",
        ], parts: [" DISABLED TEST"])

    private static let timed: LinePattern = "{+} ({n} ms)"
    private static let begin: LinePattern =
        "[==========] Running {d} {test|tests} from {d} {test suite|test suites|test case|test cases}.{*}"
    private static let end: LinePattern =
        "[==========] {d} {test|tests} from {d} {test suite|test suites|test case|test cases} ran.{*}"
    /// Of cmocka, which names the group only in newer versions.
    private static let otherBegin: LinePattern = "[==========] {*}Running {d} test(s)."
    private static let otherEnd: LinePattern = "[==========] {+}: {d} test(s) run."
    private static let plainEnd: LinePattern = "[==========] {d} test(s) run."
    private static let looseEnd: LinePattern = "[==========] {d} {test|tests} from {+} ran.{*}"
    private static let disabled: LinePattern = "{_}YOU HAVE {d} DISABLED {TEST|TESTS}"
    private static let seed: LinePattern = "Note: Randomizing tests' orders with a seed of {d} ."
    private static let place: LinePattern = "{+}:{d}: {Failure|Skipped}"
    private static let otherPlace: LinePattern = "{[   LINE   ] --- |}{+}:{d}: error: Failure!"

    private var running: String?
    /// The test that seems to start inside another one, and the results of such tests: a test can
    /// print them, unless the end of the other one is missing.
    private var inner: String?
    private var innerResults: [TestResult] = []
    private var isEnded = false
    private var disabledCount = 0
    private var disabledNames: [String] = []
    private var planned = 0
    /// How many tests a brief run had.
    private var briefTotal = 0
    /// Whether tests are named when they start, which a brief run leaves out.
    private var namesStarts = false
    private var brief = TestCounts()

    init() {}

    var needsEveryLine: Bool { running != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.bytes.first == UInt8(ascii: "["), readBracket(line, at: 0, &run) { return }
        if let place = line.find("["), place > 0, running != nil {
            for word: StaticString in ["[       OK ] ", "[  FAILED  ] ", "[  SKIPPED ] "] {
                if let place = line.findLast(word), place > 0, readBracket(line, at: place, &run) {
                    return
                }
            }
        }
        if let match = Self.disabled.match(line) {
            disabledCount = match.integer(0)
            return
        }
        if line.hasPrefix("Note: "), let match = Self.seed.match(line) { run.seed = match[0] }
        guard let running else { return }
        keep(line, running, &run)
    }

    private var output: [String] = []
    private var file: String?
    private var line: Int?

    private mutating func keep(_ line: LogLine, _ id: String, _ run: inout RunBuilder) {
        if let match = Self.place.match(line), file == nil {
            file = match[0]
            self.line = match.integer(1)
        } else if let match = Self.otherPlace.match(line), file == nil {
            file = match[1]
            self.line = match.integer(2)
        }
        if output.count < 100 { output.append(line.text(from: 0)) }
    }

    private mutating func readBracket(
        _ line: LogLine, at start: Int, _ run: inout RunBuilder
    ) -> Bool {
        if line.has("[==========] ", at: start) { return readFrame(line, &run) }
        if line.has("[ RUN      ] ", at: start) {
            if running != nil, !isEnded {
                inner = line.text(from: start + 13)
                return true
            }
            running = line.text(from: start + 13)
            output = []
            file = nil
            self.line = nil
            isEnded = false
            run.claim(85)
            return true
        }
        if line.has("[ DISABLED ] ", at: start) {
            let name = line.text(from: start + 13)
            disabledNames.append(name)
            run.put(name, .skipped)
            return true
        }
        for (word, status) in Self.words where line.has(word, at: start) {
            return readEnd(line.text(from: start + word.utf8CodeUnitCount), status, &run)
        }
        if line.has("[  PASSED  ] ", at: start) {
            guard isEnded else { return true }
            brief.passed +=
                LogNumber.count(
                    line.text(from: start + 13).prefix { $0.isNumber }) ?? 0
            return true
        }
        return line.has("[----------]", at: start)
    }

    private static let words: [(StaticString, TestStatus)] = [
        ("[       OK ] ", .passed), ("[  FAILED  ] ", .failed), ("[  SKIPPED ] ", .skipped),
        ("[ SKIPPED  ] ", .skipped), ("[  ERROR   ] ", .errored),
    ]

    private mutating func readEnd(
        _ text: String, _ status: TestStatus, _ run: inout RunBuilder
    ) -> Bool {
        guard let id = running, !isEnded else {
            if !namesStarts { readBrief(text, status, &run) }
            return true
        }
        var name = text
        var seconds: Double?
        if let match = Self.timed.match(LogLine(text)) {
            name = match[0]
            seconds = match.number(1).map { $0 / 1000 }
        }
        name = name.before(", where ") ?? name
        guard name == id else {
            if planned == 0, !namesStarts {
                // No test of this run has been named at its start and at its end.
                readBrief(text, status, &run)
                return true
            }
            guard name == inner, innerResults.count < 1_000 else { return false }
            innerResults.append(TestResult(id: name, status: status, durationSeconds: seconds))
            inner = nil
            return true
        }
        forgetInner()
        namesStarts = true
        let given = run.framework == "busted" ? id.after(": ") ?? id : id
        var result = TestResult(id: given, status: status, durationSeconds: seconds)
        if status != .passed {
            result.file = file
            result.line = line
            result.output = output.isEmpty ? nil : output.joined(separator: "\n")
            result.message = output.first {
                !$0.isEmpty && !$0.contains(": Failure") && !$0.hasSuffix(": Skipped")
            }.map { $0.after("[  ERROR   ] --- ") ?? $0 }
        }
        // A repetition is the same test; of cmocka, each group has its own, of busted each place.
        if run.has(given), run.framework == nil {
            run.update(given) { old in if !old.status.isFailure { old = result } }
        } else {
            run.add(result)
        }
        running = nil
        return true
    }

    private mutating func forgetInner() {
        inner = nil
        innerResults = []
    }

    /// Reads a result of a brief run, which names the tests that failed and counts the others.
    private mutating func readBrief(
        _ text: String, _ status: TestStatus, _ run: inout RunBuilder
    ) {
        if status == .failed, let match = Self.timed.match(LogLine(text)) {
            let name = match[0].before(", where ") ?? match[0]
            if !run.has(name) { run.add(name, .failed, seconds: match.number(1).map { $0 / 1000 }) }
        } else if status == .skipped, isEnded {
            brief.skipped += LogNumber.count(text.prefix { $0.isNumber }) ?? 0
        }
    }

    private mutating func readFrame(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if let match = Self.begin.match(line) {
            run.claim(85)
            planned = match.integer(0)
            run.isComplete = false
            forgetInner()
        } else if Self.otherBegin.match(line) != nil {
            run.framework = "cmocka"
            run.claim(85)
            run.isComplete = false
        } else if line.contains("Running tests from scanned files") {
            run.framework = "busted"
            run.claim(88)
        } else if let match = Self.end.match(line) ?? Self.looseEnd.match(line)
            ?? Self.plainEnd.match(line)
        {
            briefTotal += match.integer(0)
            end(&run)
        } else if Self.otherEnd.match(line) != nil {
            end(&run)
        }
        return true
    }

    private mutating func end(_ run: inout RunBuilder) {
        run.claim(85)
        run.isComplete = true
        isEnded = true
        running = nil
        // The end of the other one is missing.
        for result in innerResults where !run.has(result.id) { run.add(result) }
        forgetInner()
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.suspect = running
        if running != nil, run.tests.isEmpty == false || planned > 0 { run.isComplete = false }
        if !namesStarts, isEnded, brief.total > 0 {
            var counts = brief
            counts.failed = max(0, briefTotal - counts.passed - counts.skipped)
            counts.skipped += disabledCount
            run.counts = counts
            run.namesComplete = counts.passed + counts.skipped == 0
            return
        }
        let missing = disabledCount - disabledNames.count
        if missing > 0 {
            var counts = RunBuilder.count(run.tests)
            counts.skipped += missing
            run.counts = counts
            run.namesComplete = false
        }
    }
}
