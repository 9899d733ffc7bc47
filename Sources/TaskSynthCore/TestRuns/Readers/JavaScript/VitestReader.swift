/// Reads Vitest: trees, flat lines, the list of failures, and the totals.
struct VitestReader: TestLogReader {
    static let framework: TestFramework = "vitest"
    static let signs = LineSigns(
        heads: ["No test files found"],
        starts: [
            "RUN", "DEV", "Duration  ", "Running tests with seed", "Test Files  ", "Tests  ",
            "FAIL ", "→ ", "❯ ",
        ] + CheckMark.signs, parts: ["Failed Tests", "Failed Suites"])

    private static let header: LinePattern = "{_}{RUN|DEV} {_}v{w} {...}"
    private static let files: LinePattern = "{_}Test Files  {...}"
    private static let tests: LinePattern = "{_}Tests  {...}"
    private static let duration: LinePattern = "{_}Duration  {t}{...}"
    private static let failure: LinePattern = "{_}FAIL {_}{+}"
    private static let fileLine: LinePattern = "{+} ({d} {test|tests}{*}){*}"
    private static let oldFileLine: LinePattern = "{+} ({d}{*}){*}"
    private static let place: LinePattern = "{_}❯ {+}:{d}:{d}"
    private static let seed: LinePattern = "{_}Running tests with seed \"{d}\""

    private var file: String?
    private var fileIndent = 0
    private var stack = TitleStack()
    private var isInList = false
    private var current: String?
    private var hasTotals = false
    private var brokenFiles: [String] = []
    private var last: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else {
            if let current, run.result(current)?.message != nil { self.current = nil }
            return
        }
        switch first {
        case UInt8(ascii: "R"), UInt8(ascii: "D"):
            if Self.header.match(line) != nil {
                run.claim(80)
                isInList = false
                return
            }
            if hasTotals, let match = Self.duration.match(line) {
                run.durationSeconds = match.seconds(0)
                return
            }
            if let match = Self.seed.match(line) { run.seed = match[0] }
        case UInt8(ascii: "T"): if readTotals(line, &run) { return }
        case UInt8(ascii: "F"): if readFailure(line, &run) { return }
        case UInt8(ascii: "N"):
            if line.hasPrefix("No test files found") {
                run.claim(70)
                run.state = .noTests
            }
        default: break
        }
        if line.contains("Failed Tests") || line.contains("Failed Suites") { isInList = true }
        if !isInList, readTree(line, &run) { return }
        readDetail(line, &run)
    }

    private mutating func readTree(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let isOpen = line.startsWith("❯ ")
        let mark = CheckMark(line, at: line.indent)
        guard isOpen || mark != nil else { return false }
        let start = line.indent + (mark?.length ?? 4)
        let text = line.text(from: start)
        if line.indent <= 1, let path = Self.path(in: text) {
            file = path.name
            fileIndent = line.indent
            stack.clear()
            last = nil
            if path.hasCount { return true }
        }
        let timed = CheckMark.time(of: text.dropping(suffix: " [skipped]"), inBrackets: false)
        let name = Self.withoutRepetition(timed.name)
        if name.contains(" > "), line.indent <= 1 {
            let parts = Self.withoutProject(name).components(separatedBy: " > ")
            guard parts[0].contains(".") || file != nil else { return false }
            if let mark { add(parts.joined(separator: " > "), mark.status, timed.seconds, &run) }
            return true
        }
        guard let file, line.indent > fileIndent else { return false }
        if isOpen || Self.isSuite(text) {
            stack.enter(Self.suiteName(text), indent: line.indent)
            return true
        }
        guard let mark else { return false }
        stack.leave(line.indent)
        add(stack.path(name, separator: " > ", after: file), mark.status, timed.seconds, &run)
        return true
    }

    private mutating func add(
        _ id: String, _ status: TestStatus, _ seconds: Double?, _ run: inout RunBuilder
    ) {
        run.claim(25)
        last = id
        if run.result(id)?.status == .failed, status == .failed { return }
        run.add(
            TestResult(
                id: id, status: status, durationSeconds: seconds, file: id.before(" > ")))
    }

    /// A name without what is said of how often it was run: `water (retry x2) (repeat x3)`.
    private static func withoutRepetition(_ text: String) -> String {
        guard text.hasSuffix(")"),
            let place = text.range(ofFirst: " (retry x") ?? text.range(ofFirst: " (repeat x")
        else { return text }
        return String(text[..<place.lowerBound])
    }

    /// An id without the project before its file: `|unit| a.test.ts > b`, without bars in colour.
    private static func withoutProject(_ text: String) -> String {
        if text.hasPrefix("|"), let rest = text.after("| ") { return rest }
        guard let place = text.range(ofFirst: "  "),
            text[..<place.lowerBound].contains(" > ") == false
        else { return text }
        return text[place.upperBound...].trimmingBlanks()
    }

    /// The file that a line is about, and whether the line counts its tests.
    private static func path(in text: String) -> (name: String, hasCount: Bool)? {
        let match = LogLine(text)
        var name = (fileLine.match(match) ?? oldFileLine.match(match))?[0]
        let hasCount = name != nil
        if name == nil { name = CheckMark.time(of: text, inBrackets: false).name }
        guard var name, !name.contains(" > ") else { return nil }
        if name.hasPrefix("|"), let rest = name.afterLast("| ") { name = rest }
        if let last = name.split(separator: " ").last, last.contains(".") { name = String(last) }
        guard !name.contains(" "), name.contains("."),
            [".js", ".ts", ".jsx", ".tsx", ".mjs", ".mts", ".cjs", ".cts", ".vue", ".svelte"]
                .contains(where: { name.hasSuffix($0) })
        else { return nil }
        return (name, hasCount)
    }

    private static func isSuite(_ text: String) -> Bool {
        let timed = CheckMark.time(of: text, inBrackets: false).name
        guard timed.hasSuffix(")"), let open = timed.range(ofLast: " (") else { return false }
        return timed[open.upperBound...].first?.isNumber == true
            && !timed[open.upperBound...].contains("ms")
    }

    private static func suiteName(_ text: String) -> String {
        let timed = CheckMark.time(of: text, inBrackets: false).name
        guard isSuite(text), let open = timed.range(ofLast: " (") else { return timed }
        return String(timed[..<open.lowerBound])
    }

    private mutating func readFailure(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard line.indent <= 1, let match = Self.failure.match(line) else { return false }
        let text = Self.withoutProject(match[0])
        let head = text.before(" > ") ?? text.before(" [") ?? text
        guard head.contains("."), !head.contains(" ") else { return false }
        isInList = true
        if text.contains(" > ") {
            if !run.has(text) { add(text, .failed, nil, &run) }
            current = text
        } else {
            if !brokenFiles.contains(head) {
                brokenFiles.append(head)
                run.add(head, .errored, scope: .file)
            }
            current = head
        }
        return true
    }

    private mutating func readDetail(_ line: LogLine, _ run: inout RunBuilder) {
        if let current {
            if run.result(current)?.message == nil {
                run.addMessage(line.trimmed, to: current)
            } else if let match = Self.place.match(line) {
                run.update(current) {
                    $0.line = match.integer(1)
                }
            }
            run.addOutput(line.text(from: 0), to: current)
        } else if let last, line.startsWith("→ ") {
            run.addMessage(line.text(from: line.indent + 4), to: last)
        }
    }

    private mutating func readTotals(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if Self.files.match(line) != nil {
            run.claim(90)
            isInList = true
            current = nil
            return true
        }
        guard let match = Self.tests.match(line) else { return false }
        var counts = TestCounts()
        let text = match[0].before(" (") ?? match[0]
        for part in text.split(separator: "|") {
            let words = part.split(separator: " ")
            if part.trimmingBlanks() == "no tests" { continue }
            guard words.count >= 2, let number = LogNumber.count(words[0]) else { return false }
            switch words[1] {
            case "passed": counts.passed += number
            case "failed": counts.failed += number
            case "skipped", "todo": counts.skipped += number
            case "expected": counts.xfailed += number
            default: return false
            }
        }
        run.claim(60)
        run.declared = counts
        hasTotals = true
        run.isComplete = true
        return true
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard var declared = run.declared else { return }
        declared.errored += brokenFiles.count
        let named = TestCounts(of: run.tests)
        run.counts = declared
        run.namesComplete = named.total + brokenFiles.count >= declared.total
        if declared.total == 0, run.state == nil { run.state = .noTests }
    }
}
