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
    private static let opened: LinePattern = "  {_}{}:\t{*}"
    private static let closed: LinePattern = "{*}{.|N}: ({n})"
    private static let section: LinePattern = "{Failure|Error|Pending|Omission|Notification}: {+}"

    private var stack = TitleStack()
    private var pending: String?
    private var isAfterRule = false
    /// The test whose output stands between its name and its result.
    private var open: String?
    private var current: String?

    init() {}

    var needsEveryLine: Bool { isAfterRule || open != nil }

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
            for status in TestStatus.allCases {
                counts[status] += run.declared?[status] ?? 0
            }
            run.declared = counts
            run.isComplete = true
            return
        }
        if let match = Self.finished.match(line) {
            run.durationSeconds = match.number(0)
            return
        }
        if first == UInt8(ascii: "="), line.bytes.count > 60,
            line.bytes.allSatisfy({ $0 == first })
        {
            open = nil
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
            let id = id(match[0], at: line.indent)
            open = nil
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
        } else if let name = open {
            guard let match = Self.closed.match(line) else { return }
            open = nil
            run.put(name, .passed, seconds: match.number(2))
        } else if line.contains(":\t"), !stack.levels.isEmpty,
            let match = Self.opened.match(line)
        {
            open = id(match[0], at: line.indent)
            pending = nil
        } else if text.hasSuffix(":"), line.indent % 2 == 0 {
            stack.enter(text.dropping(suffix: ":").trimmingBlanks(), indent: line.indent)
        }
    }

    /// The id of a test below the classes that are open.
    private mutating func id(_ name: String, at indent: Int) -> String {
        stack.leave(indent)
        return stack.path("", separator: "::").dropping(suffix: "::") + "#" + name
    }

    private mutating func readSection(_ line: LogLine, _ run: inout RunBuilder) {
        if current == nil, let match = Self.section.match(line) {
            var head = match[1]
            if head.hasSuffix(")]"), let place = head.range(ofLast: " [") {
                // An omission has its message first.
                let message = head[..<place.lowerBound]
                head = head[place.upperBound...].dropLast() + ": " + message
            }
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
