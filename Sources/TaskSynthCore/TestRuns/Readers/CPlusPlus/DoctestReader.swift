/// Reads doctest, the framework for C++.
struct DoctestReader: TestLogReader {
    static let framework: TestFramework = "doctest"
    static let signs = LineSigns(
        heads: ["[doctest]"], starts: ["TEST CASE:", "SCENARIO:", "Scenario:"])

    private static let cases: LinePattern =
        "[doctest] test cases: {_}{d} |{_}{d} passed{_}|{_}{d} failed{_}|{_}{d} skipped"
    private static let casesPlain: LinePattern =
        "[doctest] test cases: {_}{d} |{_}{d} passed{_}|{_}{d} failed{_}|"
    private static let name: LinePattern = "TEST CASE:  {+}"
    private static let place: LinePattern = "{+}:{d}: {ERROR|FATAL ERROR}: {*}"
    private static let otherPlace: LinePattern = "{+}({d}): {ERROR|FATAL ERROR}: {*}"
    private static let time: LinePattern = "{n} s: {+}"

    private var current: String?
    /// The test cases that printed something, in order.
    private var named: [String] = []
    private var times: [(id: String, seconds: Double?)] = []

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
            start(match[0])
            return
        }
        if line.hasPrefix("SCENARIO:") || line.hasPrefix("  Scenario:") {
            start(line.text(from: 0))
            return
        }
        if line.contains(" s: "), let match = Self.time.match(line) {
            times.append((match[1], match.number(0)))
            return
        }
        guard let current else { return }
        if let status = Self.judgement(of: line) {
            if status == .failed {
                if !run.has(current) { run.add(current, .failed, message: line.trimmed) }
            } else {
                run.put(current, status)
            }
        } else if let match = Self.place.match(line) ?? Self.otherPlace.match(line) {
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

    private mutating func start(_ id: String) {
        if current != id { named.append(id) }
        current = id
    }

    /// What a line says of the test case as a whole, which is expected or allowed to fail.
    private static func judgement(of line: LogLine) -> TestStatus? {
        switch line.trimmed {
        case "Allowed to fail so marking it as not failed": .passed
        case "Failed as expected so marking it as not failed": .xfailed
        case "Should have failed but didn't! Marking it as failed!": .failed
        case let text where text.hasPrefix("Failed exactly ") && text.hasSuffix("not failed!"):
            .xfailed
        case let text where text.hasPrefix("Didn't fail exactly "): .failed
        case let text where text.hasPrefix("Test case exceeded time limit of "): .failed
        default: nil
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard var declared = run.declared else { return }
        for (id, seconds) in times {
            run.update(id) { $0.durationSeconds = seconds }
        }
        // Where all failures are named, the other test cases that are named passed.
        if RunBuilder.count(run.tests).failed == declared.failed {
            for id in named where !run.has(id) { run.add(id, .passed) }
            if times.count == declared.passed + declared.failed {
                for (id, seconds) in times where !run.has(id) {
                    run.add(id, .passed, seconds: seconds)
                }
            }
        }
        let counted = RunBuilder.count(run.tests)
        // The summary counts them as passed.
        declared.xfailed = min(counted.xfailed, declared.passed)
        declared.passed -= declared.xfailed
        run.counts = declared
        run.namesComplete = counted.total >= declared.total
        if declared.passed + declared.failed == 0, declared.xfailed == 0, run.state == nil {
            run.state = .noTests
        }
    }
}
