/// Reads CUnit's basic interface.
struct CUnitReader: TestLogReader {
    static let framework: TestFramework = "cunit"
    static let signs = LineSigns(
        heads: ["Suite: ", "Run Summary:"], starts: ["Test: "], parts: ["CUnit - A "])

    private static let suite: LinePattern = "Suite: {+}"
    private static let test: LinePattern = "{_}Test: {+} ...{*}{passed|FAILED}"
    private static let place: LinePattern = "{_}{d}. {+}:{d} {_}- {+}"

    private var suite: String?
    private var current: String?

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.contains("CUnit - A ") {
            run.claim(90)
        } else if let match = Self.suite.match(line) {
            suite = match[0]
        } else if line.startsWith("Test: "), let match = Self.test.match(line) {
            let id = ((suite.map { [$0] } ?? []) + [match[0]]).joined(separator: " > ")
            run.add(id, match[2] == "passed" ? .passed : .failed)
            current = id
        } else if line.hasPrefix("Run Summary:") {
            run.isComplete = true
            run.claim(40)
            current = nil
        } else if let current, let match = Self.place.match(line) {
            run.update(current) {
                $0.message = $0.message ?? match[3]
                $0.file = $0.file ?? match[1]
                $0.line = $0.line ?? match.integer(2)
            }
        }
    }
}
