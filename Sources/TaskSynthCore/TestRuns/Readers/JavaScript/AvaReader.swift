/// Reads AVA.
struct AvaReader: TestLogReader {
    static let framework: TestFramework = "ava"

    private static let total: LinePattern =
        "{_}{d} {test|tests|known|uncaught|unhandled|hook|hooks} {...}"

    private var isDone = false
    private var hasCrash = false
    private var declared = TestCounts()
    private var hasTotals = false
    private var headings: [String] = []

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first, line.indent >= 2 else { return }
        if line.indent == 2, first == 0xE2, line.has("─", at: 2), line.bytes.count < 8 {
            isDone = true
            return
        }
        if isDone, first.isASCIIDigit, let match = Self.total.match(line) {
            readTotal(match.integer(0), match[1] + " " + match[2], &run)
            return
        }
        if line.contains("test files were found, but did not match")
            || line.contains("Couldn’t find any files to test")
        {
            run.claim(60)
            run.state = .noTests
            return
        }
        if line.startsWith("Uncaught exception in ") { hasCrash = true }
        if isDone, line.indent == 2, headings.count < 10_000 {
            headings.append(Self.id(line.trimmed))
        }
        guard !isDone else { return }
        if line.indent == 2, line.startsWith("- ["), line.contains("] ") {
            let text = line.text(from: 4)
            if let name = text.after("] "), text.hasPrefix("[skip]") || text.hasPrefix("[todo]") {
                run.claim(15)
                run.add(Self.id(name), .skipped)
            }
            return
        }
        guard line.indent == 2, let mark = CheckMark(line, at: 2) else { return }
        var text = line.text(from: 2 + mark.length)
        var status = mark.status
        if text.hasPrefix("[expected fail] ") {
            text = text.dropping(prefix: "[expected fail] ")
            status = .xfailed
        } else if text.hasPrefix("[fail]: ") {
            text = text.dropping(prefix: "[fail]: ")
        } else if status == .failed {
            // Something about a file, such as that no tests were found in it.
            if text.contains(" exited with a non-zero exit code") { hasCrash = true }
            return
        }
        let timed = CheckMark.time(of: text, inBrackets: true)
        run.claim(text.contains(" › ") ? 14 : 8)
        run.add(Self.id(timed.name), status, seconds: timed.seconds)
    }

    /// The id of a test: the file apart from the title.
    static func id(_ text: String) -> String {
        guard let place = text.range(ofFirst: " › ") else { return text }
        return text[..<place.lowerBound] + " > " + text[place.upperBound...]
    }

    private mutating func readTotal(_ number: Int, _ text: String, _ run: inout RunBuilder) {
        run.claim(65)
        hasTotals = true
        run.isComplete = true
        switch text {
        case "test passed", "tests passed": declared.passed += number
        case "test failed", "tests failed": declared.failed += number
        case "test skipped", "tests skipped", "test todo", "tests todo": declared.skipped += number
        case "known failure", "known failures", "test expected to fail": declared.xfailed += number
        case _ where text.hasPrefix("uncaught") || text.hasPrefix("unhandled"): hasCrash = true
        default: break
        }
    }

    /// Tells the title of a failure, which the list below repeats, from the message behind it.
    private func nameFailures(_ run: inout RunBuilder) {
        for place in run.tests.indices where run.tests[place].status == .failed {
            let text = run.tests[place].id
            let heading = headings.filter { text == $0 || text.hasPrefix($0 + " ") }
                .max { $0.utf8.count < $1.utf8.count }
            guard let heading else { continue }
            run.update(at: place) {
                $0.id = heading
                let message = text.dropping(prefix: heading).trimmingBlanks()
                $0.message = message.isEmpty ? nil : message
            }
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard hasTotals else { return }
        run.declared = declared
        nameFailures(&run)
        if hasCrash { run.state = .crashed }
    }
}
