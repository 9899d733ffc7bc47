/// Reads doctest, the framework for C++.
struct DoctestReader: TestLogReader {
    static let framework: TestFramework = "doctest"
    static let signs = LineSigns(heads: ["[doctest]"], starts: ["TEST CASE:", "SCENARIO:"])

    private static let cases: LinePattern =
        "[doctest] test cases: {_}{d} |{_}{d} passed{_}|{_}{d} failed{_}|{_}{d} skipped"
    private static let casesPlain: LinePattern =
        "[doctest] test cases: {_}{d} |{_}{d} passed{_}|{_}{d} failed{_}|"
    private static let name: LinePattern = "TEST CASE:  {+}"
    private static let place: LinePattern = "{+}:{d}: {ERROR|FATAL ERROR}: {*}"

    private var current: String?
    private var isXfail = false

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("[doctest]") {
            run.claim(80)
            if let match = Self.cases.match(line) ?? Self.casesPlain.match(line) {
                run.declared = TestCounts(
                    passed: match.integer(1), failed: match.integer(2),
                    skipped: match.fields.count > 3 ? match.integer(3) : 0)
                run.isComplete = true
            }
            return
        }
        if line.startsWith("TEST CASE:"), let match = Self.name.match(line) {
            current = match[0]
            return
        }
        if line.startsWith("SCENARIO:") || line.startsWith("  Scenario:") {
            current = line.trimmed
            return
        }
        guard let current else { return }
        if let match = Self.place.match(line) {
            if !run.has(current) {
                run.add(
                    TestResult(id: current, status: .failed, file: match[0], line: match.integer(1))
                )
            }
            if !match[3].isEmpty { run.addMessage(match[3], to: current) }
        } else if run.has(current) {
            run.addOutput(line.text(from: 0), to: current)
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard let declared = run.declared else { return }
        run.counts = declared
        run.namesComplete = RunBuilder.count(run.tests).total >= declared.total
        if declared.passed + declared.failed == 0, run.state == nil { run.state = .noTests }
    }
}
