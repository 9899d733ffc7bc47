/// Reads Buttercup, a framework for Emacs Lisp.
struct ButtercupReader: TestLogReader {
    static let framework: TestFramework = "buttercup"
    static let signs = LineSigns(
        heads: ["Running 0", "Ran 0", "========================================"])

    private static let begin: LinePattern = "Running {d} {spec|specs}."
    private static let someOf: LinePattern = "Running {d} out of {d} specs."
    private static let end: LinePattern = "Ran {*}{d} {spec|specs}, {d} failed, in {+}."
    private static let timed: LinePattern = "{_}{+} ({t})"

    private var isRunning = false
    private var isInDetails = false
    private var stack = TitleStack()
    private var current: String?
    /// The name that stood on the line while the spec was running.
    private var opened: String?

    init() {}

    var needsEveryLine: Bool { isRunning }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if Self.begin.match(line) != nil || Self.someOf.match(line) != nil {
            run.claim(60)
            isRunning = true
            isInDetails = false
            run.isComplete = false
        } else if isRunning, let match = Self.end.match(line) {
            run.claim(90)
            run.isComplete = true
            isRunning = false
            run.durationSeconds = LogNumber.seconds(of: match[4])
        } else if isRunning, line.hasPrefix("====================") {
            isInDetails = true
            current = nil
        } else if isInDetails {
            readDetail(line, &run)
        } else if isRunning, line.isOverwritten {
            opened = line.trimmed
        } else if isRunning, !line.isBlank {
            readSpec(line, &run)
            opened = nil
        }
    }

    private mutating func readSpec(_ line: LogLine, _ run: inout RunBuilder) {
        guard line.indent > 0, let match = Self.timed.match(line) else {
            stack.enter(line)
            return
        }
        stack.leave(line.indent)
        var name = match[0]
        var status = TestStatus.passed
        var message: String?
        for (word, meaning) in [
            ("  FAILED", TestStatus.failed), ("  PENDING", .skipped),
            ("  !! CANCELLED !!", .skipped),
        ] {
            guard let place = name.range(ofLast: word) else { continue }
            let rest = name[place.upperBound...].trimmingBlanks()
            message = rest.isEmpty ? nil : rest
            name = String(name[..<place.lowerBound])
            status = meaning
            break
        }
        if status == .passed, let opened, name.hasPrefix(opened + "  ") {
            // In colour a failure has what it says in the place of the word.
            message = name.dropping(prefix: opened).trimmingBlanks()
            name = opened
            status = .failed
        }
        run.claim(20)
        run.add(
            stack.path(name, separator: " "), status, seconds: match.seconds(1), message: message)
    }

    private mutating func readDetail(_ line: LogLine, _ run: inout RunBuilder) {
        guard !line.isBlank else { return }
        if current == nil {
            current = line.trimmed
        } else if let current, line.hasPrefix("FAILED: ") || line.hasPrefix("error: ") {
            run.addMessage(line.text.dropping(prefix: "FAILED: "), to: current)
            if line.hasPrefix("error: ") { run.update(current) { $0.status = .errored } }
        }
    }
}
