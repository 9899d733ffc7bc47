/// Reads zope.testrunner: every test where it is verbose, failures, and the counts of each layer.
struct ZopeTestReader: TestLogReader {
    static let framework: TestFramework = "zope-testrunner"
    static let signs = LineSigns(
        heads: [
            "Running zope.testrunner.layer.", "Error in test ", "Failure in test ", "Total: 0",
            "Running tests at level ",
        ],
        starts: ["Ran 0"], parts: [") (skipped: "])

    private static let total: LinePattern =
        "  Ran {d} tests with {d} failures, {d} {errors and|errors,} {d} skipped in {+}."
    private static let grandTotal: LinePattern =
        "Total: {d} tests, {d} failures, {d} {errors and|errors,} {d} skipped in {+}."
    private static let problem: LinePattern = "{Error|Failure} in test {+}"
    private static let test: LinePattern = " {w} ({w}){*}"

    private var isRunning = false
    private var current: String?

    init() {}

    var needsEveryLine: Bool { isRunning }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("Running tests at level ")
            || line.hasPrefix("Running zope.testrunner.layer.")
        {
            run.claim(line.hasPrefix("Running zope") ? 78 : 20)
            isRunning = true
            run.isComplete = false
        } else if let match = Self.total.match(line) {
            count(match, sum: run.declared ?? TestCounts(), &run)
        } else if let match = Self.grandTotal.match(line) {
            count(match, sum: TestCounts(), &run)
        } else if isRunning, let match = Self.problem.match(line) {
            let id = Self.id(match[1])
            run.put(id, match[0] == "Error" ? .errored : .failed)
            current = id
        } else if isRunning, line.indent == 1, let match = Self.test.match(line) {
            current = nil
            let id = Self.id(match[0] + " (" + match[1] + ")")
            let rest = match[2].trimmingBlanks()
            if rest == "(skipped)" {
                run.put(id, .skipped)
            } else if rest.hasPrefix("(skipped: ") {
                let reason = rest.dropping(prefix: "(skipped: ").dropping(suffix: ")")
                run.put(id, .skipped, message: reason)
            } else if run.result(id)?.status.isFailure != true {
                let seconds = rest.after("(")?.before(")").flatMap(LogNumber.seconds)
                run.put(id, .passed, seconds: seconds)
            }
        } else if let current, line.indent == 0, !line.isBlank, !line.hasPrefix("Traceback (") {
            // The last line of a traceback that is not indented says what was raised.
            run.update(current) { $0.message = line.text }
        }
    }

    private static func id(_ text: String) -> String {
        UnittestReader.identifier(in: LogLine(text), from: 0)?.id ?? text
    }

    private mutating func count(_ match: LineMatch, sum: TestCounts, _ run: inout RunBuilder) {
        run.claim(88)
        current = nil
        isRunning = false
        var counts = sum
        counts.failed += match.integer(1)
        counts.errored += match.integer(2)
        counts.skipped += match.integer(4)
        counts.passed += max(
            0, match.integer(0) - match.integer(1) - match.integer(2) - match.integer(4))
        run.declared = counts
        run.isComplete = true
    }
}
