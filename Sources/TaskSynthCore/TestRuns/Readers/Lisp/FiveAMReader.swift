/// Reads FiveAM, a framework for Common Lisp: the letters behind a test are its checks.
struct FiveAMReader: TestLogReader {
    static let framework: TestFramework = "fiveam"
    static let signs = LineSigns(
        starts: ["Running test ", "Did 0"])

    private static let test: LinePattern = "{_}Running test {w}{*}"
    private static let total: LinePattern = "{_}Did {d} {check|checks}."

    private var name: String?
    private var letters = ""
    private var details: String?

    init() {}

    var needsEveryLine: Bool { name != nil || details != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.startsWith("Running test suite ") {
            end(&run)
        } else if let match = Self.test.match(line) {
            end(&run)
            name = match[0]
            letters = Self.letters(of: match[1])
        } else if let match = Self.total.match(line) {
            end(&run)
            run.claim(match.integer(0) > 0 && !run.tests.isEmpty ? 90 : 15)
            run.isComplete = true
            details = ""
        } else if name != nil {
            letters += Self.letters(of: line.text)
        } else if let current = details {
            readDetail(line, current, &run)
        }
    }

    /// The letters at the end of a text: what stands before them is the output of the test.
    private static func letters(of text: String) -> String {
        String(text.reversed().prefix { ".fXs".contains($0) }.reversed())
    }

    private mutating func end(_ run: inout RunBuilder) {
        guard let name else { return }
        self.name = nil
        let status: TestStatus =
            letters.contains("X")
            ? .errored
            : letters.contains("f")
                ? .failed : letters.contains("s") && !letters.contains(".") ? .skipped : .passed
        run.claim(12)
        run.add(name, status)
    }

    /// Reads ` BREAKS in BARN []: ` and what is said below it.
    private mutating func readDetail(_ line: LogLine, _ current: String, _ run: inout RunBuilder) {
        if line.indent == 1, line.hasSuffix("]: ") || line.hasSuffix("]:") {
            let text = line.trimmed
            details = text.before(" in ") ?? text.before(" [") ?? ""
        } else if line.indent >= 6, run.has(current) {
            run.addMessage(line.trimmed, to: current)
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        if !run.isComplete { run.suspect = name }
    }
}
