/// Reads CppUnit's text output.
struct CppUnitReader: TestLogReader {
    static let framework: TestFramework = "cppunit"
    static let signs = LineSigns(
        heads: ["Run: ", "OK ("], parts: ["0) test: "],
        tails: [" : OK", " : assertion", " : error"])

    private static let result: LinePattern = "{w} : {OK|assertion|error}"
    private static let counts: LinePattern = "Run: {_}{d} {_}Failures: {_}{d} {_}Errors: {_}{d}"
    private static let passed: LinePattern = "OK ({d}{*})"
    private static let detail: LinePattern = "{d}) test: {w} ({F|E}) {*}"

    private var results: [TestResult] = []
    private var total: TestCounts?
    private var okTotal: Int?
    private var current: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.contains(" : "), let match = Self.result.match(line) {
            let status: TestStatus =
                match[1] == "OK" ? .passed : match[1] == "error" ? .errored : .failed
            run.add(match[0], status)
            run.claim(11)
            return
        }
        if line.hasPrefix("Run: "), let match = Self.counts.match(line) {
            run.claim(60)
            var counts = TestCounts(failed: match.integer(1), errored: match.integer(2))
            counts.passed = max(0, match.integer(0) - counts.total)
            run.declared = counts
            run.isComplete = true
        } else if line.hasPrefix("OK ("), let match = Self.passed.match(line) {
            okTotal = match.integer(0)
        } else if let match = Self.detail.match(line) {
            run.claim(50)
            run.put(match[1], match[2] == "F" ? .failed : .errored)
            current = match[1]
        } else if let current, !line.isBlank {
            run.addMessage(line.trimmed, to: current)
        } else {
            current = nil
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        if run.declared == nil, let okTotal {
            if okTotal == run.tests.count, okTotal > 0 { run.claim(40) }
            run.declared = TestCounts(passed: okTotal)
            run.isComplete = true
        }
    }
}
