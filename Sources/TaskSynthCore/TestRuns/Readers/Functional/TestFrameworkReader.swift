/// Reads test-framework, for Haskell: a tree, and a table of counts below it.
struct TestFrameworkReader: TestLogReader {
    static let framework: TestFramework = "test-framework"
    static let signs = LineSigns(
        starts: ["Properties  ", "Test Cases  "], parts: [": [OK", ": [Failed"], tails: [":"])

    private static let result: LinePattern = "{_}{+}: [{OK|Failed}{*}]"
    private static let row: LinePattern = " {Passed|Failed|Total}{s}{+}"

    private var stack = TitleStack()
    private var isTable = false
    private var counts = TestCounts()
    private var current: String?

    init() {}

    var needsEveryLine: Bool { isTable || current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.startsWith("Properties  ") || line.startsWith("Test Cases  ") {
            guard !run.tests.isEmpty, line.hasSuffix("Total") || line.trimmed.hasSuffix("Total")
            else { return }
            isTable = true
            current = nil
        } else if isTable {
            readRow(line, &run)
        } else if let match = Self.result.match(line) {
            stack.leave(line.indent)
            let id = stack.path(match[0], separator: " > ")
            run.add(id, match[1] == "OK" ? .passed : .failed)
            current = match[1] == "OK" ? nil : id
        } else if line.hasSuffix(":"), line.indent % 2 == 0, !line.contains(": ") {
            current = nil
            stack.enter(line.trimmed.dropping(suffix: ":"), indent: line.indent)
        } else if let current, !line.isBlank {
            run.addMessage(line.trimmed, to: current)
        }
    }

    private mutating func readRow(_ line: LogLine, _ run: inout RunBuilder) {
        guard let match = Self.row.match(line),
            let number = match[1].split(separator: " ").last.flatMap({ LogNumber.count($0) })
        else {
            isTable = false
            return
        }
        switch match[0] {
        case "Passed": counts.passed = number
        case "Failed": counts.failed = number
        default:
            run.claim(85)
            run.isComplete = true
            run.declared = counts
            isTable = false
        }
    }
}
