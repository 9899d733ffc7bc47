/// Reads specs2 under sbt.
struct Specs2Reader: TestLogReader {
    static let framework: TestFramework = "specs2"
    static let signs = LineSigns(
        heads: ["[info] ", "[debug] ", "[error]"], parts: ["Total for specification "],
        includesWords: true)

    private static let total: LinePattern = "Total for specification {+}"
    private static let counts: LinePattern = "{d} {example|examples}, {+}"

    private var stack = TitleStack()
    private var suite: String?
    private var tests: [TestResult] = []
    private var isAfterTotal = false
    private var current: Int?

    init() {}

    var needsEveryLine: Bool { suite != nil || isAfterTotal }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let (tag, line) = ScalaTestReader.untagged(line) {
            read(line, isError: tag == "error", into: &run)
        } else {
            read(line, isError: false, into: &run)
        }
    }

    private mutating func read(_ line: LogLine, isError: Bool, into run: inout RunBuilder) {
        if line.isBlank { return }
        if Self.total.match(line) != nil {
            run.claim(85)
            suite = nil
            isAfterTotal = true
            return
        }
        if isAfterTotal {
            if line.first?.isASCIIDigit == true, Self.counts.match(line) != nil {
                run.isComplete = true
                isAfterTotal = false
            }
            return
        }
        if isError {
            if let current, line.indent >= 2 {
                run.update(at: current) {
                    if $0.message == nil { $0.message = line.trimmed }
                }
            }
            if line.indent == 0 { suite = nil }
            return
        }
        guard suite != nil || line.indent == 0 else { return }
        if line.indent > 0, let status = Self.status(of: line) {
            stack.leave(line.indent)
            var name = String(line.trimmed.dropFirst(2))
            name = name.dropping(suffix: " PENDING").dropping(suffix: " SKIPPED")
            current = run.tests.count
            run.claim(12)
            run.add(stack.path(name, separator: " > ", after: suite), status)
            return
        }
        if suite != nil {
            if line.startsWith("PENDING") || line.startsWith("SKIPPED") && line.trimmed == "SKIPPED"
            {
                return
            }
            stack.enter(line)
            return
        }
        guard line.indent == 0, !line.bytes.contains(0x20) || line.bytes.last == 0x20 else {
            return
        }
        let text = line.trimmed
        if !text.contains(" "), text.first?.isUppercase == true {
            suite = text
            stack.clear()
        }
    }

    /// The status that the sign before an example tells.
    private static func status(of line: LogLine) -> TestStatus? {
        guard line.has(" ", at: line.indent + 1) else { return nil }
        return switch line.first {
        case UInt8(ascii: "+"): .passed
        case UInt8(ascii: "x"): .failed
        case UInt8(ascii: "!"): .errored
        case UInt8(ascii: "o"), UInt8(ascii: "*"): .skipped
        default: nil
        }
    }
}
