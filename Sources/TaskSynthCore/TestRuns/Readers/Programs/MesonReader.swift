/// Reads `meson test`.
struct MesonReader: TestLogReader {
    static let framework: TestFramework = "meson"
    static let signs = LineSigns(
        heads: [
            "Ok:", "Expected Fail:", "Fail:", "Unexpected Pass:", "Skipped:", "Timeout:",
            "Full log written to ", "No tests defined.", "No suitable tests defined.",
        ], parts: ["0/0", " ✀ ", " 8< "])

    private static let result: LinePattern =
        "{_}{d}/{d} {+} {OK|FAIL|SKIP|ERROR|EXPECTEDFAIL|UNEXPECTEDPASS|TIMEOUT|INTERRUPT}{s}{n}s{*}"
    private static let total: LinePattern =
        "{Ok|Expected Fail|Fail|Unexpected Pass|Skipped|Timeout}:{s}{d}"
    private static let log: LinePattern = "Full log written to {+}"

    private var counts: [String: Int] = [:]
    /// How many tests the run has, which each result says again.
    private var planned: Int?
    /// Whether this is what a test printed, which a verbose run shows between two rules.
    private var isOutput = false

    init() {}

    var needsEveryLine: Bool { isOutput }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if isOutput || line.contains(" ✀ ") || line.contains(" 8< ") {
            readRule(line)
            return
        }
        if first.isASCIIDigit, line.contains("/"), let match = Self.result.match(line) {
            record(match, &run)
        } else if line.indent == 0, let match = Self.total.match(line) {
            run.claim(40)
            counts[match[0]] = match.integer(1)
            run.isComplete = true
        } else if first == UInt8(ascii: "F"), Self.log.match(line) != nil {
            run.claim(80)
            planned = nil
        } else if line.hasPrefix("No tests defined.")
            || line.hasPrefix("No suitable tests defined.")
        {
            run.claim(60)
            run.state = .noTests
        }
    }

    /// Reads a line that begins, belongs to, or ends what a test printed.
    private mutating func readRule(_ line: LogLine) {
        for sign in ["―", "-"] {
            let text = line.trimmed
            let isRule = text.hasPrefix(sign + sign + sign) && text.hasSuffix(sign + sign + sign)
            guard isRule else { continue }
            isOutput = text.contains(" ✀ ") || text.contains(" 8< ")
        }
    }

    private mutating func record(_ match: LineMatch, _ run: inout RunBuilder) {
        // A verbose run shows what the tests print, which can look like results of others.
        let total = match.integer(1)
        guard total == planned ?? total else { return }
        planned = total
        let status: TestStatus =
            switch match[3] {
            case "OK": .passed
            case "SKIP": .skipped
            case "ERROR": .errored
            case "EXPECTEDFAIL": .xfailed
            case "UNEXPECTEDPASS": .xpassed
            case "INTERRUPT": .errored
            default: .failed
            }
        var name = match.trimmed(2)
        guard name.contains(" / ") || !name.hasPrefix("- ") else { return }
        // The project comes first, with its suite: `project:suite / name`.
        if let place = name.range(ofFirst: " / ") {
            let project = name[..<place.lowerBound]
            let rest = String(name[place.upperBound...])
            name = project.after(":").map { $0 + " / " + rest } ?? rest
        }
        run.claim(50)
        let detail = match.trimmed(5).trimmingBlanks()
        run.put(
            name, status, seconds: match.number(4),
            message: status.isFailure && !detail.isEmpty ? detail : nil)
    }
}
