/// Reads shUnit2: the name of a test, and what it asserts below it.
struct ShUnit2Reader: TestLogReader {
    static let framework: TestFramework = "shunit2"
    static let signs = LineSigns(heads: ["Ran ", "OK", "FAILED", "ASSERT:", "shunit2:", "test"])

    private static let ran: LinePattern = "Ran {d} {test|tests}."
    private static let end: LinePattern = "{FAILED|OK}{*})"

    private var names: [String] = []
    private var failed: [String: String] = [:]
    private var total: Int?
    private var skipped = 0

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.indent > 0 { return }
        if let match = Self.ran.match(line) {
            total = match.integer(0)
            run.claim(35)
            return
        }
        if total != nil, line.text == "OK" { run.isComplete = true }
        if total != nil, let match = Self.end.match(line) {
            run.isComplete = true
            if let text = match[1].after("skipped=") {
                skipped = Int(text.prefix { $0.isNumber }) ?? 0
            }
            return
        }
        if line.hasPrefix("ASSERT:") || line.hasPrefix("shunit2:") {
            run.claim(50)
            if let name = names.last, failed[name] == nil || failed[name]?.isEmpty == true {
                failed[name] = line.text.dropping(prefix: "ASSERT:")
            }
            return
        }
        let text = line.text(from: 0)
        if text.hasPrefix("test"),
            text.utf8.allSatisfy({
                $0.isASCIIDigit || $0 == 0x5F || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
            })
        {
            names.append(text)
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard run.claim > 0, run.isComplete || !names.isEmpty else { return }
        var left = skipped
        for name in names {
            if let message = failed[name] {
                run.add(name, .failed, message: message)
            } else if left > 0, name.lowercased().contains("skip") {
                left -= 1
                run.add(name, .skipped)
            } else {
                run.presume(name, .passed)
            }
        }
        guard let total, left > 0 else { return }
        // Which of the tests was skipped is not said.
        run.counts = TestCounts(
            passed: max(0, total - failed.count - skipped), failed: failed.count, skipped: skipped)
        run.namesComplete = false
    }
}
