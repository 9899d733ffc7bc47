/// Reads AVA.
struct AvaReader: TestLogReader {
    static let framework: TestFramework = "ava"
    static let signs = LineSigns(
        heads: ["  ─", "  - ["], starts: ["Uncaught exception in "] + CheckMark.signs,
        parts: ["test files were found, but did not match", "Couldn’t find any files to test"])

    private static let total: LinePattern =
        "{_}{d} {test|tests|known|uncaught|unhandled|hook|hooks} {...}"

    private var isDone = false
    private var hasCrash = false
    private var declared = TestCounts()
    private var hasTotals = false
    private var saysPassed = false
    private var headings: Set<String> = []
    /// The failures in order, each a title and a message with nothing but a blank between them.
    private var failures: [(place: Int, isHook: Bool)] = []
    private var hooks = 0
    private var isAfterFailure = false

    init() {}

    var needsEveryLine: Bool { isDone }

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
        if isDone, line.indent == 2, !line.isLast, headings.count < 10_000 {
            headings.insert(Self.id(line.trimmed))
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
        let text = line.text(from: 2 + mark.length)
        let wasAfterFailure = isAfterFailure
        isAfterFailure = false
        if mark.status == .failed {
            for prefix in ["[fail]: ", "[unexpected pass]: ", "[unexpected pass] "]
            where text.hasPrefix(prefix) {
                run.claim(text.contains(" › ") ? 14 : 8)
                failures.append((run.tests.count, text.contains(" hook")))
                run.add(Self.id(text.dropping(prefix: prefix)), .failed)
                isAfterFailure = true
                return
            }
            // Something about a file, such as that no tests were found in it.
            if text.contains(" exited with a non-zero exit code") { hasCrash = true }
            if wasAfterFailure, text.contains(" remaining in "), !failures.isEmpty {
                failures[failures.count - 1].isHook = true
            }
            return
        }
        let timed = CheckMark.time(
            of: text.dropping(prefix: "[expected fail] "), inBrackets: true)
        run.claim(text.contains(" › ") ? 14 : 8)
        run.add(
            Self.id(timed.name), text.hasPrefix("[expected fail] ") ? .xfailed : mark.status,
            seconds: timed.seconds)
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
        case "test passed", "tests passed":
            declared.passed += number
            saysPassed = true
        case "hook failed", "hooks failed": hooks += number
        case "test failed", "tests failed": declared.failed += number
        case "test skipped", "tests skipped", "test todo", "tests todo": declared.skipped += number
        case "known failure", "known failures", "test expected to fail": declared.xfailed += number
        case _ where text.hasPrefix("uncaught") || text.hasPrefix("unhandled"): hasCrash = true
        default: break
        }
    }

    /// Names the failures by the list at the end, which repeats their titles without the messages.
    ///
    /// Where the log does not come to it, they are counted and not named.
    private func nameFailures(_ run: inout RunBuilder) -> Int {
        var unnamed: Set<Int> = []
        for (place, mayBeHook) in failures {
            let text = run.tests[place].id
            guard let heading = Self.heading(of: text, in: headings) else {
                unnamed.insert(place)
                continue
            }
            let message = text.dropping(prefix: heading).trimmingBlanks()
            run.update(at: place) {
                $0.id = heading
                $0.message = message.isEmpty ? nil : message
                guard mayBeHook, hooks > 0 else { return }
                $0.status = .errored
                $0.scope = .hook
            }
        }
        if !unnamed.isEmpty { run.removeAll(at: unnamed) }
        return unnamed.count
    }

    /// The longest heading that a text begins with.
    private static func heading(of text: String, in headings: Set<String>) -> String? {
        var end = text.endIndex
        while true {
            let head = String(text[..<end])
            if headings.contains(head) { return head }
            guard let blank = text[..<end].lastIndex(of: " ") else { return nil }
            end = blank
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        let unnamed = nameFailures(&run)
        if hasCrash, hasTotals { run.state = .crashed }
        if saysPassed {
            run.declared = declared
        } else if unnamed > 0 {
            var counts = TestCounts(of: run.tests)
            counts.failed += unnamed
            run.counts = counts
            run.namesComplete = false
        }
    }
}
