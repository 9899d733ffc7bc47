/// Reads ExUnit, with and without `--trace`.
struct ExUnitReader: TestLogReader {
    static let framework: TestFramework = "exunit"
    static let signs = LineSigns(
        heads: [
            "  * ", "Finished in ", "Randomized with seed ", "== Compilation error in file ",
            "** (",
        ], parts: [") test ", ") property ", ") doctest ", ": failure on setup_all callback"],
        tails: [".exs]", ".ex]"])

    private static let module: LinePattern = "{w} [{w}]"
    private static let trace: LinePattern = "  * {test|property|doctest} {+} [L#{d}]"
    private static let total: LinePattern =
        "{d} {tests|test|doctests|doctest|properties|property}, {+}"
    private static let finished: LinePattern = "Finished in {n} seconds{...}"
    private static let item: LinePattern = "{_}{d}) {test|property|doctest} {+} ({w})"
    private static let moduleItem: LinePattern = "{_}{d}) {w}: failure on setup_all callback{...}"
    private static let seed: LinePattern = "Randomized with seed {d}"
    private static let place: LinePattern = "     {w}:{d}"

    private var module: String?
    private var started: (name: String, line: String)?
    private var hasTrace = false
    private var current: String?
    private var number = 0
    private var isTrace = false
    private var hasBuildError = false
    private var invalidModules: Set<String> = []

    private var isAfterFinished = false

    init() {}

    var needsEveryLine: Bool { current != nil || isAfterFinished }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if first == UInt8(ascii: "*"), line.indent == 2, readTrace(line, &run) { return }
        if first.isASCIIDigit, readNumbered(line, &run) { return }
        if line.indent == 0 {
            if line.hasSuffix("]"), let match = Self.module.match(line),
                match[1].hasSuffix(".exs") || match[1].hasSuffix(".ex")
            {
                module = match[0]
                run.claim(60)
                return
            }
            if let match = Self.finished.match(line) {
                run.durationSeconds = match.number(0)
                current = nil
                isAfterFinished = true
                return
            }
            if let match = Self.seed.match(line) {
                run.seed = match[0]
                run.claim(30)
            }
            if line.hasPrefix("== Compilation error in file ")
                || line.hasPrefix("** (CompileError)")
                || line.hasPrefix("** (Mix) ")
            {
                hasBuildError = true
                run.claim(30)
            }
        }
        guard let current, line.indent >= 5 else { return }
        if let match = Self.place.match(line), run.result(current)?.file == nil {
            run.update(current) {
                $0.file = match[0]
                $0.line = match.integer(1)
            }
        } else {
            if line.startsWith("stacktrace:") { isTrace = true }
            if !isTrace, !line.startsWith("code: ") {
                run.addMessage(line.trimmed, to: current)
            }
            run.addOutput(line.text(from: 0), to: current)
        }
    }

    private mutating func readTrace(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let match = Self.trace.match(line), let module else { return false }
        let kind = match[0]
        var name = match[1]
        if line.isOverwritten {
            started = (name, match[2])
            return true
        }
        guard let start = started, start.line == match[2], name.hasPrefix(start.name) else {
            return true
        }
        let detail = name.dropFirst(start.name.count).trimmingBlanks()
        name = start.name
        started = nil
        hasTrace = true
        let id = "\(module): \(kind) \(name)"
        switch detail {
        case "(skipped)", "(excluded)": run.put(id, .skipped)
        case "(invalid)": run.put(id, .errored)
        default:
            let seconds = LogNumber.seconds(of: String(detail.dropFirst().dropLast()))
            let status: TestStatus = invalidModules.contains(module) ? .errored : .passed
            if run.result(id)?.status != .failed { run.put(id, status, seconds: seconds) }
        }
        return true
    }

    private mutating func readNumbered(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let wasFinished = isAfterFinished
        isAfterFinished = false
        // The total stands right below the time; elsewhere a test printed it.
        if wasFinished, line.indent == 0, Self.total.match(line) != nil, line.contains("failure") {
            return readTotal(line.text, &run)
        }
        if let match = Self.item.match(line), line.indent <= 3, match.integer(0) == number + 1 {
            number += 1
            run.claim(40)
            let id = "\(match[3]): \(match[1]) \(match[2])"
            run.put(id, .failed)
            current = id
            isTrace = false
            return true
        }
        if let match = Self.moduleItem.match(line) {
            invalidModules.insert(match[1])
            for test in run.tests where test.id.hasPrefix(match[1] + ": ") {
                run.put(test.id, .errored, message: "setup_all failed")
            }
            current = nil
            return true
        }
        return false
    }

    private func readTotal(_ text: String, _ run: inout RunBuilder) -> Bool {
        var counts = TestCounts()
        var total = 0
        for part in text.split(separator: ",") {
            let words = part.split(separator: " ")
            guard words.count == 2, let number = LogNumber.count(words[0]) else { continue }
            switch words[1] {
            case "test", "tests", "doctest", "doctests", "property", "properties": total += number
            case "failure", "failures": counts.failed += number
            case "invalid": counts.errored += number
            case "skipped", "excluded": counts.skipped += number
            // Other runners count their tests in words like these, and more besides.
            case "assertion", "assertions", "error", "errors": return false
            default: break
            }
        }
        run.claim(70)
        counts.passed = max(0, total - counts.total)
        run.declared = counts
        run.isComplete = true
        return true
    }

    mutating func finish(_ run: inout RunBuilder) {
        if hasBuildError, !run.isComplete, run.tests.isEmpty { run.state = .buildError }
        if let started, let module { run.suspect = "\(module): test \(started.name)" }
    }
}
