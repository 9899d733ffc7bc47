/// Reads Catch2.
struct Catch2Reader: TestLogReader {
    static let framework: TestFramework = "catch2"
    static let signs = LineSigns(
        heads: [
            "----------------------------------------------------------------------",
            "test cases: ", "All tests passed (", "No test cases matched", "No tests ran",
            "Randomness seeded to: ", "Failed ",
        ], parts: [" host application.", "0 s: "])

    private static let summary: LinePattern = "test cases: {_}{d} | {...}"
    private static let allPassed: LinePattern =
        "All tests passed ({d} {assertion|assertions} in {d} {test case|test cases}){*}"
    private static let compactFailed: LinePattern =
        "Failed {d} {test case|test cases}, failed {d} {assertion|assertions}."
    private static let compactPassed: LinePattern =
        "Passed {all |both |}{d} test {case|cases} with {d} {assertion|assertions}."
    private static let duration: LinePattern = "{n} s: {+}"
    private static let host: LinePattern = "{+} is a Catch{*} v{w} host application."
    private static let seed: LinePattern = "Randomness seeded to: {d}"
    private static let place: LinePattern = "{+}:{d}: {FAILED|SKIPPED}:"
    private static let passing: LinePattern = "{+}:{d}: PASSED:"

    private var durations: [(String, Double)] = []
    private var isAfterRule = false
    private var header: [String] = []
    private var isHeader = false
    private var current: String?
    private var isHost = false
    private var lastWasRule = false
    /// The test cases that printed a check that holds, in order.
    private var passing: [String] = []
    private var counts: TestCounts?
    private var passedAll: Int?

    init() {}

    var needsEveryLine: Bool { isHeader || current != nil }

    func isAtEnd(_ run: RunBuilder) -> Bool { run.isComplete || passedAll != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.bytes.first else { return }
        if Self.isRule(line, UInt8(ascii: "-")) {
            if isHeader {
                isHeader = false
                current = Self.name(of: header)
            } else {
                isHeader = true
                header = []
            }
            return
        }
        if isHeader {
            if header.count < 10 { header.append(line.text(from: 0)) }
            if header.count > 8 { isHeader = false }
            return
        }
        switch first {
        case UInt8(ascii: "t"):
            if line.hasPrefix("test cases: "), let match = Self.summary.match(line) {
                readSummary(match, &run)
                return
            }
        case UInt8(ascii: "A"):
            // A test can print it, too; it is not so once one has failed.
            if let match = Self.allPassed.match(line), run.tests.isEmpty {
                passedAll = match.integer(2)
                return
            }
        case UInt8(ascii: "N"):
            if line.hasPrefix("No test cases matched") || line.hasPrefix("No tests ran") {
                run.claim(40)
                run.state = .noTests
                return
            }
        case UInt8(ascii: "R"):
            if let match = Self.seed.match(line) {
                run.seed = match[0]
                run.claim(40)
            }
        case UInt8(ascii: "F"):
            if let match = Self.compactFailed.match(line) {
                run.claim(40)
                run.isComplete = true
                run.namesComplete = false
                counts = TestCounts(failed: match.integer(0))
                return
            }
        default: break
        }
        if line.contains(" host application."), Self.host.match(line) != nil {
            isHost = true
            run.claim(80)
            return
        }
        if first.isASCIIDigit, line.contains(" s: "), let match = Self.duration.match(line) {
            durations.append((match[1], match.number(0) ?? 0))
            return
        }
        guard let current else { return }
        if line.hasSuffix(": PASSED:"), Self.passing.match(line) != nil {
            if passing.last != current { passing.append(current) }
            return
        }
        if line.hasSuffix(": FAILED:"), let match = Self.place.match(line) {
            if !run.has(current) { run.add(current, .failed) }
            run.update(current) {
                if $0.file == nil {
                    $0.file = match[0]
                    $0.line = match.integer(1)
                }
            }
        } else if run.has(current) {
            if run.result(current)?.message == nil { run.addMessage(line.trimmed, to: current) }
            run.addOutput(line.text(from: 0), to: current)
        }
    }

    /// The name of the test case in a header, which is wrapped at 80 columns; sections follow it,
    /// two columns to the right.
    private static func name(of header: [String]) -> String? {
        guard var name = header.first else { return nil }
        // The lines that follow a name with a colon stand below what follows the colon.
        let hang = name.range(of: ": ").map {
            name.utf8.distance(from: name.startIndex, to: $0.upperBound)
        }
        for line in header.dropFirst() {
            let indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
            guard indent == hang ?? 0, name.utf8.count > 40 else { break }
            name += " " + line.drop { $0 == " " }
        }
        return name
    }

    static func isRule(_ line: LogLine, _ sign: UInt8) -> Bool {
        line.bytes.count >= 70 && line.bytes.count <= 80 && line.bytes.allSatisfy { $0 == sign }
    }

    private mutating func readSummary(_ match: LineMatch, _ run: inout RunBuilder) {
        var counts = TestCounts()
        for part in match[1].split(separator: "|") {
            let words = part.split(separator: " ")
            guard words.count >= 2, let number = LogNumber.count(words[0]) else { return }
            switch words[1...].joined(separator: " ") {
            case "passed": counts.passed += number
            case "failed": counts.failed += number
            case "failed as expected": counts.xfailed += number
            case "skipped": counts.skipped += number
            default: return
            }
        }
        // A line that is cut says less.
        guard counts.total == match.integer(0) else { return }
        run.claim(85)
        run.isComplete = true
        self.counts = counts
    }

    mutating func finish(_ run: inout RunBuilder) {
        if counts == nil, let passedAll, isHost || !durations.isEmpty || run.seed != nil {
            counts = TestCounts(passed: passedAll)
            run.isComplete = true
            run.claim(60)
        } else if counts == nil, let passedAll, run.state == nil {
            counts = TestCounts(passed: passedAll)
            run.isComplete = true
            run.claim(20)
        }
        guard let counts else { return }
        run.counts = counts
        // Where all failures are named, the other test cases that are named passed.
        if RunBuilder.count(run.tests).failed == counts.failed + counts.xfailed {
            for name in passing where !run.has(name) { run.add(name, .passed) }
        }
        nameByDurations(counts, &run)
        let named = RunBuilder.count(run.tests)
        run.namesComplete = named.total >= counts.total
        if counts.xfailed > 0, named.failed == counts.failed + counts.xfailed {
            run.namesComplete = false
        }
    }

    /// With times of all cases and sections, those that are no sections are the cases.
    private func nameByDurations(_ counts: TestCounts, _ run: inout RunBuilder) {
        guard durations.count >= counts.total, counts.xfailed == 0 else { return }
        guard durations.count == counts.total else { return }
        for (name, seconds) in durations {
            if run.has(name) {
                run.update(name) { $0.durationSeconds = seconds }
            } else {
                run.add(name, .passed, seconds: seconds)
            }
        }
    }
}
