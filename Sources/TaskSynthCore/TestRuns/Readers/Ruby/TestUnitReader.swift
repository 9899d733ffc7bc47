/// Reads test-unit, the framework for Ruby.
struct TestUnitReader: TestLogReader {
    static let framework: TestFramework = "test-unit"
    static let signs = LineSigns(
        heads: ["Loaded suite ", "Finished in "], starts: ["="], parts: [" notifications", ":\t"],
        tails: [":"])

    private static let total: LinePattern =
        "{d} tests, {d} assertions, {d} failures, {d} errors, {d} pendings, {d} omissions, {d} notifications"
    private static let finished: LinePattern = "Finished in {n} seconds."
    private static let test: LinePattern = "{_}{+}:{s}{.|F|E|P|O|N}{*}"
    private static let time: LinePattern = "{*}: ({n})"
    private static let section: LinePattern = "{Failure|Error|Pending|Omission|Notification}: {+}"

    private var stack = TitleStack()
    private var pending: String?
    private var isAfterRule = false
    private var current: String?

    init() {}

    var needsEveryLine: Bool { isAfterRule }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if line.hasPrefix("Loaded suite ") {
            run.claim(70)
            return
        }
        if first.isASCIIDigit, let match = Self.total.match(line) {
            run.claim(90)
            var counts = TestCounts(
                failed: match.integer(2), errored: match.integer(3),
                skipped: match.integer(4) + match.integer(5))
            counts.passed = max(0, match.integer(0) - counts.total)
            run.declared = counts
            run.isComplete = true
            return
        }
        if let match = Self.finished.match(line) {
            run.durationSeconds = match.number(0)
            return
        }
        if first == UInt8(ascii: "="), line.bytes.count > 60 {
            isAfterRule.toggle()
            if !isAfterRule { current = nil }
            return
        }
        if isAfterRule {
            readSection(line, &run)
            return
        }
        readTree(line, &run)
    }

    private mutating func readTree(_ line: LogLine, _ run: inout RunBuilder) {
        let text = line.text(from: line.indent)
        if let match = Self.test.match(line), line.contains(":\t") {
            stack.leave(line.indent)
            let id = stack.path("", separator: "::").dropping(suffix: "::") + "#" + match[0]
            let status: TestStatus =
                switch match[1] {
                case ".", "N": .passed
                case "F": .failed
                case "E": .errored
                default: .skipped
                }
            let seconds = Self.time.match(LogLine(match[2])).flatMap { $0.number(1) }
            run.put(id, status, seconds: seconds)
            current = nil
            pending = id
        } else if text.hasSuffix(":"), line.indent % 2 == 0 {
            stack.enter(text.dropping(suffix: ":").trimmingBlanks(), indent: line.indent)
        }
    }

    private mutating func readSection(_ line: LogLine, _ run: inout RunBuilder) {
        if current == nil, let match = Self.section.match(line) {
            let head = match[1]
            current = pending
            if let message = head.after("): "), let pending {
                run.addMessage(message, to: pending)
            }
            if pending == nil, let name = head.before("("), let owner = head.after("(")?.before(")")
            {
                let id = owner + "#" + name
                let status: TestStatus =
                    match[0] == "Failure" ? .failed : match[0] == "Error" ? .errored : .skipped
                if match[0] != "Notification" { run.put(id, status) }
                current = id
            }
            return
        }
        guard let current else { return }
        if !line.contains(": ") || line.bytes.first == UInt8(ascii: "<") {
            run.addMessage(line.text(from: 0), to: current)
        }
        run.addOutput(line.text(from: 0), to: current)
    }
}
