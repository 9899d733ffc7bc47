/// Reads pytest: verbose lines, letters, xdist, the short summary, and the last line.
struct PytestReader: TestLogReader {
    static let framework: TestFramework = "pytest"

    private enum Section { case none, progress, failures, summary }

    private static let collected: LinePattern = "{*}collected {d} {item|items}{...}"
    private static let workers: LinePattern = "{d} {worker|workers} [{d} {item|items}]"
    private static let xdist: LinePattern =
        "[gw{d}]{_}[{*}%]{_}{PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN|SUBPASS|SUBFAIL} {+}"
    private static let skipped: LinePattern = "SKIPPED [{d}] {...}"
    private static let place: LinePattern = "{w}:{d}: {...}"
    private static let randomSeed: LinePattern = "Using --randomly-seed={w}"

    private var section = Section.none
    private var pending: String?
    private var collectedItems: Int?
    private var collectedOthers = 0
    private var subtestFailures: [String: Int] = [:]
    private var foldedSkips = 0
    private var letters = TestCounts()
    private var heading: String?
    private var failures: [String: PytestFailure] = [:]
    private var failureOrder: [String] = []
    private var summary: PytestSummary?
    private var collectionErrors = 0
    private var width: Int?

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.bytes.first else { return }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "_"):
            if readRule(line, &run) { return }
        case UInt8(ascii: "I") where line.hasPrefix("INTERNALERROR>"):
            run.claim(100)
            run.state = .internalError
            return
        case UInt8(ascii: "E") where line.hasPrefix("ERROR: "):
            if readUsageError(line, &run) { return }
        case UInt8(ascii: "I") where line.hasPrefix("ImportError while loading conftest"):
            run.claim(60)
            run.state = .collectionError
            return
        case UInt8(ascii: "U") where line.hasPrefix("Using --randomly-seed="):
            run.seed = Self.randomSeed.match(line)?[0]
        default: break
        }
        if first.isASCIIDigit, readEnd(line, &run) { return }
        switch section {
        case .none: readPreface(line, &run)
        case .progress: readProgress(line, &run)
        case .failures: readFailure(line)
        case .summary: readSummary(line, &run)
        }
    }

    /// Reads a line of `=`, `!` or `_` around a title.
    private mutating func readRule(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let sign = line.bytes[0]
        if sign == UInt8(ascii: "="), readEnd(line, &run) { return true }
        guard line.bytes.count > 4, line.bytes.last == sign else { return false }
        let title = PytestSummary.unframed(line.text)
        switch sign {
        case UInt8(ascii: "="):
            guard isWideEnough(line) else { return false }
            switch title {
            case "test session starts":
                section = .progress
                width = line.bytes.count
                run.claim(100)
                pending = nil
            // A session begins: what another one before it counted is done.
            case "FAILURES", "ERRORS": section = .failures
            case "short test summary info":
                run.claim(90)
                section = .summary
            case "warnings summary", "PASSES", "XPASSES", "XFAILURES",
                "warnings summary (final)":
                section = .failures
                heading = nil
            default: if section == .summary || section == .progress { section = .failures }
            }
            if section == .failures { heading = nil }
            return true
        case UInt8(ascii: "!"):
            if title.hasPrefix("Interrupted:") && title.contains("during collection") {
                run.state = .collectionError
            } else if title.hasPrefix("stopping after")
                || title.hasPrefix("xdist.dsession.Interrupted")
                || title.hasPrefix("Interrupted: stopping after")
            {
                if run.state == nil { run.state = .stoppedEarly }
            } else if title.hasPrefix("KeyboardInterrupt") || title.contains("outcomes.Exit") {
                run.state = .interrupted
            } else {
                return false
            }
            return true
        default:
            guard section == .failures, title != line.text, !title.isEmpty else { return false }
            guard line.hasPrefix("_ ") == false || !title.hasPrefix("_") else { return false }
            heading = title
            if failures[title] == nil {
                failures[title] = PytestFailure()
                failureOrder.append(title)
            }
            return true
        }
    }

    /// Reads the last line of a session.
    private mutating func readEnd(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let end = PytestSummary(line), isWideEnough(line) else { return false }
        run.claim(line.bytes[0] == UInt8(ascii: "=") ? 90 : 40)
        if var whole = summary {
            for status in TestStatus.allCases { whole.counts[status] += end.counts[status] }
            whole.seconds = (whole.seconds ?? 0) + (end.seconds ?? 0)
            summary = whole
        } else {
            summary = end
        }
        run.isComplete = true
        section = .none
        return true
    }

    /// Whether a framed line is as wide as pytest makes it, which what a test prints is not.
    private func isWideEnough(_ line: LogLine) -> Bool {
        guard line.bytes[0] == UInt8(ascii: "=") else { return true }
        guard !line.hasPrefix("= ") || !line.hasSuffix(" =") || width == nil else {
            // One sign a side is what is left where the text itself fills the width.
            return line.bytes.count >= (width ?? 0) - 2
        }
        return line.bytes.count >= (width ?? 60) - 2
    }

    private func readUsageError(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if line.hasPrefix("ERROR: file or directory not found:")
            || line.hasPrefix("ERROR: not found:") || line.hasPrefix("ERROR: usage: ")
        {
            run.claim(60)
            run.state = .usageError
            return true
        }
        return false
    }

    /// Reads a line outside of a session: quiet output has no header.
    private mutating func readPreface(_ line: LogLine, _ run: inout RunBuilder) {
        if line.contains("::") || line.contains("%]") {
            readProgress(line, &run)
        }
    }

    private mutating func readProgress(_ line: LogLine, _ run: inout RunBuilder) {
        if line.contains("collected "), let match = Self.collected.match(line) {
            collectedItems = (collectedItems ?? 0) + match.integer(1)
            readCollected(match[3])
            return
        }
        if line.first?.isASCIIDigit == true, let match = Self.workers.match(line) {
            collectedItems = match.integer(2)
            return
        }
        if line.hasPrefix("[gw"), let match = Self.xdist.match(line) {
            run.claim(60)
            record(match.trimmed(3), word: match[2], reason: nil, &run)
            return
        }
        if let length = PytestIdentifier.length(in: line.bytes, from: 0),
            isFile(line.bytes, length)
        {
            readVerbose(line, length, &run)
            if line.contains(" Fatal Python error: ") || line.contains("+++ Timeout +++") {
                run.death = .crashed
            }
            return
        }
        if readStatusAlone(line, &run) { return }
        readLetters(line)
    }

    private mutating func readCollected(_ rest: String) {
        for part in rest.split(separator: "/") {
            let words = part.split(separator: " ")
            guard words.count >= 2, let number = LogNumber.count(words[0]) else { continue }
            switch words[1] {
            case "error", "errors", "skipped": collectedOthers += number
            case "deselected": collectedItems = (collectedItems ?? 0) - number
            default: break
            }
        }
    }

    /// Whether the part before `::` looks like a file, and not like a word of some output.
    private func isFile(_ bytes: [UInt8], _ length: Int) -> Bool {
        let line = LogLine(bytes: Array(bytes[..<length]))
        guard let separator = line.find("::"), separator > 0 else { return false }
        return line.bytes[..<separator].contains(UInt8(ascii: "."))
    }

    private mutating func readVerbose(_ line: LogLine, _ length: Int, _ run: inout RunBuilder) {
        let length = Self.longerLength(line, length)
        let id = String(decoding: line.bytes[..<length], as: UTF8.self)
        pending = id
        if section == .progress { run.claim(60) }
        guard let status = Self.status(in: line, from: length + 1) else {
            var rest = line.text(from: length)
            if rest.hasPrefix(" ") { rest.removeFirst() }
            if Self.endsInStatus(line) { _ = readStatusAlone(line, &run) }
            return
        }
        run.claim(section == .progress ? 60 : 30)
        record(id, word: status.word, reason: status.reason, &run)
    }

    private static let words: [(StaticString, String)] = [
        ("PASSED", "PASSED"), ("FAILED", "FAILED"), ("ERROR", "ERROR"), ("SKIPPED", "SKIPPED"),
        ("XFAIL", "XFAIL"), ("XPASS", "XPASS"), ("RERUN", "RERUN"), ("SUBPASSED", "SUBPASSED"),
        ("SUBFAILED", "SUBFAILED"), ("SUBSKIPPED", "SUBSKIPPED"), ("SUBPASS", "SUBPASSED"),
        ("SUBFAIL", "SUBFAILED"), ("SUBSKIP", "SUBSKIPPED"),
    ]

    /// The status word at a place, where what follows is what pytest puts there.
    private static func status(
        in line: LogLine, from start: Int
    ) -> (word: String, reason: String?)? {
        for (word, name) in words where line.has(word, at: start) {
            let rest = line.text(from: start + word.utf8CodeUnitCount)
            if rest.isEmpty { return (name, nil) }
            if name.hasPrefix("SUB") { return (name, nil) }
            if isPercent(rest) { return (name, nil) }
            if rest.hasPrefix(" (") {
                var reason = rest.dropFirst(2)
                if let percent = reason.range(ofLast: "["),
                    isPercent(String(reason[percent.lowerBound...]))
                {
                    reason = reason[..<percent.lowerBound]
                }
                return (name, reason.trimmingBlanks().dropping(suffix: ")"))
            }
        }
        return nil
    }

    /// Whether a text is `[ 42%]` or `[12/38]` after blanks.
    private static func isPercent(_ text: String) -> Bool {
        let text = text.trimmingBlanks()
        guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count <= 16 else { return false }
        return text.dropFirst().dropLast().utf8.allSatisfy {
            $0.isASCIIDigit || $0 == 0x20 || $0 == 0x25 || $0 == 0x2F || $0 == 0x2E || $0 == 0x73
                || $0 == 0x6D
        }
    }

    /// The length of an id whose parameter has a bracket of its own: `test_x[a] b] PASSED`.
    private static func longerLength(_ line: LogLine, _ length: Int) -> Int {
        guard length < line.bytes.count, line.bytes[length - 1] == UInt8(ascii: "]"),
            status(in: line, from: length + 1) == nil
        else { return length }
        for (word, _) in words.prefix(7) {
            guard let place = line.findLast(word), place > length + 1,
                line.bytes[place - 1] == 0x20, line.bytes[place - 2] == UInt8(ascii: "]"),
                status(in: line, from: place) != nil
            else { continue }
            return place - 1
        }
        return length
    }

    private static func endsInStatus(_ line: LogLine) -> Bool { line.hasSuffix("%]") }

    /// Reads a status behind the output of a test: `…PASSED   [ 42%]`.
    private mutating func readStatusAlone(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let id = pending else { return false }
        if let status = Self.status(in: line, from: 0), status.word.hasPrefix("SUB") == false,
            line.contains("%]") || line.bytes.count <= 8
        {
            record(id, word: status.word, reason: status.reason, &run)
            return true
        }
        guard line.hasSuffix("%]") else { return false }
        for (word, name) in Self.words.prefix(6) {
            guard let place = line.findLast(word), place > 0 else { continue }
            let rest = line.text(from: place + word.utf8CodeUnitCount)
            guard Self.isPercent(rest) else { continue }
            record(id, word: name, reason: nil, &run)
            return true
        }
        return false
    }

    private mutating func record(
        _ id: String, word: String, reason: String?, _ run: inout RunBuilder
    ) {
        if pending == id { pending = nil }
        switch word {
        case "PASSED":
            let before = run.result(id)?.status
            if before == nil || before == .passed {
                run.put(id, .passed)
            } else if reruns.contains(id) {
                run.put(id, .passed)
            }
        case "FAILED": run.put(id, .failed)
        case "ERROR": run.put(id, .errored)
        case "SKIPPED": run.put(id, .skipped, message: reason)
        case "XFAIL": run.put(id, .xfailed, message: reason)
        case "XPASS": run.put(id, .xpassed, message: reason)
        case "RERUN": reruns.insert(id)
        case "SUBFAILED":
            subtestFailures[id, default: 0] += 1
            pending = id
        default: pending = id
        }
    }

    private var reruns: Set<String> = []

    /// Reads `tests/test_a.py ..F.s   [ 42%]`, or the letters that go on on the next line.
    private mutating func readLetters(_ line: LogLine) {
        var end = line.bytes.count
        while end > 0, line.bytes[end - 1] == 0x20 { end -= 1 }
        if end > 0, line.bytes[end - 1] == UInt8(ascii: "]") {
            guard let open = line.findLast("["), Self.isPercent(line.text(from: open)) else {
                return
            }
            end = open
            while end > 0, line.bytes[end - 1] == 0x20 { end -= 1 }
        } else if summary == nil, section != .progress {
            return
        }
        var start = end
        while start > 0, line.bytes[start - 1] != 0x20 {
            guard Self.letter(line.bytes[start - 1]) != nil || line.bytes[start - 1] == 0x52 else {
                return
            }
            start -= 1
        }
        for byte in line.bytes[start..<end] {
            if let status = Self.letter(byte) { letters[status] += 1 }
        }
    }

    private static func letter(_ byte: UInt8) -> TestStatus? {
        switch byte {
        case UInt8(ascii: "."): .passed
        case UInt8(ascii: "F"): .failed
        case UInt8(ascii: "E"): .errored
        case UInt8(ascii: "s"): .skipped
        case UInt8(ascii: "x"): .xfailed
        case UInt8(ascii: "X"): .xpassed
        default: nil
        }
    }

    private mutating func readFailure(_ line: LogLine) {
        guard let heading else { return }
        failures[heading]?.read(line)
    }

    private mutating func readSummary(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.skipped.match(line) {
            foldedSkips += match.integer(0)
            return
        }
        if let place = line.find(" SUBFAIL ") {
            return readSubtest(line, from: place + 9, &run)
        }
        for (word, name) in Self.words where line.hasPrefix(word) {
            let start = word.utf8CodeUnitCount
            guard start < line.bytes.count else { return }
            if name == "SUBFAILED" { return readSubtest(line, from: start, &run) }
            guard line.bytes[start] == 0x20, !name.hasPrefix("SUB") else { continue }
            let text = line.text(from: start + 1)
            guard name != "PASSED" else { return readSummary(text, message: nil, name, &run) }
            let parts = PytestIdentifier.parts(of: text) { run.has($0) }
            readSummary(parts.id, message: parts.message, name, &run)
            return
        }
    }

    private mutating func readSummary(
        _ id: String, message: String?, _ word: String, _ run: inout RunBuilder
    ) {
        if word == "ERROR", !id.contains("::") {
            collectionErrors += 1
            run.put(id, .errored, message: message, scope: .file)
            if run.state == nil { run.state = .collectionError }
            return
        }
        guard id.contains("::") || id.contains(".") else { return }
        record(id, word: word, reason: message, &run)
        if let message, word == "FAILED" || word == "ERROR" {
            run.update(id) { $0.message = message }
        }
    }

    /// Reads `SUBFAILED[msg] (i=2) tests/test_a.py::test_x - message`.
    private mutating func readSubtest(_ line: LogLine, from start: Int, _ run: inout RunBuilder) {
        let text = line.text(from: start)
        let words = text.split(separator: " ")
        guard let word = words.first(where: { $0.contains("::") }) else { return }
        guard let place = text.range(ofFirst: String(word)) else { return }
        let parts = PytestIdentifier.parts(of: String(text[place.lowerBound...])) { run.has($0) }
        subtestFailures[parts.id, default: 0] += 1
        run.put(parts.id, .failed, message: parts.message)
    }

    mutating func finish(_ run: inout RunBuilder) {
        for id in subtestFailures.keys where run.result(id)?.status == .passed {
            run.put(id, .failed)
        }
        if summary == nil { run.suspect = pending }
        attachFailures(&run)
        run.durationSeconds = summary?.seconds
        guard let summary else {
            if letters.total > TestCounts(of: run.tests).total { run.counts = letters }
            return
        }
        weigh(summary, &run)
    }

    /// Weighs the summary against the lines: a test that passed and then failed to tear down is
    /// in two of its counts.
    private func weigh(_ summary: PytestSummary, _ run: inout RunBuilder) {
        var counts = summary.counts
        let named = TestCounts(of: run.tests)
        for number in subtestFailures.values where number > 1 {
            counts.failed -= min(number - 1, counts.failed)
        }
        if let collectedItems, run.state == nil || run.state == .completed {
            let expected = collectedItems + collectedOthers
            let surplus = counts.total - expected
            if surplus > 0 { counts.passed -= min(surplus, counts.passed) }
        } else if collectedItems == nil {
            let twice = failureOrder.count { $0.hasPrefix("ERROR at teardown of ") }
            counts.passed -= min(twice + subtestFailures.count, counts.passed)
        }
        if named.total >= counts.total, collectionErrors == 0 {
            if named.total != counts.total, named.total > 0 {
                run.warn(
                    "the summary counts \(counts.total) tests, the lines name \(named.total)")
            }
            run.counts = named.total > 0 ? named : counts
        } else {
            run.counts = counts
            run.namesComplete = named.total + collectionErrors >= counts.total
        }
        if collectionErrors > 0 {
            run.namesComplete = named.total + collectionErrors >= counts.total
        }
        if counts.total == 0, run.state == nil { run.state = .noTests }
    }

    /// Gives the failures of the long section to the tests that they are about.
    private func attachFailures(_ run: inout RunBuilder) {
        var byName: [String: [String]] = [:]
        for test in run.tests where test.scope == nil {
            guard let name = test.id.after("::") else { continue }
            byName[Self.dotted(name), default: []].append(test.id)
        }
        for heading in failureOrder {
            guard let failure = failures[heading], failure.hasText else { continue }
            var name = heading
            var status = TestStatus.failed
            for prefix in ["ERROR at setup of ", "ERROR at teardown of "]
            where name.hasPrefix(prefix) {
                name = name.dropping(prefix: prefix)
                status = .errored
            }
            if let file = Optional(name), file.hasPrefix("ERROR collecting ") {
                let path = file.dropping(prefix: "ERROR collecting ")
                run.update(path) { failure.give(to: &$0) }
                continue
            }
            if let ids = byName[name] {
                for id in ids where run.result(id)?.status.isFailure == true {
                    run.update(id) { failure.give(to: &$0) }
                }
            } else if let file = failure.file, failure.isTest(named: name) {
                let id = file + "::" + name.split(separator: ".").joined(separator: "::")
                run.put(id, status)
                run.update(id) { failure.give(to: &$0) }
            }
        }
    }

    /// The name of a test as the long section has it: dots between classes, brackets untouched.
    private static func dotted(_ name: String) -> String {
        guard let bracket = name.firstIndex(of: "[") else {
            return name.split(separator: ":", omittingEmptySubsequences: true)
                .joined(separator: ".")
        }
        return name[..<bracket].split(separator: ":").joined(separator: ".") + name[bracket...]
    }
}
