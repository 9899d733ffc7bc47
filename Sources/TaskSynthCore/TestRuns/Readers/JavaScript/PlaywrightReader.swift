/// Reads Playwright Test: the list and line reporters, the failures, and the totals.
struct PlaywrightReader: TestLogReader {
    static let framework: TestFramework = "playwright"
    static let signs = LineSigns(
        heads: ["Running ", "Error: No tests found"],
        parts: [
            "0 passed", "0 failed", "0 flaky", "0 skipped", "0 interrupted", "0 did not run",
            "0 error was not a", "0 errors were not a", " › ",
        ])

    private static let begin: LinePattern =
        "Running {d} {test|tests} using {d} {worker|workers}{...}"
    private static let started: LinePattern = "[{d}/{d}] {+}"
    private static let total: LinePattern =
        "{_}{d} {passed|failed|flaky|skipped|interrupted|did not run|error was not a part of any test|errors were not a part of any test}{...}"
    private static let item: LinePattern = "{_}{d}) {+}"

    private enum List { case none, failed, flaky, interrupted }

    private var planned = 0
    /// The tests that were started, in order.
    private var started: [String] = []
    private var startedIDs: Set<String> = []
    private var list = List.none
    private var counts = TestCounts()
    private var hasTotals = false
    private var current: String?
    private var isListReporter = false
    private var hasErrors = false
    private var hasTime = false
    private var flaky: Set<String> = []

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if first == UInt8(ascii: "R"), let match = Self.begin.match(line) {
            run.claim(90)
            planned += match.integer(0)
            return
        }
        if line.hasPrefix("Error: No tests found") {
            run.claim(60)
            run.state = .noTests
            return
        }
        if first == UInt8(ascii: "["), let match = Self.started.match(line) {
            if let id = Self.id(match[2]) {
                run.claim(40)
                let base = id.before(" (retry #") ?? id
                if startedIDs.insert(base).inserted { started.append(base) }
            }
            return
        }
        if first.isASCIIDigit, readTotal(line, &run) { return }
        if hasTotals, line.indent == 4, list != .none, let id = Self.id(line.trimmed) {
            readListed(id, &run)
            return
        }
        if readResult(line, &run) { return }
        if first.isASCIIDigit, line.indent == 2, let match = Self.item.match(line),
            let id = Self.id(match[1])
        {
            current = id
            if !run.has(id) { run.add(id, .failed) }
            return
        }
        guard let current else { return }
        if run.result(current)?.message == nil { run.addMessage(line.trimmed, to: current) }
        run.addOutput(line.text(from: 0), to: current)
    }

    /// Reads `  ✓  1 [project] › file:3:5 › title (12ms)`.
    private mutating func readResult(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard line.indent >= 2 else { return false }
        var start = line.indent
        let status: TestStatus
        if let mark = CheckMark(line, at: start) {
            status = mark.status
            start += mark.length
        } else if line.startsWith("- ") || line.startsWith("-  ") {
            status = .skipped
            start += 2
        } else if line.startsWith("ok ") {
            status = .passed
            start += 3
        } else if line.startsWith("x ") {
            status = .failed
            start += 2
        } else {
            return false
        }
        var text = line.text(from: start).trimmingBlanks()
        let digits = text.prefix { $0.isNumber }
        guard !digits.isEmpty || text.hasPrefix("[") else { return false }
        text = text.dropFirst(digits.count).trimmingBlanks()
        let timed = CheckMark.time(of: text, inBrackets: true)
        guard var id = Self.id(timed.name) else { return false }
        isListReporter = true
        run.claim(60)
        id = id.before(" (retry #") ?? id
        run.put(id, status, seconds: timed.seconds)
        return true
    }

    /// The id of a test without the place of its title, which changes with every edit.
    private static func id(_ text: String) -> String? {
        var parts = text.components(separatedBy: " › ")
        guard parts.count >= 2 else { return nil }
        while let last = parts.last?.unicodeScalars.last, last == "─" || last == " " {
            parts[parts.count - 1].unicodeScalars.removeLast()
        }
        for (index, part) in parts.enumerated().prefix(2) {
            let pieces = part.split(separator: ":", omittingEmptySubsequences: false)
            guard pieces.count >= 3, Int(pieces[pieces.count - 1]) != nil,
                Int(pieces[pieces.count - 2]) != nil
            else { continue }
            parts[index] = pieces.dropLast(2).joined(separator: ":")
            return parts.joined(separator: " › ")
        }
        return nil
    }

    private mutating func readTotal(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard line.indent == 2, let match = Self.total.match(line) else { return false }
        guard match[2].isEmpty || match[2].hasPrefix(" (") else { return false }
        run.claim(60)
        let number = match.integer(0)
        list = .none
        switch match[1] {
        case "passed":
            counts.passed += number
            hasTime = true
            run.durationSeconds = LogNumber.seconds(
                of: match[2].after("(")?.before(")") ?? "")
        case "failed":
            counts.failed += number
            list = .failed
        case "flaky":
            counts.passed += number
            list = .flaky
        case "skipped": counts.skipped += number
        case "did not run": counts.skipped += number
        case "interrupted":
            counts.errored += number
            list = .interrupted
        default: hasErrors = true
        }
        current = nil
        hasTotals = true
        run.isComplete = true
        return true
    }

    private mutating func readListed(_ id: String, _ run: inout RunBuilder) {
        switch list {
        case .failed: run.put(id, .failed)
        case .flaky:
            flaky.insert(id)
            run.put(id, .passed)
        case .interrupted: run.put(id, .errored)
        case .none: break
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard hasTotals else { return }
        run.isComplete = hasTime || planned > 0 && counts.total >= planned
        if !isListReporter {
            let others = started.filter { !run.has($0) }
            if others.count == counts.passed + counts.skipped - flaky.count, counts.skipped == 0 {
                for id in others { run.add(id, .passed) }
            }
        } else if TestCounts(of: run.tests).failed > counts.failed {
            // A test that is expected to fail shows the sign of failure, and counts as passed.
            let named = run.tests.filter { $0.status == .failed && $0.message == nil }
            if named.count == TestCounts(of: run.tests).failed - counts.failed {
                for test in named { run.put(test.id, .passed) }
            }
        }
        run.declared = counts
    }
}
