/// Reads the text of `dart test` and `flutter test`: each line has the counts so far and a test.
struct DartTestReader: TestLogReader {
    static let framework: TestFramework = "dart-test"
    static let signs = LineSigns(parts: ["0:0"])

    private static let progress: LinePattern = "{d}:{d} +{d}{*}: {+}"

    private var failed: Set<String> = []
    private var order: [String] = []
    private var started: Set<String> = []
    private var last: String?
    private var counts = TestCounts()

    init() {}

    var needsEveryLine: Bool { last != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard line.indent == 0, line.first?.isASCIIDigit == true,
            let match = Self.progress.match(line)
        else {
            if let last, line.indent == 2, failed.contains(last) {
                run.addMessage(line.trimmed, to: last)
            }
            return
        }
        var now = TestCounts(passed: match.integer(2))
        for part in match[3].split(separator: " ") {
            guard let count = LogNumber.count(part.dropFirst()) else { return }
            switch part.first {
            case "~": now.skipped = count
            case "-": now.failed = count
            default: return
            }
        }
        let text = match[4]
        counts = now
        switch text {
        case "All tests passed!", "Some tests failed.", "All tests skipped.":
            run.claim(90)
            run.isComplete = true
            run.declared = now
        case "No tests ran.", "No tests were found.":
            run.claim(90)
            run.isComplete = true
        default: readTest(text, now, &run)
        }
    }

    private mutating func readTest(
        _ text: String, _ now: TestCounts, _ run: inout RunBuilder
    ) {
        if text.hasPrefix("loading ") { return }
        var name = text
        if text.hasSuffix(" [E]") {
            name = String(text.dropLast(4))
            run.claim(30)
            failed.insert(name)
            run.put(name, .failed)
        } else if text.hasSuffix(" (skipped)") {
            name = String(text.dropLast(10))
            run.put(name, .skipped)
        } else if started.insert(name).inserted {
            run.claim(now.total > 0 ? 20 : 12)
            order.append(name)
        }
        last = name
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard run.isComplete else { return }
        // What began and did not fail has passed, where the count of the runner says so.
        let others = order.filter { !run.has($0) }
        guard others.count == counts.passed else {
            run.namesComplete = false
            return
        }
        for name in others { run.add(name, .passed) }
    }
}
