/// Reads testthat, the framework for R; what it counts are expectations, not tests.
struct TestThatReader: TestLogReader {
    static let framework: TestFramework = "testthat"
    static let signs = LineSigns(
        heads: [
            "[ FAIL ", "Error: Failures detected", "Error: Test failures", "Start test: ", "══ ",
            "── ", "Failure (", "Error (", "Skip (",
        ],
        parts: ["') - Reason: ", ": .", ": S", ": W"], includesWords: true)

    private static let counts: LinePattern = "[ FAIL {d} | WARN {d} | SKIP {d} | PASS {d} ]{*}"
    private static let start: LinePattern = "Start test: {+}"
    private static let end: LinePattern = "End test: {+}"
    private static let expectation: LinePattern =
        "  '{+}:{d}' [{success|failure|error|skip|warning}]{*}"
    /// `── Failure ('file.R:2'): name ───`, numbered by one reporter, and without rules by another;
    /// with the places of the word, the file and the name.
    private static let failures: [(pattern: LinePattern, word: Int, file: Int, name: Int)] = [
        ("── {Failure|Error|Skip} ('{+}:{d}{*}'): {+} ─{...}", 0, 1, 4),
        ("── {Failure|Error|Skip} ({+}:{d}{*}): {+} ─{...}", 0, 1, 4),
        ("── {d}. {Failure|Error|Skip} ('{+}:{d}{*}'): {+} ─{...}", 1, 2, 5),
        ("{Failure|Error|Skip} ('{+}:{d}{*}'): {+}", 0, 1, 4),
        ("{Failure|Error|Skip} ({+}:{d}:{d}{*}): {+}", 0, 1, 5),
    ]
    private static let skipped: LinePattern = "{d}. {+} ('{+}:{d}') - Reason: {...}"

    private var open: String?
    private var status: TestStatus?
    private var file: String?
    private var current: String?
    private var totals: (failed: Int, skipped: Int, passed: Int)?
    private var letters: LogLine?
    private var isSummary = false
    /// Whether the run says in the end that something failed.
    private var endsInFailure = false
    private var summary = TestThatLetters()
    /// How many failures its list has.
    private var listed = 0

    init() {}

    var needsEveryLine: Bool { open != nil || letters != nil || current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("[ FAIL "), let match = Self.counts.match(line) {
            run.claim(85)
            run.isComplete = true
            totals = (match.integer(0), match.integer(2), match.integer(3))
            current = nil
            return
        }
        if let match = Self.start.match(line) {
            run.claim(40)
            open = match[0]
            status = nil
            file = nil
            return
        }
        if let name = open {
            if let match = Self.end.match(line), match[0] == name {
                run.claim(70)
                run.add((file.map { $0 + ": " } ?? "") + name, status ?? .skipped)
                open = nil
                run.isComplete = true
            } else if let match = Self.expectation.match(line) {
                file = match[0]
                note(match[2])
            }
            return
        }
        if line.hasPrefix("══ ") { run.isComplete = false }
        if line.hasPrefix("Error: Test failures") || line.hasPrefix("Error: Failures detected") {
            endsInFailure = true
        }
        readLetters(line, &run)
        if !isSummary, summary.read(line) { return }
        if readFailure(line, &run) { return }
        if let match = Self.skipped.match(line) {
            run.put("\(match[2]): \(match[1])", .skipped, message: match[4])
        } else if line.hasPrefix("══ DONE ═") || line.hasPrefix("══ Results ═") {
            current = nil
            isSummary = line.hasPrefix("══ DONE")
            if isSummary, summary.isWhole { run.claim(60) }
            run.isComplete = isSummary
        } else if let current, !line.isBlank {
            run.addMessage(line.text(from: 0), to: current)
        }
    }

    private mutating func readFailure(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        for shape in Self.failures {
            guard let match = shape.pattern.match(line) else { continue }
            run.claim(60)
            let id = match[shape.file] + ": " + match[shape.name].trimmingBlanks()
            let status: TestStatus =
                switch match[shape.word] {
                case "Failure": .failed
                case "Error": .errored
                default: .skipped
                }
            run.put(id, status)
            if shape.word == 1 { listed = match.integer(0) }
            current = id
            return true
        }
        return false
    }

    private mutating func note(_ word: String) {
        let rank: [TestStatus?] = [nil, .passed, .skipped, .failed, .errored]
        let new: TestStatus? =
            switch word {
            case "success", "warning": .passed
            case "failure": .failed
            case "error": .errored
            case "skip": .skipped
            default: nil
            }
        let old = rank.firstIndex(of: status) ?? 0
        if let place = rank.firstIndex(of: new), place > old { status = new }
    }

    /// Reads the letters of the minimal reporter, which only their end tells from other output.
    private mutating func readLetters(_ line: LogLine, _ run: inout RunBuilder) {
        if let letters, line.hasPrefix("Error: Test failures") {
            var counts = TestCounts()
            for byte in letters.bytes {
                switch byte {
                case UInt8(ascii: "."): counts.passed += 1
                case UInt8(ascii: "F"): counts.failed += 1
                case UInt8(ascii: "E"): counts.errored += 1
                case UInt8(ascii: "S"): counts.skipped += 1
                default: break
                }
            }
            run.claim(40)
            run.isComplete = true
            // Where output broke the letters, the failures stand elsewhere.
            run.declared = counts.failed + counts.errored > 0 ? counts : nil
        }
        let isLetters = line.bytes.allSatisfy { Self.letters.contains($0) }
        letters = isLetters && !line.bytes.isEmpty ? line : nil
    }

    private static let letters = Set(".FESW".utf8)

    mutating func finish(_ run: inout RunBuilder) {
        if let open { run.suspect = open }
        guard let totals, open == nil, isPossible(totals, run) else {
            // One reporter lists all but the tests that passed.
            if isSummary { return finishSummary(&run) }
            if totals != nil, TestCounts(of: run.tests).passed == 0 { run.namesComplete = false }
            if endsInFailure, run.tests.isEmpty, run.declared == nil {
                run.state = .completed
                run.namesComplete = false
                run.warn("tests failed, and the log does not say which")
            }
            return
        }
        // Expectations are counted, not tests: a test may fail more than once, and where no name
        // of it is printed, an expectation stands for its test.
        var counts = TestCounts(of: run.tests)
        guard counts.passed == 0 || totals.passed == 0 else { return }
        if counts.failed + counts.errored == 0 { counts.failed = totals.failed }
        counts.passed = totals.passed
        counts.skipped = totals.skipped
        run.counts = counts
        run.namesComplete = counts.total == run.tests.count
    }

    /// Whether totals may be those of the run: a test may print such a line, too.
    private func isPossible(
        _ totals: (failed: Int, skipped: Int, passed: Int), _ run: RunBuilder
    ) -> Bool {
        let named = TestCounts(of: run.tests)
        return !isSummary && named.failed + named.errored <= totals.failed
            && named.skipped <= totals.skipped && !(endsInFailure && totals.failed == 0)
    }

    private func finishSummary(_ run: inout RunBuilder) {
        run.namesComplete = false
        // Lines that begin with a failure are not looked at: then fewer are seen than are listed.
        guard summary.isWhole, summary.failed == listed else { return }
        run.counts = TestCounts(of: run.tests)
        run.counts?.passed = summary.passed
        run.namesComplete = summary.passed == 0
    }
}
