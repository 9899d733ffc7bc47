/// Reads RackUnit's text interface, which names the tests that fail.
struct RackUnitReader: TestLogReader {
    static let framework: TestFramework = "rackunit"
    static let signs = LineSigns(heads: ["--------------------"], parts: [" success(es) "])

    private static let total: LinePattern =
        "{d} success(es) {d} failure(s) {d} error(s) {d} test(s) run"

    private var isOpen = false
    private var name: String?
    private var current: String?

    init() {}

    var needsEveryLine: Bool { isOpen }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("--------------------"), line.text(from: 20).isEmpty {
            isOpen = !isOpen
            name = nil
            current = nil
            return
        }
        if line.first?.isASCIIDigit == true, let match = Self.total.match(line) {
            run.claim(90)
            run.isComplete = true
            var counts = run.declared ?? TestCounts()
            counts.passed += match.integer(0)
            counts.failed += match.integer(1)
            counts.errored += match.integer(2)
            run.declared = counts
            isOpen = false
            return
        }
        guard isOpen, !line.isBlank else { return }
        if let current {
            run.addMessage(line.text(from: 0), to: current)
        } else if let name, line.text == "FAILURE" || line.text == "ERROR" {
            run.claim(20)
            run.add(name, line.text == "FAILURE" ? .failed : .errored)
            current = name
        } else {
            name = line.trimmed
        }
    }
}
