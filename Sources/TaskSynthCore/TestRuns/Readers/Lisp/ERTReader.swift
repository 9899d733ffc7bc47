/// Reads ERT, the test framework of Emacs, as it prints in batch mode.
struct ERTReader: TestLogReader {
    static let framework: TestFramework = "ert"
    static let signs = LineSigns(heads: ["Running 0", "Ran 0"], tails: [" condition:"])

    private static let begin: LinePattern = "Running {d} {test|tests} ({+}"
    private static let result: LinePattern =
        "{_}{passed|failed|PASSED|FAILED|skipped|ABORTED|QUIT}{s}{d}/{d}  {w} ({n} sec){*}"
    private static let plain: LinePattern =
        "{_}{passed|failed|PASSED|FAILED|skipped|ABORTED|QUIT}{s}{d}/{d}  {w}"
    private static let end: LinePattern =
        "Ran {d} {test|tests}, {d} results as expected{*} ({*}"
    private static let condition: LinePattern = "Test {w} condition:"

    private var total = 0
    private var next = 1
    private var current: String?
    private var messages: [String: String] = [:]

    init() {}

    var needsEveryLine: Bool { total > 0 || current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.indent == 0, line.hasPrefix("R") {
            if let match = Self.begin.match(line) {
                run.claim(40)
                total = match.integer(0)
                next = 1
                run.isComplete = false
            } else if let match = Self.end.match(line), match.integer(0) == total {
                run.claim(95)
                run.isComplete = next > total
                if !run.isComplete { run.state = .stoppedEarly }
                run.durationSeconds = match[4].afterLast(", ")?.before(" sec")
                    .flatMap { LogNumber.value(of: $0) }
            }
            return
        }
        if let match = Self.condition.match(line) {
            current = match[0]
        } else if line.indent >= 2, total > 0,
            let match = Self.result.match(line) ?? Self.plain.match(line)
        {
            record(match, &run)
        } else if let current, !line.isBlank, messages[current]?.utf8.count ?? 0 < 2000 {
            messages[current] = (messages[current].map { $0 + "\n" } ?? "") + line.trimmed
        }
    }

    /// Takes a result where its number is the next one: a test can print the rest.
    private mutating func record(_ match: LineMatch, _ run: inout RunBuilder) {
        guard match.integer(1) == next, match.integer(2) == total else { return }
        next += 1
        let status: TestStatus =
            switch match[0] {
            case "passed": .passed
            case "failed": .xfailed
            case "PASSED": .xpassed
            case "FAILED": .failed
            case "skipped": .skipped
            default: .errored
            }
        run.claim(80)
        run.add(
            match[3], status, seconds: match.fields.count > 4 ? match.number(4) : nil,
            message: messages.removeValue(forKey: match[3]))
        current = nil
    }
}
