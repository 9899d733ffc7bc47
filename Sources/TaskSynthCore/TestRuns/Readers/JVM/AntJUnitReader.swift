/// Reads the JUnit task of Ant.
struct AntJUnitReader: TestLogReader {
    static let framework: TestFramework = "ant-junit"
    static let signs = LineSigns(heads: ["BUILD SUCCESSFUL", "BUILD FAILED"], starts: ["[junit] "])

    private static let suite: LinePattern = "{_}[junit] Testsuite: {+}"
    private static let test: LinePattern = "{_}[junit] Testcase: {+} took {n} sec"
    private static let running: LinePattern = "{_}[junit] Running {w}"

    private var suite: String?
    private var current: String?
    private var isAfterWord = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("BUILD SUCCESSFUL") || line.hasPrefix("BUILD FAILED") {
            run.isComplete = true
            return
        }
        guard line.startsWith("[junit] ") else { return }
        if let match = Self.suite.match(line) {
            run.claim(80)
            suite = match[0]
            current = nil
            return
        }
        if let match = Self.test.match(line) {
            // A failure of a whole class is one of a suite, in the words of its reports.
            let id =
                suite.map { ($0 == match[0] ? "junit.framework.TestSuite" : $0) + "." + match[0] }
                ?? match[0]
            run.claim(80)
            if id == current, run.result(id)?.status == .skipped {
                // A failed assumption is printed once more when the test ends.
                current = nil
                return
            }
            run.add(id, .passed, seconds: match.number(1))
            current = id
            return
        }
        guard let current else { return }
        let text = line.text(from: line.indent + 8).trimmingBlanks()
        switch text {
        case "FAILED":
            run.update(current) { $0.status = .failed }
            isAfterWord = true
        case "Caused an ERROR":
            run.update(current) { $0.status = .errored }
            isAfterWord = true
        case _ where text == "SKIPPED" || text.hasPrefix("SKIPPED:"):
            run.update(current) { $0.status = .skipped }
        case _ where isAfterWord:
            run.addMessage(text, to: current)
            isAfterWord = false
        default: if run.result(current)?.status != .passed { run.addOutput(text, to: current) }
        }
    }
}
