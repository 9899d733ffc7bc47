/// Reads OUnit, the framework for OCaml: what failed by name, and every test where it is verbose.
struct OUnitReader: TestLogReader {
    static let framework: TestFramework = "ounit"
    static let signs = LineSigns(heads: ["Ran: ", "FAILED", "OK", "=====", "vm#"], parts: [" vm#"])

    private static let ran: LinePattern = "Ran: {d} tests in: {n} seconds."
    private static let end: LinePattern = "{FAILED|OK}{*}"
    private static let failed: LinePattern = "{Error|Failure}: {+}."
    private static let event: LinePattern = "{w} {I|W|E}: {+}"

    private var total: Int?
    private var counts: TestCounts?
    private var current: String?
    private var isBelowRule = false
    private var words: [String] = []

    init() {}

    var needsEveryLine: Bool { isBelowRule || current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        defer { isBelowRule = line.hasPrefix("=====") }
        if let match = Self.ran.match(line) {
            run.claim(50)
            total = match.integer(0)
            run.durationSeconds = match.number(1)
        } else if let total, counts == nil, let match = Self.end.match(line) {
            run.claim(90)
            run.isComplete = true
            finishCounts(total, match[1], &run)
        } else if isBelowRule, let match = Self.failed.match(line) {
            run.claim(25)
            current = match[1]
            if !run.has(match[1]) { run.add(match[1], match[0] == "Error" ? .errored : .failed) }
        } else if line.hasPrefix("---") {
            current = nil
        } else if let current {
            // The words of the assertion tell a failure from an exception.
            if line.contains("OUnitAssert.") { run.put(current, .failed) }
            if !line.isBlank, line.indent == 0 { run.addMessage(line.trimmed, to: current) }
        } else if let start = Self.worker(line), let match = Self.event.match(line, from: start) {
            readEvent(match[2], &run)
        }
    }

    /// Where a worker begins to speak, behind the moment: `vm#01 I: …`.
    private static func worker(_ line: LogLine) -> Int? {
        if line.hasPrefix("vm#") { return 0 }
        guard line.first?.isASCIIDigit == true else { return nil }
        return line.find(" vm#").map { $0 + 1 }
    }

    /// Reads what a worker says, as `Test a:0:b is successful.` or `Skip test a:1:c: why.`.
    private mutating func readEvent(_ text: String, _ run: inout RunBuilder) {
        if let total = text.after("Ran: ")?.before(" tests in: ").flatMap({ LogNumber.count($0) }) {
            run.claim(90)
            self.total = total
            return
        }
        // The last words of a verbose run are its counts, the timeouts at the end.
        if total != nil, text.hasSuffix("."), let colon = text.firstIndex(of: ":") {
            words.append(String(text.dropLast()))
            guard text[..<colon] == "Timeout", let total else { return }
            run.isComplete = true
            finishCounts(total, words.joined(separator: " "), &run)
            return
        }
        let ends: [(String, TestStatus)] = [
            (" is successful.", .passed), (" has failed.", .failed),
            (" exited with an error.", .errored), (" has timed out.", .errored),
        ]
        for (end, status) in ends where text.hasPrefix("Test ") && text.hasSuffix(end) {
            run.put(text.dropping(prefix: "Test ").dropping(suffix: end), status)
            return
        }
        for head in ["Skip test ", "TODO test "] where text.hasPrefix(head) {
            let rest = text.dropping(prefix: head).dropping(suffix: ".")
            guard let name = rest.beforeLast(": ") else { return }
            run.put(name, .skipped, message: rest.afterLast(": "))
        }
    }

    private mutating func finishCounts(_ total: Int, _ text: String, _ run: inout RunBuilder) {
        var found = TestCounts()
        for part in text.replacing(":  ", with: ": ").components(separatedBy: ": ").adjacent {
            let count = LogNumber.count(part.1.prefix { $0.isNumber }) ?? 0
            switch part.0.split(separator: " ").last {
            case "Errors", "Timeouts", "Timeout": found.errored += count
            case "Failures": found.failed += count
            case "Skip", "Todo": found.skipped += count
            default: break
            }
        }
        found.passed = max(0, total - found.total)
        counts = found
        run.declared = found
    }
}

extension [String] {
    /// Each element with the one behind it.
    fileprivate var adjacent: [(String, String)] { Array<(String, String)>(zip(self, dropFirst())) }
}
