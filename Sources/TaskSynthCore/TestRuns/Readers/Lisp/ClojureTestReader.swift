/// Reads clojure.test, by itself or through Leiningen: it names the tests that fail.
struct ClojureTestReader: TestLogReader {
    static let framework: TestFramework = "clojure-test"
    static let signs = LineSigns(heads: ["Ran ", "FAIL in (", "ERROR in ("], includesBlanks: true)

    private static let testing: LinePattern = "{Testing|lein test} {w}"
    private static let problem: LinePattern = "{FAIL|ERROR} in ({+}) ({w})"
    private static let ran: LinePattern = "Ran {d} tests containing {d} assertions."
    private static let sums: LinePattern = "{d} failures, {d} errors."

    private var name = ""
    private var ran: Int?
    private var total = 0
    private var current: String?
    private var failures = 0
    private var isAfterBlank = true

    init() {}

    var needsEveryLine: Bool { isAfterBlank || ran != nil || current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        defer { isAfterBlank = line.isBlank }
        guard line.indent == 0, let first = line.first else {
            if let current, line.startsWith("actual: ") {
                run.addMessage(line.trimmed, to: current)
            }
            return
        }
        if let ran, first.isASCIIDigit, let match = Self.sums.match(line) {
            run.claim(95)
            total += ran
            failures += match.integer(0) + match.integer(1)
            run.isComplete = true
            current = nil
        }
        ran = nil
        switch first {
        case UInt8(ascii: "R"):
            ran = Self.ran.match(line)?.integer(0)
        case UInt8(ascii: "T"), UInt8(ascii: "l"):
            // A namespace begins below a blank line.
            if isAfterBlank, let match = Self.testing.match(line) { name = match[1] }
        case UInt8(ascii: "F"), UInt8(ascii: "E"):
            if let match = Self.problem.match(line) { record(match, &run) }
        case UInt8(ascii: "e"):
            if let current, line.hasPrefix("expected: ") {
                run.addMessage(line.trimmed, to: current)
            }
        default:
            if let current, run.result(current)?.message == nil {
                run.addMessage(line.trimmed, to: current)
            }
        }
    }

    /// Takes a check that failed: a test may have several, and an error outweighs a failure.
    private mutating func record(_ match: LineMatch, _ run: inout RunBuilder) {
        run.claim(60)
        // Behind the test stand the functions that it calls.
        let test = match[1].before(" ") ?? match[1]
        let id = name.isEmpty || test.contains("/") ? test : "\(name)/\(test)"
        let status: TestStatus = match[0] == "FAIL" ? .failed : .errored
        if run.result(id)?.status == .errored {
            current = nil
            return
        }
        let isFirst = !run.has(id)
        run.put(id, status)
        current = isFirst ? id : nil
        guard isFirst, let place = match[2].beforeLast(":"),
            let number = match[2].afterLast(":").flatMap({ LogNumber.count($0) }), number > 0
        else { return }
        run.update(id) {
            $0.file = place
            $0.line = number
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard run.isComplete else { return }
        var counts = RunBuilder.count(run.tests)
        counts.passed = max(0, total - counts.total)
        run.counts = counts
        run.namesComplete = counts.passed == 0
    }
}
