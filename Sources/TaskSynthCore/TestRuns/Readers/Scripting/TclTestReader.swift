/// Reads tcltest: it names what fails, and every test where it is told to.
struct TclTestReader: TestLogReader {
    static let framework: TestFramework = "tcltest"
    static let signs = LineSigns(heads: ["++++ ", "==== ", "---- "], parts: ["Total"])

    private static let passed: LinePattern = "++++ {w} PASSED"
    private static let skipped: LinePattern = "++++ {w} SKIPPED: {+}"
    private static let failed: LinePattern = "==== {w} {*}FAILED"
    private static let total: LinePattern =
        "{w}:{s}Total{s}{d}{s}Passed{s}{d}{s}Skipped{s}{d}{s}Failed{s}{d}"

    private static let started: LinePattern = "---- {w} start"

    private var current: String?
    /// The tests that were begun, where the runner says so.
    private var begun: Set<String> = []

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("++++ ") {
            if let match = Self.passed.match(line) {
                run.claim(12)
                if begun.isEmpty || begun.contains(match[0]) { run.put(match[0], .passed) }
            } else if let match = Self.skipped.match(line) {
                run.put(match[0], .skipped, message: match[1])
            }
        } else if line.hasPrefix("==== ") {
            guard let match = Self.failed.match(line) else { return }
            // A failure has its name above and below.
            current = current == match[0] ? nil : match[0]
            run.claim(15)
            if !run.has(match[0]) { run.add(match[0], .failed) }
        } else if line.contains("Total"), let match = Self.total.match(line) {
            run.claim(90)
            run.isComplete = true
            // The last one is of all files.
            run.counts = TestCounts(
                passed: match.integer(2), failed: match.integer(4), skipped: match.integer(3))
        } else if line.hasPrefix("---- "), let match = Self.started.match(line) {
            begun.insert(match[0])
        } else if let current, line.hasPrefix("---- ") {
            run.addMessage(line.text(from: 5), to: current)
        } else if let current, !line.isBlank, run.result(current)?.message != nil {
            run.addMessage(line.text(from: 0), to: current)
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard let counts = run.counts else { return }
        // Output may look like a test that passed.
        let passed = run.tests.count { $0.status == .passed }
        if passed != counts.passed, passed > 0 {
            run.warn("the summary counts \(counts.passed) tests that passed, the lines \(passed)")
            run.removeAll { $0.status == .passed }
        }
        run.namesComplete = TestCounts(of: run.tests).total >= counts.total
    }
}
