/// Reads unittest, and its relatives: Django, nose, nose2.
struct UnittestReader: TestLogReader {
    static let framework: TestFramework = "unittest"
    static let signs = LineSigns(
        heads: [
            "Ran ", "OK", "FAILED", "NO TESTS RAN",
            "======================================================================",
            "----------------------------------------------------------------------",
            "Creating test database for alias", "System check identified", "Found ",
            "parallel test runner to handle",
        ], parts: [") ...", " ... "], tails: [")", ") failed:", " ...", "=========="],
        includesWords: true)

    private enum Section { case progress, heading, failure }

    private static let ran: LinePattern = "Ran {d} {test|tests} in {n}s"
    private static let sectionHead: LinePattern = "{ERROR|FAIL|UNEXPECTED SUCCESS}{*}: {+}"
    private static let found: LinePattern = "Found {d} test(s)."

    /// What nose2 calls the fixture of a class or of a module.
    private static let holder = "_ErrorHolder"

    private var section = Section.progress
    private var pending: String?
    private var announced: String?
    /// A test whose status stood on a line of its own, which what it printed can look like.
    private var settled: String?
    private var ranTests: Int?
    private var failing: [(id: String, status: TestStatus)] = []
    private var current: String?
    private var traceback = UnittestTraceback()
    private var hasTraceback = false
    private var isVerbose = false
    private var isAfterRule = false
    private var end: [String: Int]?
    private var isBelowDashes = false
    private var beforeLooseTotal: (ran: Int?, end: [String: Int]?)?
    private var isNose = false
    private var parallel = DjangoParallelRunner()
    private var found: Int?
    private var letters: [UInt8] = []

    init() {}

    var needsEveryLine: Bool {
        section != .progress || pending != nil || announced != nil || settled != nil || isAfterRule
            || parallel.isFailing
    }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.first == UInt8(ascii: "R"), let match = Self.ran.match(line) {
            closeFailure(&run)
            run.claim(75)
            beginTotal(&run)
            ranTests = (ranTests ?? 0) + match.integer(0)
            run.durationSeconds = match.number(2)
            run.isComplete = false
            section = .progress
            return
        }
        isBelowDashes = Self.isRule(line, of: UInt8(ascii: "-"))
        if ranTests != nil, readEnd(line, &run) { return }
        if isDjango(line) {
            run.framework = "django"
            run.claim(30)
            if let match = Self.found.match(line) { found = match.integer(0) }
        }
        if run.framework == "django", parallel.read(line, &run) { return }
        isAfterRule = isHeadingRule(line)
        if isAfterRule {
            closeFailure(&run)
            settled = nil
            section = .heading
            return
        }
        switch section {
        case .progress: readProgress(line, &run)
        case .heading: readHeading(line, &run)
        case .failure: readFailure(line, &run)
        }
    }

    /// Forgets a total without a rule above it where one with a rule follows: a test printed it.
    private mutating func beginTotal(_ run: inout RunBuilder) {
        if isBelowDashes, let known = beforeLooseTotal {
            run.warn("a line looks like a total and is the output of a test")
            (ranTests, end) = known
            beforeLooseTotal = nil
        } else if !isBelowDashes, beforeLooseTotal == nil {
            beforeLooseTotal = (ranTests, end)
        }
    }

    private static func isRule(_ line: LogLine, of sign: UInt8) -> Bool {
        line.bytes.count == 70 && line.bytes.allSatisfy { $0 == sign }
    }

    /// Whether a line is the rule above a heading, which may stand behind the letters.
    private func isHeadingRule(_ line: LogLine) -> Bool {
        let start = line.bytes.count - 70
        guard start >= 0, line.bytes.last == UInt8(ascii: "=") else { return false }
        return line.bytes[start...].allSatisfy { $0 == UInt8(ascii: "=") }
            && line.bytes[..<start].allSatisfy { Self.letters.contains($0) }
    }

    private func isDjango(_ line: LogLine) -> Bool {
        line.hasPrefix("Creating test database for alias")
            || line.hasPrefix("System check identified")
            || line.hasPrefix("Found ") && line.hasSuffix("test(s).")
    }

    /// Reads `OK (skipped=1)`, `FAILED (failures=3)`, `NO TESTS RAN`.
    private mutating func readEnd(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let text = line.text(from: 0)
        if text == "NO TESTS RAN" || text.hasPrefix("NO TESTS RAN (") {
            run.isComplete = true
            return true
        }
        for word in ["OK", "FAILED"] where text == word || text.hasPrefix(word + " (") {
            var counts: [String: Int] = [:]
            for part in text.dropFirst(word.count + 2).dropLast().split(separator: ",") {
                let sides = part.split(separator: "=")
                guard sides.count == 2, let number = LogNumber.count(sides[1]) else { continue }
                counts[sides[0].trimmingBlanks(), default: 0] += number
            }
            guard text == word || !counts.isEmpty else { return false }
            end = (end ?? [:]).merging(counts) { $0 + $1 }
            run.isComplete = true
            return true
        }
        return false
    }

    private mutating func readProgress(_ line: LogLine, _ run: inout RunBuilder) {
        if line.find(" (") != nil || line.find(" ... ") != nil || line.hasSuffix(" ...") {
            if readTestLine(line, from: line.indent, &run) { return }
        }
        if !run.isComplete, line.bytes.allSatisfy({ Self.letters.contains($0) }) {
            letters += line.bytes
        }
        let text = line.text(from: 0)
        guard let id = pending ?? announced else {
            // The last one of several that could be the status of a test is its own.
            if let settled, let status = UnittestStatus(text) { record(settled, status, &run) }
            return
        }
        if let status = UnittestStatus(below: text, isDocumented: announced != nil) {
            record(id, status, &run)
            pending = nil
            announced = nil
            settled = id
        } else if announced != nil, line.hasSuffix(" ...") || text.hasSuffix("... ") {
            pending = announced
            announced = nil
        } else if line.contains(" ... "), announced != nil {
            pending = announced
            announced = nil
        }
    }

    /// Reads `test_x (module.Class.test_x) ... ok`, or the name alone before a description.
    private mutating func readTestLine(
        _ line: LogLine, from start: Int, _ run: inout RunBuilder
    ) -> Bool {
        guard let name = Self.identifier(in: line, from: start) else {
            return readNoseLine(line, &run)
        }
        let rest = line.text(from: name.end)
        if rest.isEmpty {
            announced = name.id
            pending = nil
            settled = nil
            return true
        }
        if rest.hasPrefix(" (") || rest.hasPrefix(" [") {
            guard start > 0, let place = line.find(" ... ", from: name.end) else { return false }
            readSubtest(of: name.id, UnittestStatus(line.text(from: place + 5)), &run)
            return true
        }
        guard rest.hasPrefix(" ...") else { return false }
        run.claim(60)
        isVerbose = true
        settled = nil
        pending = name.id
        announced = nil
        let after = rest.dropping(prefix: " ...").trimmingBlanks()
        if let status = UnittestStatus(after) {
            record(name.id, status, &run)
            pending = nil
        } else if !after.isEmpty {
            let next = line.find(" ... ", from: name.end).map { $0 + 5 } ?? line.bytes.count
            if Self.identifier(in: line, from: next) != nil,
                readTestLine(line, from: next, &run)
            {
                return true
            }
            if let status = UnittestStatus(endOf: after) {
                record(name.id, status, &run)
                pending = nil
                settled = name.id
            }
        }
        return true
    }

    /// Reads what became of a subtest: where one is skipped, no line says how its test ends.
    ///
    /// The sections decide of a test with one that failed.
    private mutating func readSubtest(
        of id: String, _ status: UnittestStatus?, _ run: inout RunBuilder
    ) {
        guard let status, status.status == .skipped, !run.has(id) else { return }
        record(id, status, &run)
    }

    /// Reads `package.module.test_x ... ok`, as nose prints it.
    private mutating func readNoseLine(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard announced == nil, pending == nil, let place = line.find(" ... "), place > 0 else {
            return false
        }
        let name = String(decoding: line.bytes[..<place], as: UTF8.self)
        guard let status = UnittestStatus(line.text(from: place + 5)) else {
            return false
        }
        let isName = name.utf8.allSatisfy {
            $0.isASCIIDigit || $0 == 0x5F || $0 == 0x2E || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
        }
        guard isName || name.hasPrefix("Failure: ") || name.contains("test"), name != "test",
            !name.hasPrefix("test "), !name.hasPrefix("Applying ")
        else { return false }
        let isHolder = name == Self.holder
        guard isHolder || isName && name.contains(".") || name.hasPrefix("Failure: ") else {
            return false
        }
        run.claim(20)
        isNose = !isHolder || isNose
        isVerbose = true
        record(name, status, &run)
        return true
    }

    private mutating func record(
        _ id: String, _ status: UnittestStatus, _ run: inout RunBuilder
    ) {
        isVerbose = true
        run.put(id, status.status, seconds: status.seconds, message: status.message)
    }

    /// Reads the line after `======`.
    private mutating func readHeading(_ line: LogLine, _ run: inout RunBuilder) {
        section = .progress
        guard let match = Self.sectionHead.match(line),
            match[1].isEmpty || match[1].hasPrefix(" [") && match[1].hasSuffix("s]")
        else { return readProgress(line, &run) }
        // A library that wraps the tests may print where they are in memory.
        guard !match[2].hasPrefix("<") else { return }
        section = .failure
        traceback = UnittestTraceback()
        hasTraceback = false
        let text = match.trimmed(2)
        let id = Self.identifier(in: LogLine(text), from: 0)?.id ?? Self.withoutSubtest(text)
        let status: TestStatus =
            switch match[0] {
            case "ERROR": .errored
            case "FAIL": .failed
            default: .xpassed
            }
        current = id
        failing.append((id, status))
        run.claim(30)
        let holders = failing.count { $0.id == Self.holder }
        if id == Self.holder, run.tests.count(where: { $0.id == id }) < holders {
            run.add(id, status)
        }
    }

    /// The dotted id of a test whose subtest a heading names: `module.Class.test_x [message] (i=1)`.
    private static func withoutSubtest(_ text: String) -> String {
        guard let end = text.firstIndex(of: " "), text[..<end].contains("."),
            text[end...].hasPrefix(" (") || text[end...].hasPrefix(" [")
        else { return text }
        return String(text[..<end])
    }

    private mutating func readFailure(_ line: LogLine, _ run: inout RunBuilder) {
        if Self.isRule(line, of: UInt8(ascii: "-")) {
            if hasTraceback { closeFailure(&run) }
            // Above the first rule stands a description.
            hasTraceback = true
            traceback = UnittestTraceback()
            return
        }
        traceback.add(line)
    }

    private mutating func closeFailure(_ run: inout RunBuilder) {
        defer {
            current = nil
            traceback = UnittestTraceback()
            if section == .failure { section = .progress }
        }
        guard let id = current, let last = failing.last, last.id == id else { return }
        let old = run.result(id)?.status
        if old != .errored { run.put(id, last.status) }
        run.update(id) { [traceback] in traceback.describe(&$0) }
    }

    mutating func finish(_ run: inout RunBuilder) {
        closeFailure(&run)
        if isNose, run.framework == nil { run.framework = "nose" }
        guard let ranTests else {
            if isVerbose { run.suspect = pending ?? announced }
            countLetters(&run)
            return
        }
        guard run.isComplete else { return }
        weigh(ranTests, &run)
    }

    private static let letters = Set(".FEsxu".utf8)

    /// Whether there is a letter for everything that the last line counts.
    private var areLettersWhole: Bool {
        let wanted: [(String, String)] = [
            ("F", "failures"), ("E", "errors"), ("s", "skipped"), ("x", "expected failures"),
            ("u", "unexpected successes"),
        ]
        // What is printed between the letters takes some of them away.
        return letters.count >= ranTests ?? 1
            && wanted.allSatisfy { letter, word in
                letters.count { $0 == letter.utf8.first } == end?[word] ?? 0
            } && end?.isEmpty == false
    }

    /// Takes the letters for counts, where a log has no end.
    private func countLetters(_ run: inout RunBuilder) {
        let words: [(Character, TestStatus)] = [
            (".", .passed), ("F", .failed), ("E", .errored), ("s", .skipped), ("x", .xfailed),
            ("u", .xpassed),
        ]
        var counts = TestCounts()
        for (letter, status) in words {
            counts[status] = letters.count { $0 == letter.asciiValue }
        }
        guard counts.total > TestCounts(of: run.tests).total else { return }
        run.counts = counts
        run.namesComplete = false
    }

    private func weigh(_ ran: Int, _ run: inout RunBuilder) {
        let fixtures =
            Set(failing.map(\.id)).count { $0.contains(" (") }
            + failing.count { $0.id == Self.holder }
        let named = TestCounts(of: run.tests)
        if let found, ran < found, named.failed + named.errored > 0, fixtures == 0 {
            run.state = .stoppedEarly
        }
        if named.total >= ran + fixtures { return }
        var counts = TestCounts()
        counts.failed = named.failed
        counts.errored = named.errored
        counts.skipped = end?["skipped"] ?? end?["SKIP"] ?? 0
        counts.xfailed = end?["expected failures"] ?? 0
        counts.xpassed = end?["unexpected successes"] ?? 0
        counts.passed = max(0, ran + fixtures - counts.total)
        if areLettersWhole {
            // A class that is skipped has a letter, and is not in the total.
            counts.passed = letters.count { $0 == UInt8(ascii: ".") }
        }
        run.counts = counts
        run.namesComplete = false
    }
}
