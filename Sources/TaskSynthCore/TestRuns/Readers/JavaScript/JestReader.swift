/// Reads Jest: the tree below each file, the list of failures, and the totals.
struct JestReader: TestLogReader {
    static let framework: TestFramework = "jest"
    static let signs = LineSigns(
        heads: [
            "PASS ", "FAIL ", " PASS  ", " FAIL  ", "Tests:", "Test Suites: ", "Time:",
            "No tests found", "  console.",
        ], starts: ["●"])

    private static let file: LinePattern = "{PASS|FAIL|RUNS} {+}"
    /// In colours the word has blanks around it.
    private static let coloredFile: LinePattern = " {PASS|FAIL}  {+}"
    private static let totals: LinePattern = "Tests:{s}{...}"
    private static let suites: LinePattern = "Test Suites: {...}"
    private static let time: LinePattern = "Time:{s}{n} s{...}"
    private static let longTime: LinePattern = "Time:{s}{t}{...}"

    private var file: String?
    private var isInTree = false
    private var stack = TitleStack()
    private var lastTest: Int?
    private var known: [String: Int] = [:]
    private var heading: String?
    private var headingLines = 0
    private var hasTotals = false
    private var brokenFiles: [String] = []
    private var sawTree = false
    private var declaredSuites = 0

    init() {}

    var needsEveryLine: Bool { isInTree || heading != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.isBlank {
            isInTree = false
            return
        }
        let first = line.bytes[0]
        if first == UInt8(ascii: "P") || first == UInt8(ascii: "F") || line.indent == 1,
            readFile(line, &run)
        {
            return
        }
        if first == UInt8(ascii: "T"), readTotals(line, &run) { return }
        if first == UInt8(ascii: "N"), line.hasPrefix("No tests found") {
            run.claim(60)
            run.state = .noTests
            return
        }
        if line.indent == 2, line.has("console.", at: 2), line.bytes.count < 40 {
            // The head of what a test printed.
            run.claim(15)
            return
        }
        if line.startsWith("●"), line.indent == 2 {
            if line.has("●  process.exit called with \"", at: 2) {
                run.claim(60)
                run.death = .crashed
                heading = nil
            } else if file != nil {
                readHeading(line, &run)
            }
            return
        }
        if isInTree { return readTree(line, &run) }
        if heading != nil { readFailure(line, &run) }
    }

    private mutating func readFile(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let match = Self.file.match(line) ?? Self.coloredFile.match(line) else {
            return false
        }
        var text = CheckMark.time(of: match[1].trimmingBlanks(), inBrackets: true).name
        if let heap = text.range(ofLast: " ("), text.hasSuffix("heap size)") {
            text = String(text[..<heap.lowerBound])
        }
        guard let path = text.split(separator: " ").last.map(String.init),
            path.contains(".") || path.contains("/")
        else { return false }
        run.claim(45)
        file = path
        isInTree = true
        stack.clear()
        lastTest = nil
        heading = nil
        return true
    }

    private mutating func readTree(_ line: LogLine, _ run: inout RunBuilder) {
        guard let file else { return }
        if let mark = CheckMark(line, at: line.indent), line.indent >= 2 {
            stack.leave(line.indent)
            var text = line.text(from: line.indent + mark.length)
            if mark.status == .skipped {
                text = text.dropping(prefix: "skipped ").dropping(prefix: "todo ")
            }
            let timed = CheckMark.time(of: text, inBrackets: true)
            let id = stack.path(timed.name, separator: " > ", after: file)
            run.claim(50)
            known[heading(of: timed.name)] = run.tests.count
            lastTest = timed.seconds == nil ? run.tests.count : nil
            var result = TestResult(id: id, status: mark.status, durationSeconds: timed.seconds)
            result.file = file
            run.add(result)
            sawTree = true
        } else if line.indent == 0 {
            guard let place = lastTest else {
                isInTree = false
                return
            }
            let timed = CheckMark.time(of: line.text(from: 0), inBrackets: true)
            run.update(at: place) {
                $0.id += "\n" + timed.name
                $0.durationSeconds = timed.seconds
            }
            lastTest = nil
        } else {
            stack.enter(line)
        }
    }

    private func heading(of name: String) -> String {
        (file ?? "") + "\n" + (stack.titles + [name]).joined(separator: " › ")
    }

    private mutating func readHeading(_ line: LogLine, _ run: inout RunBuilder) {
        isInTree = false
        guard let file else { return }
        let text = line.text(from: line.indent + 4).trimmingBlanks()
        headingLines = 0
        heading = nil
        if text == "Test suite failed to run" {
            if !brokenFiles.contains(file) {
                brokenFiles.append(file)
                run.put(file, .errored, scope: .file)
            }
            heading = file
            return
        }
        guard !text.hasPrefix("Console"), !text.hasPrefix("Cannot log after") else { return }
        let key = file + "\n" + text
        if let place = known[key] {
            heading = run.tests[place].id
        } else if !text.isEmpty, text.contains(" › ") || !sawTree {
            let id = ([file] + text.components(separatedBy: " › ")).joined(separator: " > ")
            if !run.has(id) {
                run.add(
                    TestResult(id: id, status: .failed, file: file))
                known[key] = run.tests.count - 1
            }
            heading = id
        }
    }

    private mutating func readFailure(_ line: LogLine, _ run: inout RunBuilder) {
        guard let heading else { return }
        headingLines += 1
        let text = line.trimmed
        if headingLines <= 12, !text.contains(" | "), !text.hasPrefix("at ") {
            run.addMessage(text, to: heading)
        }
        run.addOutput(line.text(from: 0), to: heading)
    }

    private mutating func readTotals(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if let match = Self.suites.match(line) {
            run.claim(85)
            if Self.isCut(match[0]), run.state == nil { run.state = .stoppedEarly }
            heading = nil
            isInTree = false
            return true
        }
        if let match = Self.totals.match(line) {
            guard let counts = Self.counts(in: match[0]) else { return false }
            run.claim(70)
            var whole = run.declared ?? TestCounts()
            for status in TestStatus.allCases { whole[status] += counts[status] }
            run.declared = whole
            hasTotals = true
            run.isComplete = true
            heading = nil
            isInTree = false
            return true
        }
        if line.hasPrefix("Time:"), hasTotals {
            let match = Self.time.match(line) ?? Self.longTime.match(line)
            run.durationSeconds = match?.number(0) ?? match?.seconds(0)
            return true
        }
        return false
    }

    /// Whether files were left out, as in `1 failed, 2 skipped, 4 of 9 total`: those whose tests are
    /// all filtered out are skipped, and are not among the four.
    private static func isCut(_ suites: String) -> Bool {
        guard let counts = counts(in: suites),
            let last = suites.split(separator: ",").last?.split(separator: " "), last.count == 4,
            last[1] == "of", let run = LogNumber.count(last[0]), let all = LogNumber.count(last[2])
        else { return false }
        return run + counts.skipped < all
    }

    /// Reads `1 failed, 2 skipped, 3 total`.
    private static func counts(in text: String) -> TestCounts? {
        var counts = TestCounts()
        for part in text.split(separator: ",") {
            let words = part.split(separator: " ")
            guard words.count >= 2, let number = LogNumber.count(words[0]) else { return nil }
            switch words[1] {
            case "failed": counts.failed += number
            case "passed": counts.passed += number
            case "skipped", "todo", "pending": counts.skipped += number
            case "total", "of": break
            default: return nil
            }
        }
        return counts
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard var declared = run.declared else { return }
        let named = TestCounts(of: run.tests)
        declared.errored += brokenFiles.count
        run.counts = declared
        run.namesComplete = named.total >= declared.total - brokenFiles.count
        if named.total > declared.total - brokenFiles.count {
            run.warn("the summary counts \(declared.total) tests, the lines name \(named.total)")
        }
        if declared.total == 0, run.state == nil { run.state = .noTests }
        if named.total == 0, !brokenFiles.isEmpty, declared.total == brokenFiles.count,
            run.state == nil
        {
            run.state = .completed
        }
    }
}
