/// Reads CppUTest.
struct CppUTestReader: TestLogReader {
    static let framework: TestFramework = "cpputest"
    static let signs = LineSigns(
        heads: ["TEST(", "IGNORE_TEST("], parts: [" filtered out, ", ": error: Failure in TEST("])

    private static let end: LinePattern =
        "{_}{Errors|OK} ({*}{d} tests, {d} ran, {d} checks, {d} ignored, {d} filtered out, {d} ms)"
    private static let verbose: LinePattern = "{TEST|IGNORE_TEST}({w} {w}) - {d} ms"
    private static let failure: LinePattern = "{+}:{d}: error: Failure in TEST({w} {w})"

    private var current: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.contains(" filtered out, "), let match = Self.end.match(line) {
            run.claim(85)
            let failed = match[1].before(" failures").flatMap { LogNumber.count($0) } ?? 0
            var counts = TestCounts(failed: failed, skipped: match.integer(5))
            counts.passed = max(0, match.integer(3) - failed)
            run.declared = counts
            run.isComplete = true
            current = nil
        } else if line.hasSuffix(" ms"), let match = Self.verbose.match(line) {
            let id = match[1].dropping(suffix: ",") + "." + match[2]
            run.claim(40)
            if !run.has(id) {
                run.add(
                    id, match[0] == "TEST" ? .passed : .skipped,
                    seconds: Double(match.integer(3)) / 1000)
            }
            current = nil
        } else if line.contains(": error: Failure in TEST("), let match = Self.failure.match(line) {
            let id = match[2].dropping(suffix: ",") + "." + match[3]
            run.claim(60)
            run.put(id, .failed)
            run.update(id) {
                $0.file = match[0]
                $0.line = match.integer(1)
            }
            current = id
        } else if let current, line.bytes.first == 0x09 {
            run.addMessage(line.trimmed.trimmingBlanks(), to: current)
        }
    }
}
