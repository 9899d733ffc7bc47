/// Reads `deno test`: a test with steps is one test.
struct DenoTestReader: TestLogReader {
    static let framework: TestFramework = "deno-test"
    static let signs = LineSigns(
        heads: ["running ", "------- output -------", "ok | ", "FAILED | ", "error: "],
        starts: ["ERRORS"], parts: [" => ", " ... "], tails: ["----- output end -----"])

    private static let begin: LinePattern = "running {d} {test|tests} from {+}"
    private static let result: LinePattern = "{+} ... {ok|FAILED|ignored|cancelled}{*} ({t})"
    private static let total: LinePattern = "{ok|FAILED} | {d} passed{*} | {d} failed{*} ({t})"
    private static let problem: LinePattern = "{+} => {+}:{d}:{d}"

    private var file: String?
    private var left = 0
    private var isOutput = false
    private var current: String?
    private var isInErrors = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard line.indent == 0, !line.isBlank else {
            if line.startsWith("ERRORS") { isInErrors = true }
            return
        }
        if line.hasPrefix("------- output -------") {
            isOutput = true
        } else if line.hasSuffix("----- output end -----") {
            isOutput = false
        } else if let match = Self.total.match(line) {
            run.claim(90)
            run.isComplete = true
            var counts = TestCounts(passed: match.integer(1), failed: match.integer(3))
            counts.skipped =
                match[4].after("| ")?.before(" ignored").flatMap { LogNumber.count($0) } ?? 0
            run.declared = counts
            run.durationSeconds = match.seconds(5)
        } else if isOutput {
            return
        } else if let match = Self.begin.match(line) {
            run.claim(40)
            file = match[2]
            left = match.integer(0)
        } else if isInErrors {
            readError(line, &run)
        } else if line.bytes.last == UInt8(ascii: ")"), let match = Self.result.match(line) {
            readResult(match, &run)
        }
    }

    private mutating func readResult(_ match: LineMatch, _ run: inout RunBuilder) {
        // Files that run side by side stand on the line of each test.
        let parts = match[0].components(separatedBy: " => ")
        if parts.count == 2, left == 0, !parts[1].contains(" ... ") {
            let status = Self.status(match[1])
            run.add("\(parts[0]) > \(parts[1])", status, seconds: match.seconds(3))
        } else if left > 0, let file {
            left -= 1
            run.add("\(file) > \(match[0])", Self.status(match[1]), seconds: match.seconds(3))
        }
    }

    private static func status(_ word: String) -> TestStatus {
        switch word {
        case "ok": .passed
        case "FAILED": .failed
        case "ignored": .skipped
        default: .errored
        }
    }

    private mutating func readError(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.problem.match(line) {
            current = "\(match[1]) > \(match[0].before(" ... ") ?? match[0])"
            guard let current, run.result(current)?.line == nil else { return }
            run.update(current) {
                $0.file = match[1]
                $0.line = match.integer(2)
            }
        } else if let current, line.hasPrefix("error: ") {
            run.addMessage(line.text.dropping(prefix: "error: "), to: current)
            self.current = nil
        }
    }
}
