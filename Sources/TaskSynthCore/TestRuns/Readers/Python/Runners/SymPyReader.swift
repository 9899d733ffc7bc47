/// Reads the runner that SymPy has of its own: names where it is verbose, letters else.
///
///     sympy/core/tests/test_add.py[2]
///     test_sums ok
///     test_order F                                                         [FAIL]
struct SymPyReader: TestLogReader {
    static let framework: TestFramework = "sympy"
    static let signs = LineSigns(parts: ["test process starts =", "tests finished: "])

    private static let start: LinePattern = "{+} test process starts ={*}"
    private static let file: LinePattern = "{w}[{d}]{*}"
    private static let unloaded: LinePattern = "{w}[?]   Failed to import{...}"
    private static let unexpected: LinePattern = "{w}: {w}"
    /// What a result ends with, behind whatever the test printed.
    private static let statuses: [(sign: StaticString, status: TestStatus)] = [
        ("ok", .passed), ("F", .failed), ("E", .errored), ("f", .xfailed), ("X", .xpassed),
        ("s", .skipped), ("w", .skipped), ("K", .skipped), ("T", .errored),
    ]

    private var isRunning = false
    private var file: String?
    private var current: (name: String, status: TestStatus?, reason: String?)?
    private var isBelowRule = false
    private var isInUnexpected = false
    /// The failure whose traceback is read.
    private var failure: String?
    private var totals: String?

    init() {}

    var needsEveryLine: Bool { isRunning }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("="), line.contains(" process starts ="), Self.start.match(line) != nil {
            run.claim(90)
            isRunning = true
            run.isComplete = false
            return
        }
        if let place = line.find("tests finished: "), totals == nil {
            leaveFile(&run)
            totals = ""
            readTotals(line.text(from: place + 16), &run)
            return
        }
        if totals != nil { return readTotals(line.text, &run) }
        guard isRunning, !line.isBlank else { return }
        if line.hasPrefix("____") || line.hasPrefix("_ ") { return readRule(line, &run) }
        isBelowRule = false
        if isInUnexpected, let match = Self.unexpected.match(line) {
            run.put(match[0] + ":" + match[1], .xpassed)
        } else if let failure {
            readTraceback(line, of: failure, &run)
        } else if let match = Self.unloaded.match(line) {
            leaveFile(&run)
            run.put(match[0], .errored, scope: .file)
        } else if let match = Self.file.match(line), match[0].contains(".") {
            leaveFile(&run)
            file = match[0]
        } else {
            readTest(line, &run)
        }
    }

    /// Reads a line between rules: what failed, the file before the test.
    private mutating func readRule(_ line: LogLine, _ run: inout RunBuilder) {
        leaveFile(&run)
        let title = PytestSummary.unframed(line.text)
        isInUnexpected = title == "xpassed tests"
        failure = nil
        if title.isEmpty || isInUnexpected {
            isBelowRule = title.isEmpty
            return
        }
        guard isBelowRule else { return }
        isBelowRule = false
        // A file that did not load is named by its whole path.
        let unloaded = run.tests.last { $0.scope == .file && title.hasSuffix($0.id) }?.id
        failure = unloaded ?? title
        // Whether an assertion failed, the end of the traceback tells; a doctest has none.
        if unloaded == nil, !run.has(title) {
            run.add(title, title.contains(":") ? .errored : .failed)
        }
    }

    private func readTraceback(_ line: LogLine, of id: String, _ run: inout RunBuilder) {
        if line.hasPrefix("Traceback (most recent") { return }
        run.addOutput(line.text, to: id)
        guard line.indent == 0 else { return }
        let isAssertion = line.hasPrefix("AssertionError")
        run.update(id) { result in
            result.message = result.message ?? line.text
            if isAssertion, result.scope == nil { result.status = .failed }
        }
    }

    private mutating func readTest(_ line: LogLine, _ run: inout RunBuilder) {
        guard file != nil else { return }
        var text = line.text(from: 0)
        var isEnd = false
        for sign in ["[OK]", "[FAIL]"] where text.hasSuffix(" " + sign) {
            text = text.dropping(suffix: sign).trimmingBlanks()
            isEnd = true
        }
        let plain = LogLine(text)
        if plain.hasPrefix("test_"), case let blank = plain.find(" ") ?? plain.bytes.count {
            record(&run)
            current = (String(decoding: plain.bytes[..<blank], as: UTF8.self), nil, nil)
        }
        if current != nil, let found = Self.statuses.first(where: { plain.hasSuffix($0.sign) }) {
            current?.status = found.status
            if found.status == .skipped, let name = current?.name, text.hasPrefix(name + " ") {
                let reason = text.dropping(prefix: name + " ").dropLast().trimmingBlanks()
                current?.reason = reason.isEmpty || reason == "-" ? nil : reason
            }
            if line.isLast { current = nil }
        }
        if isEnd { leaveFile(&run) }
    }

    private mutating func record(_ run: inout RunBuilder) {
        guard let file, let test = current else { return }
        current = nil
        guard let status = test.status else { return }
        run.add(file + ":" + test.name, status, message: test.reason)
    }

    private mutating func leaveFile(_ run: inout RunBuilder) {
        record(&run)
        file = nil
        failure = nil
    }

    /// Reads the last words of a run, which may go over two lines.
    private mutating func readTotals(_ text: String, _ run: inout RunBuilder) {
        totals? += text
        guard let whole = totals, whole.contains("seconds") || whole.utf8.count > 400 else {
            return
        }
        totals = nil
        var counts = run.declared ?? TestCounts()
        for part in whole.split(separator: ",") {
            let words = part.trimmingBlanks()
            guard let number = words.before(" ").flatMap({ LogNumber.count($0) }) else { continue }
            switch words.after(" ") {
            case "passed": counts.passed += number
            case "failed": counts.failed += number
            case "skipped": counts.skipped += number
            case "expected to fail": counts.xfailed += number
            case "expected to fail but passed": counts.xpassed += number
            case "exceptions": counts.errored += number
            default: break
            }
        }
        run.claim(95)
        run.declared = counts
        let seconds = whole.after("in ")?.before(" seconds").flatMap(LogNumber.value)
        run.durationSeconds = (run.durationSeconds ?? 0) + (seconds ?? 0)
        run.isComplete = true
        isRunning = false
    }
}
