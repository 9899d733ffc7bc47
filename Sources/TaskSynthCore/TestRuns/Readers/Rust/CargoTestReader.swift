/// Reads the text of libtest under `cargo test`: names, dots, and output in between.
struct CargoTestReader: TestLogReader {
    static let framework: TestFramework = "cargo-test"
    static let signs = LineSigns(
        heads: ["running ", "test result: ", "thread '", "---- ", "error"],
        starts: ["Running ", "Doc-tests "], parts: ["process didn't exit successfully"])

    private static let begin: LinePattern = "running {d} {test|tests}"
    private static let shuffledBegin: LinePattern =
        "running {d} {test|tests} (shuffle seed: {d})"
    private static let end: LinePattern =
        "test result: {ok|FAILED}. {d} passed; {d} failed; {d} ignored; {d} measured; {d} filtered out{...}"
    private static let failure: LinePattern = "---- {+} {stdout|stderr} ----"
    private static let quietFailure: LinePattern = "{+} --- FAILED"
    private static let panicked: LinePattern = "thread '{+}'{*} panicked at {w}:{d}:{d}:"
    private static let oldPanicked: LinePattern = "thread '{+}' panicked at '{+}', {w}:{d}:{d}"

    private var units = CargoUnits()
    private var section: LibtestSection?
    private var pending: String?
    private var guess: TestStatus?
    private var declared = TestCounts()
    private var hasBegun = false
    private var hasEnd = false
    private var hasDied = false
    private var measured = 0
    private var current: String?
    private var isAfterPanic = false
    private var hasBuildError = false
    private var isAwaited = false
    private var hasResults = true
    private var glued: [LogLine] = []

    init() {}

    var needsEveryLine: Bool { section != nil || current != nil || isAwaited }

    func isAtEnd(_ run: RunBuilder) -> Bool { hasEnd && section == nil && !isAwaited }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if isAfterPanic, let current {
            isAfterPanic = false
            run.addMessage(line.text(from: 0), to: current)
        }
        switch first {
        case UInt8(ascii: "R"), UInt8(ascii: "D"): if readUnit(line, &run) { return }
        case UInt8(ascii: "r"): if readBegin(line, &run) { return }
        case UInt8(ascii: "t"):
            if line.hasPrefix("test result: "), readEnd(line, &run) { return }
            if line.hasPrefix("test "), section?.isListing == false, readTest(line, &run) { return }
            if line.hasPrefix("thread '") { readPanic(line, &run) }
        case UInt8(ascii: "f"), UInt8(ascii: "s"):
            if line.text == "failures:" || line.text == "successes:" {
                readListing(&run)
                current = nil
                section?.failures = first == UInt8(ascii: "f") ? [] : nil
                return
            }
        case UInt8(ascii: "-"):
            if let match = Self.failure.match(line) {
                settle(&run)
                current = id(match[0])
                return
            }
        case UInt8(ascii: "e"): readError(line, &run)
        case UInt8(ascii: "("), UInt8(ascii: "p"):
            if line.contains("process didn't exit successfully") { readDeath(line, &run) }
        default: break
        }
        // A program that has a harness of its own prints anything.
        if isAwaited, first != UInt8(ascii: "e"), !line.isLast { isAwaited = false }
        if !hasResults, first == UInt8(ascii: "<"), line.contains("<testsuites>") {
            hasResults = true
        }
        if pending != nil { readOutput(line, &run) }
        if let section, !section.isListing, pending == nil, first != UInt8(ascii: "t"),
            let place = line.findLast("test "), place > 0, line.bytes[place - 1] != 0x20
        {
            // A result behind output without a line feed, believed where one is missing.
            glued.append(LogLine(bytes: Array(line.bytes[place...])))
        }
        if section != nil, line.hasSuffix(" --- FAILED"), let match = Self.quietFailure.match(line)
        {
            run.put(id(match[0]), .failed)
            run.namesComplete = false
        }
        if line.indent == 4, section?.failures != nil { section?.failures?.append(line.trimmed) }
        if let current { readFailure(line, of: current, &run) }
    }

    private func id(_ name: String) -> String {
        var name = name
        for suffix in [" - should panic", " - compile fail", " - compile"] {
            name = name.dropping(suffix: suffix)
        }
        return units.id(name)
    }

    private mutating func readUnit(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let unit = CargoUnits.Announcement(line) else { return false }
        close(&run, isDead: true)
        units.enter(unit)
        isAwaited = true
        hasResults = false
        run.claim(45)
        return true
    }

    private mutating func readBegin(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let shuffled = Self.shuffledBegin.match(line)
        guard let match = shuffled ?? Self.begin.match(line) else { return false }
        // Where binaries are announced, a test that runs now has printed it.
        if section != nil, units.prefix != nil { return false }
        close(&run, isDead: true)
        run.claim(70)
        if let shuffled { run.seed = shuffled[2] }
        section = LibtestSection(size: match.integer(0), start: run.tests.count)
        hasBegun = true
        hasResults = true
        isAwaited = false
        return true
    }

    private mutating func readTest(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if line.hasSuffix(" has been running for over 60 seconds") {
            section?.suspects.append(
                line.text(from: 5).dropping(suffix: " has been running for over 60 seconds"))
            return true
        }
        guard let dots = line.find(" ... ") ?? (line.hasSuffix(" ...") ? line.bytes.count - 4 : nil)
        else { return false }
        let name = String(decoding: line.bytes[5..<max(5, dots)], as: UTF8.self)
        guard !name.isEmpty else { return false }
        let rest = line.text(from: dots + 5)
        settle(&run)
        if let status = LibtestSection.status(of: rest) {
            run.add(
                id(name), status.status, seconds: status.durationSeconds, message: status.message)
            return true
        }
        if rest.hasPrefix("bench:") {
            measured += 1
            return true
        }
        pending = name
        guess = nil
        // The process ended without a word, and cargo goes on behind the name.
        if readUnit(LogLine(bytes: Array(rest.utf8)), &run) { return true }
        if rest.hasPrefix("test "), rest.contains(" ... ") { return true }
        if rest.hasSuffix("ok") {
            guess = .passed
        } else if rest.hasSuffix("FAILED") {
            guess = .failed
        }
        return true
    }

    /// Reads output of the test whose name stands alone.
    private mutating func readOutput(_ line: LogLine, _ run: inout RunBuilder) {
        guard let name = pending else { return }
        let text = line.text(from: 0)
        if let status = LibtestSection.status(of: text) {
            run.add(
                id(name), status.status, seconds: status.durationSeconds, message: status.message)
            pending = nil
            guess = nil
        } else {
            // The status ends the output of the test, and the next line is another test's.
            guess = text.hasSuffix("ok") ? .passed : text.hasSuffix("FAILED") ? .failed : nil
        }
    }

    /// Decides about a test whose status was glued to its output.
    private mutating func settle(_ run: inout RunBuilder) {
        if let name = pending, let guess { run.add(id(name), guess) }
        pending = nil
        guess = nil
    }

    /// Reads the heading of what the tests printed, behind all results.
    private mutating func readListing(_ run: inout RunBuilder) {
        guard let section, pending == nil || guess != nil else { return }
        if run.tests.count + (pending == nil ? 0 : 1) - section.start >= section.size {
            settle(&run)
            self.section?.isListing = true
        }
    }

    private mutating func readEnd(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let match = Self.end.match(line) else { return false }
        guard let section else {
            // The beginning of the log is cut away, or a program prints what libtest prints.
            if !hasBegun { accept(match, &run) }
            return true
        }
        let total = (1...4).reduce(0) { $0 + match.integer($1) }
        if total == section.size {
            accept(match, &run)
        } else {
            self.section?.doubtful = match
        }
        return true
    }

    /// Takes a line for the summary of a binary.
    private mutating func accept(_ match: LineMatch, _ run: inout RunBuilder) {
        settle(&run)
        if let section {
            let missing = section.size - (run.tests.count - section.start)
            for line in glued.prefix(max(0, missing)) { _ = readTest(line, &run) }
            // Every failure is listed, though its line may have been lost in the output of others.
            if let failures = section.failures, failures.count == match.integer(2) {
                var named = Set(run.tests[section.start...].map(\.id))
                for id in failures.map(id) where named.insert(id).inserted { run.add(id, .failed) }
            }
        }
        glued = []
        run.claim(85)
        declared.passed += match.integer(1)
        declared.failed += match.integer(2)
        declared.skipped += match.integer(3)
        if let seconds = match[6].after("finished in ").flatMap(LogNumber.seconds) {
            run.durationSeconds = (run.durationSeconds ?? 0) + seconds
        }
        hasEnd = true
        section = nil
        current = nil
    }

    /// Closes the results of a binary that has no summary.
    private mutating func close(_ run: inout RunBuilder, isDead: Bool) {
        guard let section else { return settle(&run) }
        if let doubtful = section.doubtful {
            let total = (1...4).reduce(0) { $0 + doubtful.integer($1) }
            if total == run.tests.count - section.start || !isDead
                || run.tests.count == section.start
            {
                return accept(doubtful, &run)
            }
        }
        var suspects = section.suspects.map(id).filter { !run.has($0) }
        if let pending, guess == nil { suspects = [id(pending)] }
        settle(&run)
        current = nil
        glued = []
        if isDead {
            hasDied = true
            run.state = .crashed
            if let suspect = suspects.last {
                run.add(suspect, .errored, message: "the run ended while it was running")
            } else if run.tests.count - section.start < section.size {
                // The binary died in a test whose name is printed after it has run.
                declared.errored += 1
                run.namesComplete = false
            }
        } else {
            run.suspect = suspects.last
        }
        for test in run.tests[section.start...] { declared[test.status] += 1 }
        self.section = isDead ? nil : section
    }

    private mutating func readDeath(_ line: LogLine, _ run: inout RunBuilder) {
        if section != nil {
            run.claim(40)
            close(&run, isDead: true)
        } else if line.contains("(signal: ") {
            run.state = .crashed
            run.claim(40)
        }
    }

    private mutating func readPanic(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.panicked.match(line) {
            guard let current else {
                section?.suspects.append(match[0])
                return
            }
            // The program of an example in documentation has one thread.
            let isMain = match[0] == "main"
            guard run.has(current), isMain || current == id(match[0]),
                run.result(current)?.message == nil
            else { return }
            run.update(current) {
                if !isMain {
                    $0.file = match[2]
                    $0.line = match.integer(3)
                }
            }
            isAfterPanic = true
        } else if let match = Self.oldPanicked.match(line) {
            let id = id(match[0])
            run.update(id) {
                $0.message = match[1]
                $0.file = match[2]
                $0.line = match.integer(3)
            }
        } else if line.hasSuffix(" has overflowed its stack"),
            let name = line.trimmed.after("'")?.before("'")
        {
            section?.suspects.append(name)
        }
    }

    /// Reads output of a test that failed, which may say why.
    private func readFailure(_ line: LogLine, of id: String, _ run: inout RunBuilder) {
        run.addOutput(line.text(from: 0), to: id)
        guard let result = run.result(id), result.status == .failed, result.message == nil,
            !isAfterPanic
        else { return }
        if line.hasPrefix("Error: ") || line.hasPrefix("Test compiled successfully")
            || line.hasPrefix("error: ") || line.hasPrefix("error[E")
        {
            run.addMessage(line.text(from: 0), to: id)
        } else if line.hasPrefix("note: test did not panic as expected") {
            run.addMessage(line.text(from: 6), to: id)
        }
    }

    private mutating func readError(_ line: LogLine, _ run: inout RunBuilder) {
        if line.hasPrefix("error: test failed, to rerun pass ") {
            readFailedUnit(line, &run)
        } else if line.hasPrefix("error: could not compile ") || line.hasPrefix("error[E") {
            run.claim(line.hasPrefix("error: could") ? 60 : 20)
            hasBuildError = true
        } else if line.hasPrefix("error: no test target named")
            || line.hasPrefix("error: no such command")
            || line.hasPrefix("error: package ID specification")
        {
            run.claim(40)
            run.state = .usageError
        } else if line.hasPrefix("error: could not find `Cargo.toml`")
            || line.hasPrefix("error: failed to ")
        {
            run.claim(30)
            run.state = .setupError
        }
    }

    /// Reads that a binary failed, which says it of one that has a harness of its own.
    private mutating func readFailedUnit(_ line: LogLine, _ run: inout RunBuilder) {
        guard !hasResults, !run.isOnLastLine, let name = units.prefix else { return }
        hasResults = true
        isAwaited = false
        run.add(name, .failed, scope: .file)
        declared.failed += 1
    }

    mutating func finish(_ run: inout RunBuilder) {
        let isOpen = section != nil
        close(&run, isDead: false)
        run.isComplete = (hasEnd || hasDied) && section == nil && !isAwaited
        if hasEnd || hasDied, !isOpen || section == nil { run.declared = declared }
        weigh(&run)
        if hasBuildError, run.tests.isEmpty, !hasEnd { run.state = .buildError }
        if run.isComplete, declared.total == 0, measured > 0, run.state == nil {
            run.state = .noTests
        }
    }

    /// Weighs the lines against the counts of the binaries.
    private func weigh(_ run: inout RunBuilder) {
        let named = RunBuilder.count(run.tests)
        if hasEnd || hasDied, section == nil, named.total > declared.total,
            named.passed > declared.passed
        {
            // A test printed a line that cannot be told from a result.
            run.counts = declared
            run.warn(
                "the binaries count \(declared.total) tests, the lines \(named.total):"
                    + " output of tests looks like results")
        }
    }
}
