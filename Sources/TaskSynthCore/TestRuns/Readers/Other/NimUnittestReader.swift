/// Reads Nim's unittest.
struct NimUnittestReader: TestLogReader {
    static let framework: TestFramework = "nim-unittest"
    static let signs = LineSigns(heads: ["[Suite] "])

    private static let suite: LinePattern = "[Suite] {+}"
    private static let result: LinePattern = "{_}[{OK|FAILED|SKIPPED}] {+}"

    private var suite: String?
    private var messages: [String] = []
    private var hasResult = false

    init() {}

    var needsEveryLine: Bool { suite != nil }

    func isAtEnd(_ run: RunBuilder) -> Bool { hasResult && messages.isEmpty }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.isBlank { return }
        if line.hasPrefix("[Suite] "), let match = Self.suite.match(line) {
            run.claim(60)
            suite = match[0]
            messages = []
            return
        }
        guard let suite else { return }
        if let match = Self.result.match(line), line.indent == 2 || line.indent == 0 {
            let status: TestStatus =
                match[0] == "OK" ? .passed : match[0] == "FAILED" ? .failed : .skipped
            run.add(
                suite + " > " + match[1], status,
                message: status == .failed && !messages.isEmpty
                    ? messages.joined(separator: "\n") : nil)
            messages = []
            hasResult = !line.isLast
        } else if line.indent >= 4, messages.count < 20 {
            messages.append(line.trimmed)
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        // The runner has no last line: a test that was open would have left its messages.
        run.isComplete = hasResult && messages.isEmpty
    }
}
