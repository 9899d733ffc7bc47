/// Reads Kyua, the test runner of the BSDs.
struct KyuaReader: TestLogReader {
    static let framework: TestFramework = "kyua"
    static let signs = LineSigns(parts: [" passed (", "  ->  "])

    private static let result: LinePattern =
        "{w}  ->  {passed|failed|broken|skipped|expected_failure}{*}  [{n}s]"
    private static let total: LinePattern = "{d}/{d} passed ({d} failed)"
    private static let broken: LinePattern =
        "{d}/{d} passed ({d} broken, {d} failed{*})"

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.first?.isASCIIDigit == true,
            Self.total.match(line) ?? Self.broken.match(line) != nil
        {
            run.claim(run.tests.isEmpty ? 15 : 90)
            run.isComplete = true
        } else if let match = Self.result.match(line), match[0].contains(":") {
            run.claim(60)
            let status: TestStatus =
                switch match[1] {
                case "passed": .passed
                case "failed": .failed
                case "skipped": .skipped
                case "expected_failure": .xfailed
                default: .errored
                }
            let message = match[2].dropping(prefix: ": ")
            run.add(
                match[0], status, seconds: match.number(3), message: message.isEmpty ? nil : message
            )
        }
    }
}
