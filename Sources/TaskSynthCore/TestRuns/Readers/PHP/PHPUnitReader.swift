/// Reads PHPUnit and Pest.
struct PHPUnitReader: TestLogReader {
    static let framework: TestFramework = "phpunit"
    static let signs = LineSigns(
        heads: [
            "PHPUnit ", "PHP Fatal error: ", "PHP Parse error: ", "Time: ", "There was ",
            "There were ", "Tests: ", "OK", "No tests executed!", "Unknown option \"",
            "Cannot open file \"", "Random Seed:", "Test '",
        ], starts: ["Tests:", "PASS", "FAIL", "WARN", "TODO"])

    private static let header: LinePattern = "PHPUnit {w} by Sebastian Bergmann and contributors."
    private static let ok: LinePattern = "OK ({d} {test|tests}, {d} {assertion|assertions})"
    private static let okBut: LinePattern = "OK, but {...}"
    private static let time: LinePattern = "Time: {+}, Memory: {...}"
    private static let section: LinePattern =
        "There {was|were} {d} {error|errors|failure|failures|skipped test|skipped tests|incomplete test|incomplete tests|risky test|risky tests|warning|warnings}:"
    private static let item: LinePattern = "{d}) {+}"
    private static let started: LinePattern = "Test '{+}' started"
    private static let provider: LinePattern =
        "The data provider specified for {+} is invalid{*}"
    private static let ended: LinePattern = "Test '{+}' ended"
    private static let seed: LinePattern = "Random Seed:{s}{d}"
    private static let pestTotal: LinePattern = "{_}Tests:{s}{...}"
    private static let pestFile: LinePattern = "{_}{PASS|FAIL|WARN|TODO}{s}{w}"

    /// The heading of an item of a list that names no test.
    private var unnamed: String?
    private var sectionStatus: TestStatus?
    private var hasSection = false
    private var current: String?
    private var running: String?
    private var finished: [String] = []
    private var sections: [String: TestStatus] = [:]
    private var risky = 0
    private var className: String?
    private var isTestDox = false
    private var isPest = false
    private var hasHeader = false
    private var isDone = false
    private var number = 0
    private var hasTime = false
    private var pestClass: String?
    /// Whether an item of a list may follow: below a blank line, or the trace of a class.
    private var isAfterBlank = false
    /// The methods of the class that have data sets.
    private var methodsWithSets: Set<String> = []

    init() {}

    var needsEveryLine: Bool { hasSection || hasHeader || isPest }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else {
            isAfterBlank = true
            return
        }
        defer { isAfterBlank = line.hasSuffix(" {main}") }
        if first == UInt8(ascii: "P"), readHeader(line, &run) { return }
        switch first {
        case UInt8(ascii: "T"): if readTotals(line, &run) { return }
        case UInt8(ascii: "O"): if readOK(line, &run) { return }
        case UInt8(ascii: "N"):
            if line.hasPrefix("No tests executed!") {
                run.claim(60)
                run.state = .noTests
                return
            }
        case UInt8(ascii: "U") where hasHeader && line.hasPrefix("Unknown option \""),
            UInt8(ascii: "C") where hasHeader && line.hasPrefix("Cannot open file \""):
            run.state = .usageError
            return
        case UInt8(ascii: "R"): if let match = Self.seed.match(line) { run.seed = match[0] }
        default: break
        }
        if line.hasPrefix("Test '") { if readEvent(line, &run) { return } }
        if hasSection {
            readItem(line, &run)
        } else {
            readTestDox(line, &run)
        }
    }

    private mutating func readHeader(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if Self.header.match(line) != nil {
            run.claim(90)
            hasHeader = true
            isDone = false
            return true
        }
        if line.hasPrefix("PHP Fatal error: "), !hasHeader,
            line.contains("ParseError") || line.contains("PHPUnit")
        {
            run.claim(40)
            run.state = .buildError
            return true
        }
        if line.hasPrefix("PHP Fatal error: ") || line.hasPrefix("PHP Parse error: ") {
            run.death = .crashed
        }
        return false
    }

    private mutating func readEvent(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if let match = Self.started.match(line) {
            running = Self.id(match[0])
            return true
        }
        if let match = Self.ended.match(line) {
            let id = Self.id(match[0])
            guard id == running else { return true }
            running = nil
            finished.append(id)
            run.presume(id, .passed)
            return true
        }
        return false
    }

    /// The id of a test without the values of its data set: `C::t with data set "a" (1, 2)`.
    static func id(_ text: String) -> String {
        guard let place = text.range(ofFirst: " with data set ") else {
            return text.trimmingBlanks()
        }
        let head = text[..<place.lowerBound]
        let rest = text[place.upperBound...]
        if rest.hasPrefix("#") {
            let number = rest.prefix { $0 != " " }
            return "\(head) with data set \(number)"
        }
        guard rest.hasPrefix("\"") else { return text }
        if let end = rest.dropFirst().range(ofFirst: "\" (") {
            return "\(head) with data set \(rest[..<end.lowerBound])\""
        }
        return text.trimmingBlanks()
    }

    private mutating func readTotals(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if let match = Self.time.match(line) {
            run.claim(40)
            hasTime = true
            let parts = match[0].split(separator: ":").compactMap { Double($0) }
            run.durationSeconds =
                parts.isEmpty
                ? LogNumber.seconds(of: match[0]) : parts.reduce(0) { $0 * 60 + $1 }
            return true
        }
        if let match = Self.section.match(line) {
            hasSection = true
            number = 0
            current = nil
            switch match[2].split(separator: " ")[0] {
            case "error", "errors": sectionStatus = .errored
            case "failure", "failures": sectionStatus = .failed
            case "skipped", "incomplete": sectionStatus = .skipped
            case "warning", "warnings": sectionStatus = hasHeader ? .errored : nil
            default: sectionStatus = nil
            }
            return true
        }
        if let summary = PHPUnitSummary(line) {
            run.claim(80)
            run.declared = summary.counts
            run.isComplete = true
            hasSection = false
            isDone = true
            return true
        }
        if isPest || line.indent > 0, let match = Self.pestTotal.match(line),
            line.contains("assertions") || isPest
        {
            readPestTotal(match[0], &run)
            return true
        }
        return false
    }

    private mutating func readOK(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        // The result stands below the time; elsewhere a test printed it.
        if let match = Self.ok.match(line) {
            guard hasTime else { return true }
            run.claim(80)
            run.declared = TestCounts(passed: match.integer(0))
            run.isComplete = true
            isDone = true
            return true
        }
        if Self.okBut.match(line) != nil {
            run.claim(50)
            return true
        }
        return false
    }

    private mutating func readItem(_ line: LogLine, _ run: inout RunBuilder) {
        if isAfterBlank, line.indent == 0, let match = Self.item.match(line),
            match.integer(0) == number + 1
        {
            number += 1
            current = nil
            guard let status = sectionStatus else { return }
            unnamed = match[1] == "Error" || match[1] == "Warning" ? match[1] : nil
            if unnamed == nil { begin(Self.id(match[1]), status, &run) }
            return
        }
        if let title = unnamed, let status = sectionStatus {
            // A test without data has no name of its own: the first line says whose data it is.
            unnamed = nil
            begin(Self.provider.match(line)?[0] ?? title, status, &run)
        }
        if line.bytes.count == 2, line.hasPrefix("--") {
            current = nil
            return
        }
        guard let current else { return }
        let text = line.text(from: 0)
        if text == "ERRORS!" || text == "FAILURES!" || text == "WARNINGS!" {
            self.current = nil
            return
        }
        if text.hasPrefix("/"), let place = text.range(ofLast: ":"),
            let number = Int(text[place.upperBound...])
        {
            run.update(current) {
                $0.file = $0.file ?? String(text[..<place.lowerBound])
                $0.line = $0.line ?? number
            }
        } else {
            run.addMessage(text, to: current)
        }
    }

    private mutating func begin(_ id: String, _ status: TestStatus, _ run: inout RunBuilder) {
        if run.has(id) || !finished.isEmpty { run.put(id, status) } else { run.add(id, status) }
        current = id
    }

    /// Reads ` ✔ Adds wrongly` below the name of a class, and Pest's tree.
    private mutating func readTestDox(_ line: LogLine, _ run: inout RunBuilder) {
        // The word stands in a badge, which is a blank wider than the word.
        if line.indent == 2 || line.indent == 3, let match = Self.pestFile.match(line),
            match[1].contains("\\") || match[1].contains("/")
        {
            isPest = true
            run.claim(70)
            run.framework = "pest"
            pestClass = match[1]
            return
        }
        guard hasHeader || isPest else { return }
        if isPest, line.indent == 3, line.startsWith("FAILED ") { isDone = true }
        if line.hasPrefix("Summary of non-successful tests") { isDone = true }
        guard !isDone else { return }
        if line.indent == 0, line.first.map({ $0 >= 0x41 }) == true, !line.contains(": ") {
            let text = line.text(from: 0)
            // The end of the name that nearly all test classes have is left out.
            let name =
                text.afterLast(" (").map { $0.dropping(suffix: ")") }
                ?? text.split(separator: " ").joined()
            className = name.hasSuffix("TestCase") ? name : name + "Test"
            methodsWithSets = []
            return
        }
        let marks: [(StaticString, TestStatus)] = [
            ("✔ ", .passed), ("✓ ", .passed), ("✘ ", .failed), ("⨯ ", .failed), ("↩ ", .skipped),
            ("∅ ", .skipped), ("☢ ", .passed), ("- ", .skipped), ("! ", .passed), ("⚠ ", .passed),
            ("… ", .skipped), ("↓ ", .skipped),
        ]
        for (mark, status) in marks
        where line.startsWith(mark) && line.indent >= 1 && line.indent <= 4 {
            let name = line.text(from: line.indent + mark.utf8CodeUnitCount)
            if isPest {
                let timed = CheckMark.time(of: name, inBrackets: false)
                // What was not done has its reason behind an arrow.
                let reason = timed.name.range(ofLast: " → ")
                let title = reason.map { String(timed.name[..<$0.lowerBound]) } ?? timed.name
                run.add(
                    (pestClass.map { $0 + " > " } ?? "") + title, status, seconds: timed.seconds,
                    message: reason.map { String(timed.name[$0.upperBound...]) })
            } else if let className {
                isTestDox = true
                let id = className + "::" + method(of: name)
                run.add(id, status)
                current = id
            }
            return
        }
        // In colours the lines of the message have another edge.
        if let current, let body = line.trimmed.after("│") ?? line.trimmed.after("├") {
            let text = body.trimmingBlanks()
            if !text.isEmpty {
                run.addMessage(text, to: current)
                if Self.namesThrown(text) {
                    run.update(current) { if $0.status == .failed { $0.status = .errored } }
                }
            }
        }
    }

    /// Whether a line of a message begins with the class of what was thrown.
    private static func namesThrown(_ text: String) -> Bool {
        if text.contains("Exception: ") { return true }
        guard let name = text.before(": "), !name.contains(" ") else { return false }
        return name.hasSuffix("Error")
    }

    /// The method that TestDox prints as a sentence, and the data set as PHPUnit prints it, which
    /// in colour is shorter: `with data set "a b"`, `with a·b`.
    private mutating func method(of sentence: String) -> String {
        var sentence = sentence
        if !sentence.contains(" with data set "), let place = sentence.range(ofLast: " with ") {
            let set = String(sentence[place.upperBound...])
            let name = set.hasPrefix("#") ? set : "\"" + set.replacing("·", with: " ") + "\""
            let method = String(sentence[..<place.lowerBound])
            // The words of a method are all in small letters.
            let isNoMethod = set.utf8.contains { !$0.isWordByte && $0 != 0x20 || $0.isCapital }
            if isNoMethod || methodsWithSets.contains(method) {
                methodsWithSets.insert(method)
                sentence = method + " with data set " + name
            }
        }
        let name = sentence.before(" with data set ") ?? sentence
        var words = name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        if let place = words.last, place.hasPrefix("[") { words.removeLast() }
        // In colour the number of a set has no sign before it.
        let set = sentence.after(" with data set ").map {
            " with data set " + ($0.utf8.allSatisfy(\.isASCIIDigit) ? "#" : "") + $0
        }
        return "test" + words.joined() + (set ?? "")
    }

    private mutating func readPestTotal(_ text: String, _ run: inout RunBuilder) {
        var counts = TestCounts()
        for part in (text.before("(") ?? text).split(separator: ",") {
            let words = part.split(separator: " ")
            guard words.count >= 2, let number = LogNumber.count(words[0]) else { continue }
            switch words[1] {
            case "passed", "risky", "warning", "warnings", "deprecated": counts.passed += number
            case "failed": counts.failed += number
            case "skipped", "todo", "todos", "incomplete", "pending": counts.skipped += number
            default: break
            }
        }
        run.claim(60)
        run.framework = "pest"
        run.declared = counts
        run.isComplete = true
    }

    mutating func finish(_ run: inout RunBuilder) {
        if let declared = run.declared, !finished.isEmpty,
            TestCounts(of: run.tests).passed > declared.passed
        {
            // Some that ended were skipped, and the log does not say which.
            let ended = Set(finished)
            run.removeAll { $0.status == .passed && ended.contains($0.id) }
        }
        run.suspect = running
        if !run.isComplete, hasHeader, isTestDox, run.state == nil { run.suspect = running }
    }
}

extension UInt8 {
    /// Whether this is a capital letter of ASCII.
    fileprivate var isCapital: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
}
