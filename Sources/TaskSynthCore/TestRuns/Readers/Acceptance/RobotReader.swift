/// Reads the console of Robot Framework.
struct RobotReader: TestLogReader {
    static let framework: TestFramework = "robot"
    static let signs = LineSigns(heads: ["========================================", "[ ERROR ] "])

    private static let total: LinePattern = "{d} {test|tests}, {d} passed, {d} failed{*}"
    private static let oldTotal: LinePattern = "{d} {test|tests} total, {d} passed, {d} failed{*}"
    private static let dotted: LinePattern = "FAIL: {+}"
    private static let empty: LinePattern = "[ ERROR ] Suite '{+}' contains no {tests|tasks} {...}"
    private static let missing: LinePattern = "[ ERROR ] Parsing '{+}' failed: {...}"

    /// How wide the console is: as its rules are.
    private var width = 0
    private var suites: [String] = []
    private var isHeader = false
    /// What a line began with, whose end stands below the output of its test.
    private var open: String?
    private var totals: TestCounts?
    private var current: String?

    init() {}

    var needsEveryLine: Bool { width > 0 }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.bytes.count >= 40, line.bytes.allSatisfy({ $0 == UInt8(ascii: "=") }) {
            width = line.bytes.count
            isHeader = true
            open = nil
            current = nil
            return
        }
        if width == 0 || totals == nil, line.hasPrefix("[ ERROR ] ") { readError(line, &run) }
        guard width > 0 else { return }
        if line.bytes.count == width, line.bytes.allSatisfy({ $0 == UInt8(ascii: "-") }) {
            isHeader = false
            open = nil
            current = nil
            return
        }
        if line.first?.isASCIIDigit == true,
            let match = Self.total.match(line) ?? Self.oldTotal.match(line)
        {
            run.claim(60)
            var counts = TestCounts(passed: match.integer(2), failed: match.integer(3))
            counts.skipped =
                match[4].after(", ")?.before(" skipped").flatMap { LogNumber.count($0) } ?? 0
            totals = counts
            return
        }
        if totals != nil, line.hasPrefix("Output: ") {
            run.claim(90)
            run.isComplete = true
            return
        }
        if let status = Self.status(line) {
            readStatus(line, status, &run)
        } else if isHeader, line.indent == 0, !line.isBlank {
            suites.append(Self.name(line.text(from: 0)))
            isHeader = false
        } else if let match = Self.dotted.match(line) {
            run.add(match[0], .failed)
            current = match[0]
        } else if let current {
            run.addMessage(line.text(from: 0), to: current)
        } else if open == nil, line.bytes.count > width - 9 {
            open = String(decoding: line.bytes.prefix(width - 9), as: UTF8.self)
        }
    }

    private static func status(_ line: LogLine) -> TestStatus? {
        if line.hasSuffix("| PASS |") { return .passed }
        if line.hasSuffix("| FAIL |") { return .failed }
        return line.hasSuffix("| SKIP |") ? .skipped : nil
    }

    /// Reads why no test was run.
    private func readError(_ line: LogLine, _ run: inout RunBuilder) {
        if Self.empty.match(line) != nil {
            run.claim(40)
            run.state = .noTests
        } else if Self.missing.match(line) != nil {
            run.claim(40)
            run.state = .usageError
        }
    }

    /// The name of a suite or of a test, without what is said about it.
    private static func name(_ text: String) -> String { text.before(" :: ") ?? text }

    private mutating func readStatus(
        _ line: LogLine, _ status: TestStatus, _ run: inout RunBuilder
    ) {
        var text: String
        if line.bytes.count == width {
            text = line.text(from: 0).beforeLast("|")?.beforeLast("|") ?? ""
        } else if line.bytes.count == 8, let open {
            text = open
        } else {
            // The output of a test stands behind its name.
            if line.bytes.count > width {
                open = String(decoding: line.bytes.prefix(width - 9), as: UTF8.self)
            }
            return
        }
        open = nil
        text = text.trimmingBlanks()
        isHeader = false
        if text.isEmpty { return }
        if let last = suites.last, Self.name(text) == last {
            suites.removeLast()
            return
        }
        run.claim(30)
        let id = ((suites.last.map { [$0] } ?? []) + [Self.name(text)]).joined(separator: ".")
        run.add(id, status)
        current = status == .passed ? nil : id
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.declared = totals
    }
}
