/// Reads ScalaTest under sbt, or alone.
struct ScalaTestReader: TestLogReader {
    static let framework: TestFramework = "scalatest"
    static let signs = LineSigns(
        parts: ["Compilation failed", "Tests: succeeded ", "Run completed in "], tails: [":"])

    private static let counts: LinePattern =
        "Tests: succeeded {d}, failed {d}, canceled {d}, ignored {d}, pending {d}"
    private static let duration: LinePattern = "Run completed in {+}."
    private static let suite: LinePattern = "{w}:"
    private static let aborted: LinePattern = "{+} *** ABORTED ***{*}"

    private var stack = TitleStack()
    private var suite: String?
    private var current: String?
    private var hasCompileError = false

    init() {}

    var needsEveryLine: Bool { suite != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let (tag, line) = Self.untagged(line) {
            read(line, of: tag, into: &run)
        } else {
            read(line, of: nil, into: &run)
        }
    }

    private mutating func read(_ line: LogLine, of tag: String?, into run: inout RunBuilder) {
        if line.isBlank { return }
        if tag == "error", line.text.contains("Compilation failed") {
            hasCompileError = true
            run.claim(40)
        }
        if line.hasPrefix("Tests: succeeded "), let match = Self.counts.match(line) {
            run.claim(90)
            var counts = run.declared ?? TestCounts()
            counts.passed += match.integer(0)
            counts.failed += match.integer(1)
            counts.skipped += match.integer(2) + match.integer(3) + match.integer(4)
            run.declared = counts
            run.isComplete = true
            return
        }
        if line.hasPrefix("Run completed in "), let match = Self.duration.match(line) {
            run.claim(60)
            run.durationSeconds = match[0].components(separatedBy: ", ").reduce(0) {
                $0 + (LogNumber.seconds(of: $1) ?? 0)
            }
            suite = nil
            return
        }
        if tag == "success" || tag == "warn" { return }
        if line.indent == 0,
            line.hasSuffix(" *** ABORTED ***") || line.contains(" *** ABORTED *** ")
        {
            suite = nil
            return
        }
        if line.indent == 0, let match = Self.suite.match(line) {
            suite = match[0]
            stack.clear()
            return
        }
        guard let suite else { return }
        if line.startsWith("- ") {
            readTest(line, suite, &run)
        } else if let current, line.indent >= 2, run.result(current)?.status == .failed,
            line.indent > lastIndent
        {
            if run.result(current)?.message == nil { run.addMessage(line.trimmed, to: current) }
            run.addOutput(line.text(from: 0), to: current)
        } else {
            current = nil
            stack.enter(line)
        }
    }

    private var lastIndent = 0

    /// The word in brackets before a line of sbt, and the line behind it.
    static func untagged(_ line: LogLine) -> (tag: String, line: LogLine)? {
        guard line.bytes.first == UInt8(ascii: "["),
            let close = line.find("]"), close <= 8
        else { return nil }
        let tag = String(decoding: line.bytes[1..<close], as: UTF8.self)
        guard ["info", "error", "warn", "success", "debug"].contains(tag) else {
            return nil
        }
        let start = min(close + 2, line.bytes.count)
        return (tag, LogLine(bytes: Array(line.bytes[start...])))
    }

    private mutating func readTest(_ line: LogLine, _ suite: String, _ run: inout RunBuilder) {
        // Details of a failure may begin with a dash: they are deeper than the test.
        if let current, line.indent > lastIndent, run.result(current)?.status == .failed { return }
        stack.leave(line.indent + 1)
        var text = line.text(from: line.indent + 2)
        var status = TestStatus.passed
        for (sign, meaning) in [
            (" *** FAILED ***", TestStatus.failed), (" !!! IGNORED !!!", .skipped),
            (" !!! CANCELED !!!", .skipped), (" (pending)", .skipped),
        ] {
            if let place = text.range(ofLast: sign) {
                let after = String(text[place.upperBound...])
                text = text[..<place.lowerBound] + after
                status = meaning
                break
            }
        }
        let timed = CheckMark.time(of: text, inBrackets: true)
        while let last = stack.levels.last, last.indent > line.indent { stack.leave(last.indent) }
        let id = stack.path(timed.name, separator: " > ", after: suite)
        run.claim(15)
        run.add(id, status, seconds: timed.seconds)
        current = id
        lastIndent = line.indent
    }

    mutating func finish(_ run: inout RunBuilder) {
        if hasCompileError, run.tests.isEmpty { run.state = .buildError }
    }
}
