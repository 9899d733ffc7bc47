/// Reads tinytest, for R, which counts expectations and names those that fail.
struct TinyTestReader: TestLogReader {
    static let framework: TestFramework = "tinytest"
    static let signs = LineSigns(heads: ["----- ", "Showing 0", "All ok, 0"], parts: [" fails, "])

    private static let problem: LinePattern = "----- FAILED[{w}]: {+}<{d}--{d}>"
    private static let some: LinePattern =
        "Showing {d} out of {d} results: {d} fails, {d} passes{*}"
    private static let all: LinePattern = "All ok, {d} results{*}"

    private var current: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.problem.match(line) {
            let id = "\(match[1])<\(match[2])--\(match[3])>"
            run.claim(60)
            // An exception is `xcpt`, all else a check that did not hold.
            run.put(id, match[0] == "xcpt" ? .errored : .failed)
            run.update(id) {
                $0.file = match[1]
                $0.line = match.integer(2)
            }
            current = id
        } else if let match = Self.some.match(line) {
            end(passed: match.integer(3), failed: match.integer(2), match[4], &run)
        } else if let match = Self.all.match(line) {
            end(passed: match.integer(0), failed: 0, match[1], &run)
        } else if let current {
            if line.isBlank {
                self.current = nil
            } else {
                run.addMessage(line.trimmed, to: current)
            }
        }
    }

    private mutating func end(
        passed: Int, failed: Int, _ rest: String, _ run: inout RunBuilder
    ) {
        run.claim(85)
        run.isComplete = true
        let errored = min(failed, run.tests.count { $0.status == .errored })
        run.declared = TestCounts(passed: passed, failed: failed - errored, errored: errored)
        run.durationSeconds = rest.after("(")?.before(")").flatMap(LogNumber.seconds)
        current = nil
    }
}
