/// Reads a test suite of Autotest, which Autoconf makes.
struct AutotestReader: TestLogReader {
    static let framework: TestFramework = "autotest"
    static let signs = LineSigns(heads: ["## "])

    private static let result: LinePattern =
        "{_}{d}: {+}{s}{ok|FAILED|skipped|expected failure|UNEXPECTED PASS}{*}"
    private static let ran: LinePattern = "{*}{d} {test|tests} {was|were|behaved}{*}"

    private var seen: Set<Int> = []
    private var isHeader = false
    private var isAtEnd = false

    init() {}

    var needsEveryLine: Bool { isHeader }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("## "), line.hasSuffix(" ##") {
            if line.contains(" test suite") {
                run.claim(50)
                isHeader = true
            } else if line.contains("## Test results. ##") {
                run.claim(90)
                isAtEnd = true
            }
            return
        }
        guard isHeader else { return }
        if isAtEnd {
            if Self.ran.match(line) != nil { run.isComplete = true }
        } else if let match = Self.result.match(line),
            seen.insert(match.integer(0)).inserted
        {
            // Tests that run side by side come in any order, but not with a number twice.
            record(match, &run)
        }
    }

    private func record(_ match: LineMatch, _ run: inout RunBuilder) {
        let status: TestStatus =
            switch match[2] {
            case "ok": .passed
            case "FAILED": .failed
            case "skipped": .skipped
            case "expected failure": .xfailed
            default: .xpassed
            }
        let place = match[3].after("(")?.before(")")
        run.add(match[1].trimmingBlanks(), status)
        guard let place, let name = place.beforeLast(":"),
            let number = place.afterLast(":").flatMap({ LogNumber.count($0) }), number > 0
        else { return }
        run.update(match[1].trimmingBlanks()) {
            $0.file = name
            $0.line = number
        }
    }
}
