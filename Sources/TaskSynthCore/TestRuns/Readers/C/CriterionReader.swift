/// Reads Criterion, the framework for C and C++.
struct CriterionReader: TestLogReader {
    static let framework: TestFramework = "criterion"
    static let signs = LineSigns(heads: [
        "[====] ", "[RUN ] ", "[----] ", "[PASS] ", "[FAIL] ", "[SKIP] ",
    ])

    private static let result: LinePattern = "[{PASS|FAIL|SKIP}] {w}: {...}"
    private static let begin: LinePattern = "[====] Running {d} {test|tests} from {+}:"
    private static let end: LinePattern =
        "[====] Synthesis: Tested: {d} | Passing: {d} | Failing: {d} | Crashing: {d}"
    private static let started: LinePattern = "[RUN ] {w}"
    private static let place: LinePattern = "[----] {w}:{d}: {+}"
    private static let time: LinePattern = "({n}s)"

    private var messages: [String] = []
    private var file: String?
    private var line: Int?
    private var running: String?
    /// The tests that have begun, where a verbose run says so.
    private var begun: Set<String> = []
    private var saysBegun = false

    init() {}

    var needsEveryLine: Bool { saysBegun }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard line.bytes.first == UInt8(ascii: "[") else {
            // What a test prints can end without a line feed.
            if let place = line.findLast("[RUN ] ") {
                begin(line.text(from: place + 7))
            }
            return
        }
        if line.hasPrefix("[====] ") {
            if Self.begin.match(line) != nil {
                run.claim(90)
            } else if let match = Self.end.match(line) {
                run.claim(95)
                let skipped = run.tests.count { $0.status == .skipped }
                // Those that crash are among those that fail.
                let crashed = min(match.integer(2), match.integer(3))
                run.declared = TestCounts(
                    passed: match.integer(1), failed: match.integer(2) - crashed,
                    errored: crashed, skipped: skipped)
                run.isComplete = true
            }
            return
        }
        if let match = Self.started.match(line) {
            begin(match[0])
            return
        }
        if line.hasPrefix("[----] ") {
            if line.contains("Criterion v") { run.claim(90) }
            if let match = Self.place.match(line), file == nil {
                file = match[0]
                self.line = match.integer(1)
                messages.append(match[2])
            } else {
                messages.append(line.text(from: 7).trimmingBlanks())
            }
            return
        }
        if let match = Self.result.match(line) { end(match, &run) }
    }

    private mutating func begin(_ id: String) {
        running = id
        begun.insert(id)
        saysBegun = true
        messages = []
        file = nil
    }

    private mutating func end(_ match: LineMatch, _ run: inout RunBuilder) {
        let id = match[1]
        // A test can print what another one would say.
        guard begun.contains(id) || !saysBegun || match[0] == "SKIP" else { return }
        var result = TestResult(id: id, status: .passed)
        result.durationSeconds = Self.time.match(LogLine(match[2])).flatMap { $0.number(0) }
        switch match[0] {
        case "FAIL":
            result.status = match[2].hasPrefix("CRASH!") ? .errored : .failed
            result.message = messages.joined(separator: "\n")
            result.file = file
            result.line = line
        case "SKIP":
            result.status = .skipped
            result.message = match[2]
        default: break
        }
        run.add(result)
        running = nil
        messages = []
        file = nil
    }

    /// Reads the name of a test in its TAP, which has the time behind it.
    static func readTAP(_ result: inout TestResult) {
        if let name = result.id.before(" unexpected signal after ") {
            result.id = name
            result.status = .errored
            return
        }
        guard let place = result.id.range(ofLast: " ("),
            let match = time.match(LogLine(String(result.id[place.lowerBound...].dropFirst())))
        else { return }
        result.durationSeconds = match.number(0)
        var name = String(result.id[..<place.lowerBound])
        for end in [" timed out", " "] where name.hasSuffix(end) {
            name.removeLast(end.count)
            break
        }
        result.id = name
    }

    mutating func finish(_ run: inout RunBuilder) { run.suspect = running }
}
