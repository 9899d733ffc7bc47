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
        let (tag, line) = ScalaTestReader.untagged(line)
        if line.isBlank { return }
        if let match = Self.total.match(line) {
            run.claim(85)
            suite = nil
            isAfterTotal = true
            _ = match
            return
        }
        if isAfterTotal {
            if line.first?.isASCIIDigit == true, Self.counts.match(line) != nil {
                run.isComplete = true
                isAfterTotal = false
            }
            return
        }
        if tag == "error" {
            if let current, line.indent >= 2 {
                run.update(at: current) {
                    if $0.message == nil { $0.message = line.trimmed }
                }
            }
            if line.indent == 0 { suite = nil }
            return
        }
        guard suite != nil || line.indent == 0 else { return }
        let signs: [(StaticString, TestStatus)] = [
            ("+ ", .passed), ("x ", .failed), ("! ", .errored), ("o ", .skipped), ("* ", .skipped),
        ]
        for (sign, status) in signs where line.indent > 0 && line.startsWith(sign) {
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
        let text = line.trimmed
        if line.indent == 0, !text.contains(" "), text.first?.isUppercase == true {
            suite = text
            stack.clear()
        }
    }
}
