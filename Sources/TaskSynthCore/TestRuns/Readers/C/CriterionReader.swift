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
    private var crashed: Set<String> = []

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard line.bytes.first == UInt8(ascii: "[") else { return }
        if line.hasPrefix("[====] ") {
            if Self.begin.match(line) != nil {
                run.claim(90)
            } else if let match = Self.end.match(line) {
                run.claim(95)
                let skipped = run.tests.count { $0.status == .skipped }
                run.declared = TestCounts(
                    passed: match.integer(1), failed: match.integer(2), errored: match.integer(3),
                    skipped: skipped)
                run.isComplete = true
            }
            return
        }
        if let match = Self.started.match(line) {
            running = match[0]
            messages = []
            file = nil
            return
        }
        if line.hasPrefix("[----] ") {
            if line.contains("Criterion v") { run.claim(90) }
            if line.contains("Unexpected signal") || line.contains("CRASH!") {
                if let running { crashed.insert(running) }
            }
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

    private mutating func end(_ match: LineMatch, _ run: inout RunBuilder) {
        let id = match[1]
        var result = TestResult(id: id, status: .passed)
        result.durationSeconds = Self.time.match(LogLine(match[2])).flatMap { $0.number(0) }
        switch match[0] {
        case "FAIL":
            result.status = crashed.contains(id) ? .errored : .failed
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

    mutating func finish(_ run: inout RunBuilder) { run.suspect = running }
}
