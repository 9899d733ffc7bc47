/// Reads the text of libtest under `cargo test`: names, dots, and output in between.
struct CargoTestReader: TestLogReader {
    static let framework: TestFramework = "cargo-test"
    static let signs = LineSigns(
        heads: ["running ", "test result: ", "thread '", "---- ", "error"],
        starts: ["Running ", "Doc-tests "], parts: ["process didn't exit successfully"])

    private static let target: LinePattern =
        "{_}Running {unittests|tests|benches|examples}{*} ({+})"
    private static let file: LinePattern = "{_}Running {w} ({+})"
    private static let oldTarget: LinePattern = "{_}Running {w}"
    private static let documentation: LinePattern = "{_}Doc-tests {w}"
    private static let begin: LinePattern = "running {d} {test|tests}"
    private static let end: LinePattern =
        "test result: {ok|FAILED}. {d} passed; {d} failed; {d} ignored; {d} measured; {d} filtered out{...}"
    private static let failure: LinePattern = "---- {+} {stdout|stderr} ----"
    private static let quietFailure: LinePattern = "{+} --- FAILED"
    private static let panicked: LinePattern = "thread '{+}'{*} panicked at {w}:{d}:{d}:"
    private static let oldPanicked: LinePattern = "thread '{+}' panicked at '{+}', {w}:{d}:{d}"

    private var prefix: String?
    private var pending: String?
    private var guess: TestStatus?
    private var declared = TestCounts()
    private var hasEnd = false
    private var isOpen = false
    private var sectionStart = 0
    private var measured = 0
    private var current: String?
    private var isAfterPanic = false
    private var hasBuildError = false
    private var openCount = 0
    private var isAwaited = false
    private var glued: [LogLine] = []

    init() {}

    var needsEveryLine: Bool { isOpen || current != nil || pending != nil }

    func isAtEnd(_ run: RunBuilder) -> Bool { hasEnd && !isOpen && !isAwaited }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if isAfterPanic, let current {
            isAfterPanic = false
            run.addMessage(line.text(from: 0), to: current)
        }
        switch first {
        case UInt8(ascii: "R"), UInt8(ascii: "D"): if readTarget(line, &run) { return }
        case UInt8(ascii: "r"):
            if let match = Self.begin.match(line) {
                run.claim(70)
                isOpen = true
                isAwaited = false
                openCount = match.integer(0)
                sectionStart = run.tests.count
                pending = nil
                current = nil
                glued = []
                return
            }
        case UInt8(ascii: "t"):
            if line.hasPrefix("test result: "), readEnd(line, &run) { return }
            if line.hasPrefix("test "), isOpen, readTest(line, &run) { return }
            if line.hasPrefix("thread '") { readPanic(line, &run) }
        case UInt8(ascii: "-"):
            if let match = Self.failure.match(line) {
                settle(&run)
                current = id(match[0])
                return
            }
        case UInt8(ascii: "e"): readError(line, &run)
        case UInt8(ascii: "("), UInt8(ascii: "p"):
            if line.contains("process didn't exit successfully"), line.contains("(signal: ") {
                run.state = .crashed
                run.claim(40)
            }
        default: break
        }
        if pending != nil { readOutput(line, &run) }
        if isOpen, pending == nil, first != UInt8(ascii: "t"), let place = line.findLast("test "),
            place > 0, line.bytes[place - 1] != 0x20
        {
            // A result behind output without a line feed, believed where one is missing.
            glued.append(LogLine(bytes: Array(line.bytes[place...])))
        }
        if isOpen, line.hasSuffix(" --- FAILED"), let match = Self.quietFailure.match(line) {
            run.put(id(match[0]), .failed)
            run.namesComplete = false
        }
        if let current { run.addOutput(line.text(from: 0), to: current) }
    }

    private func id(_ name: String) -> String {
        var name = name
        for suffix in [" - should panic", " - compile fail", " - compile"] {
            name = name.dropping(suffix: suffix)
        }
        return prefix.map { $0 + "::" + name } ?? name
    }

    private mutating func readTarget(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard line.indent > 0 else { return false }
        if let match = Self.documentation.match(line) {
            prefix = match[0]
        } else if let match = Self.target.match(line), match[0] == "unittests" {
            prefix = match[1].trimmingBlanks()
            if prefix?.isEmpty == true { prefix = Self.binary(match[2]) }
        } else if let match = Self.file.match(line) {
            prefix = match[0]
        } else if let match = Self.oldTarget.match(line) {
            prefix = Self.binary(match[0])
        } else {
            return false
        }
        settle(&run)
        current = nil
        isAwaited = true
        run.claim(45)
        return true
    }

    /// The name of a binary without its folder and its hash.
    private static func binary(_ path: String) -> String {
        let name = path.afterLast("/") ?? path
        return name.beforeLast("-") ?? name
    }

    private mutating func readTest(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let dots = line.find(" ... ") ?? (line.hasSuffix(" ...") ? line.bytes.count - 4 : nil)
        else { return false }
        let name = String(decoding: line.bytes[5..<max(5, dots)], as: UTF8.self)
        guard !name.isEmpty else { return false }
        let rest = line.text(from: dots + 5)
        settle(&run)
        if let status = Self.status(of: rest) {
            run.add(id(name), status.status, message: status.message)
            return true
        }
        if rest.hasPrefix("bench:") {
            measured += 1
            return true
        }
        pending = name
        guess = nil
        if rest.hasPrefix("test "), rest.contains(" ... ") { return true }
        if rest.hasSuffix("ok") {
            guess = .passed
        } else if rest.hasSuffix("FAILED") {
            guess = .failed
        }
        return true
    }

    private static func status(of text: String) -> (status: TestStatus, message: String?)? {
        if text == "ok" { return (.passed, nil) }
        if text == "FAILED" || text == "failed" { return (.failed, nil) }
        if text == "ignored" { return (.skipped, nil) }
        if text.hasPrefix("ignored, ") { return (.skipped, text.dropping(prefix: "ignored, ")) }
        if text.hasPrefix("ok <"), text.hasSuffix("s>") { return (.passed, nil) }
        if text.hasPrefix("FAILED <"), text.hasSuffix("s>") { return (.failed, nil) }
        if text == "FAILED (time limit exceeded)" || text.hasPrefix("TIMEOUT") {
            return (.failed, "time limit exceeded")
        }
        return nil
    }

    /// Reads output of the test whose name stands alone.
    private mutating func readOutput(_ line: LogLine, _ run: inout RunBuilder) {
        guard let name = pending else { return }
        let text = line.text(from: 0)
        if let status = Self.status(of: text) {
            run.add(id(name), status.status, message: status.message)
            pending = nil
            guess = nil
        } else if text.hasSuffix("ok") {
            guess = .passed
        } else if text.hasSuffix("FAILED") {
            guess = .failed
        }
    }

    /// Decides about a test whose status was glued to its output.
    private mutating func settle(_ run: inout RunBuilder) {
        if let name = pending, let guess { run.add(id(name), guess) }
        pending = nil
        guess = nil
    }

    private mutating func readEnd(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let match = Self.end.match(line) else { return false }
        settle(&run)
        let missing = openCount - (run.tests.count - sectionStart)
        for line in glued.prefix(max(0, missing)) { _ = readTest(line, &run) }
        glued = []
        run.claim(85)
        let counts = TestCounts(
            passed: match.integer(1), failed: match.integer(2), skipped: match.integer(3))
        for status in TestStatus.allCases { declared[status] += counts[status] }
        if let seconds = match[6].after("finished in ").flatMap(LogNumber.seconds) {
            run.durationSeconds = (run.durationSeconds ?? 0) + seconds
        }
        hasEnd = true
        isOpen = false
        current = nil
        return true
    }

    private mutating func readPanic(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.panicked.match(line) {
            let id = id(match[0])
            guard run.has(id), current == id else { return }
            run.update(id) {
                $0.file = match[2]
                $0.line = match.integer(3)
            }
            isAfterPanic = true
        } else if let match = Self.oldPanicked.match(line) {
            let id = id(match[0])
            run.update(id) {
                $0.message = match[1]
                $0.file = match[2]
                $0.line = match.integer(3)
            }
        }
    }

    private mutating func readError(_ line: LogLine, _ run: inout RunBuilder) {
        if line.hasPrefix("error: could not compile ") || line.hasPrefix("error[E") {
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

    mutating func finish(_ run: inout RunBuilder) {
        if isOpen, let pending, guess == nil { run.suspect = id(pending) }
        settle(&run)
        run.isComplete = hasEnd && !isOpen && !isAwaited
        if hasEnd, !isOpen { run.declared = declared }
        weigh(&run)
        if hasBuildError, run.tests.isEmpty, !hasEnd { run.state = .buildError }
        if run.isComplete, declared.total == 0, measured > 0, run.state == nil {
            run.state = .noTests
        }
    }

    /// Weighs the lines against the counts of the binaries.
    private func weigh(_ run: inout RunBuilder) {
        let named = RunBuilder.count(run.tests)
        if run.state == .crashed, isOpen, run.suspect == nil,
            named.total - sectionStart < openCount
        {
            // The binary died in a test whose name is printed after it has run.
            var counts = named
            counts.errored += 1
            run.counts = counts
            run.namesComplete = false
        } else if hasEnd, !isOpen, named.total > declared.total, named.passed > declared.passed {
            // A test printed a line that cannot be told from a result.
            run.counts = declared
            run.warn(
                "the binaries count \(declared.total) tests, the lines \(named.total):"
                    + " output of tests looks like results")
        }
    }
}
