/// Reads tasty, the framework for Haskell.
struct TastyReader: TestLogReader {
    static let framework: TestFramework = "tasty"
    static let signs = LineSigns()

    private static let result: LinePattern = "{_}{+}:{s}{OK|FAIL|IGNORED}{*}"
    private static let expected: LinePattern = "{_}{+}:{s}{FAIL (expected)|PASS (unexpected)}{*}"
    private static let allPassed: LinePattern = "All {d} tests passed{*}"
    private static let someFailed: LinePattern = "{d} out of {d} tests failed{*}"

    private static let words: [StaticString] = ["OK", "FAIL", "IGNORED"]

    private var stack = TitleStack()
    private var current: String?
    private var depth = 0

    init() {}

    var needsEveryLine: Bool { true }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.isBlank { return }
        if line.indent == 0, let match = Self.allPassed.match(line) {
            run.claim(75)
            run.isComplete = true
            run.declared = TestCounts(passed: match.integer(0))
            return
        }
        if line.indent == 0, line.bytes[0].isASCIIDigit, let match = Self.someFailed.match(line) {
            run.claim(75)
            run.isComplete = true
            run.declared = TestCounts(
                passed: match.integer(1) - match.integer(0), failed: match.integer(0))
            return
        }
        if line.contains("(expected)") || line.contains("(unexpected)"),
            let match = Self.expected.match(line)
        {
            stack.leave(line.indent)
            run.add(
                stack.path(match[0], separator: " > "),
                match[1].hasPrefix("FAIL") ? .xfailed : .xpassed)
            return
        }
        if line.contains(": "), Self.words.contains(where: { line.contains($0) }),
            let match = Self.result.match(line), line.indent > 0,
            match[2].isEmpty || match[2].hasPrefix(" (")
        {
            stack.leave(line.indent)
            let id = stack.path(match[0], separator: " > ")
            let seconds = match[2].after("(")?.before(")").flatMap(LogNumber.seconds)
            let status: TestStatus =
                match[1] == "OK" ? .passed : match[1] == "FAIL" ? .failed : .skipped
            run.add(id, status, seconds: seconds)
            current = match[1] == "OK" ? nil : id
            depth = line.indent
            return
        }
        if let current, line.indent > depth {
            run.addMessage(line.trimmed, to: current)
        } else {
            current = nil
            stack.enter(line)
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        // It counts as passed what it does not run, and what fails as expected.
        let named = TestCounts(of: run.tests)
        if let declared = run.declared, declared.total == named.total,
            declared.failed == named.failed + named.xpassed
        {
            run.counts = named
        }
    }
}
