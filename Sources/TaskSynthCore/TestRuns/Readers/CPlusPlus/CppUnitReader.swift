/// Reads CppUnit's text output.
struct CppUnitReader: TestLogReader {
    static let framework: TestFramework = "cppunit"
    static let signs = LineSigns(
        heads: ["Run: ", "OK (", "Test name: "], parts: ["0) test: "],
        tails: [" : OK", " : assertion", " : error", ":Assertion", ":Error", " : Error"])

    private static let result: LinePattern = "{w} : {OK|assertion|error}"
    private static let counts: LinePattern = "Run: {_}{d} {_}Failures: {_}{d} {_}Errors: {_}{d}"
    /// What is printed for compilers: the failures, and then the counts.
    private static let compilerCounts: LinePattern =
        "Run: {_}{d} {_}Failure total: {_}{d} {_}Failures: {_}{d} {_}Errors: {_}{d}"
    private static let compilerPlace: LinePattern = "{+}:{d}:{Assertion|Error}"
    private static let compilerName: LinePattern = "Test name: {w}"
    private static let passed: LinePattern = "OK ({d}{*})"
    private static let detail: LinePattern = "{d}) test: {w} ({F|E}) {*}"

    private var okTotal: Int?
    private var current: String?
    /// Where the next failure is that is printed for compilers, and whether it is an error.
    private var next: (isError: Bool, file: String?, line: Int?)?

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
        if let match = Self.compilerPlace.match(line) {
            next = (match[2] == "Error", match[0], match.integer(1))
            current = nil
        } else if line.hasSuffix(" : Error") {
            next = (true, nil, nil)
            current = nil
        } else if let place = next, let match = Self.compilerName.match(line) {
            run.claim(50)
            run.put(match[0], place.isError ? .errored : .failed)
            run.update(match[0]) { ($0.file, $0.line) = (place.file, place.line) }
            current = match[0]
            next = nil
        } else if line.hasPrefix("Run: "), let match = Self.compilerCounts.match(line) {
            end(match.integer(0), failed: match.integer(2), errored: match.integer(3), &run)
        } else if line.hasPrefix("Run: "), let match = Self.counts.match(line) {
            end(match.integer(0), failed: match.integer(1), errored: match.integer(2), &run)
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

    private func end(_ total: Int, failed: Int, errored: Int, _ run: inout RunBuilder) {
        run.claim(60)
        var counts = TestCounts(failed: failed, errored: errored)
        counts.passed = max(0, total - counts.total)
        run.declared = counts
        run.isComplete = true
    }

    mutating func finish(_ run: inout RunBuilder) {
        if run.declared == nil, let okTotal {
            if okTotal == run.tests.count, okTotal > 0 { run.claim(40) }
            run.declared = TestCounts(passed: okTotal)
            run.isComplete = true
        }
    }
}
