/// Reads plunit, the framework of SWI-Prolog, which names the tests that fail.
struct PlunitReader: TestLogReader {
    static let framework: TestFramework = "plunit"
    static let signs = LineSigns(
        heads: ["% PL-Unit: ", "% one test is blocked:", "% all ", "% All ", "%  All ", "% 0 "],
        parts: ["\ttest ", " blocked:"])

    private static let unit: LinePattern = "% PL-Unit: {w}{*}"
    private static let problem: LinePattern = "{_}test {}: {+}"
    private static let sum: LinePattern = "%{s}{d} {test|tests} {failed|passed}{*}"
    private static let all: LinePattern = "%{s}All {d} {test|tests} passed{*}"
    private static let fixme: LinePattern = "%{s}all {d} tests flagged FIXME {failed|passed}"

    private var unit = ""
    private var isBlocked = false
    private var current: String?
    private var counts = TestCounts()

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.unit.match(line) {
            run.claim(60)
            unit = match[0]
            current = nil
        } else if line.hasSuffix(" blocked:") {
            isBlocked = true
        } else if line.bytes.first == 0x09,
            let match = Self.problem.match(LogLine(line.text.trimmingBlanks()))
        {
            record(match[0], match[1], &run)
        } else if let match = Self.all.match(line) {
            counts.passed += match.integer(0)
            end(&run)
        } else if let match = Self.fixme.match(line) {
            counts[match[1] == "failed" ? .xfailed : .xpassed] += match.integer(0)
        } else if let match = Self.sum.match(line) {
            counts[match[2] == "failed" ? .failed : .passed] += match.integer(0)
            if match[2] == "passed" { end(&run) }
        } else if let current {
            // What belongs to the failure is an error as well.
            if line.hasPrefix("ERROR:  ") {
                run.addMessage(line.text.dropping(prefix: "ERROR: ").trimmingBlanks(), to: current)
            } else {
                self.current = nil
            }
        }
    }

    private mutating func record(_ name: String, _ text: String, _ run: inout RunBuilder) {
        let test = name.before(" (") ?? name
        let id = unit.isEmpty || isBlocked ? test : unit + ":" + test
        if isBlocked {
            run.add(id, .skipped, message: text)
            isBlocked = false
            return
        }
        let checks = ["failed", "wrong", "assertion", "must"]
        run.claim(20)
        run.put(
            id, checks.contains { text.hasPrefix($0) } ? .failed : .errored, message: text)
        current = id
    }

    private mutating func end(_ run: inout RunBuilder) {
        run.claim(85)
        run.isComplete = true
        current = nil
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard run.isComplete else { return }
        let named = RunBuilder.count(run.tests)
        var counts = counts
        counts.errored = min(named.errored, counts.failed)
        counts.failed -= counts.errored
        counts.skipped = named.skipped
        run.counts = counts
        run.namesComplete = named.total >= counts.total
    }
}
