/// Reads pytest: verbose lines, letters, xdist, the short summary, and the last line.
struct PytestReader: TestLogReader {
    static let framework: TestFramework = "pytest"
    static let signs = LineSigns(
        heads: [
            "=", "!", "INTERNALERROR>", "ERROR: ", "ImportError while loading conftest",
            "Using --randomly-seed=",
        ], parts: ["::", "%]", " in 0"])

    private enum Section { case none, progress, failures, summary, results }

    private static let xdist: LinePattern =
        "[gw{d}]{*} {PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN|SUBPASS|SUBFAIL} {+}"
    private static let results: LinePattern = "Results ({t}):"
    private static let result: LinePattern = "{s}{d} {w}"
    private static let randomSeed: LinePattern = "Using --randomly-seed={w}"

    private var section = Section.none
    private var pending: String?
    var tally = PytestTally()
    var letters = PytestLetters()
    var failures = PytestFailures()
    /// Whether a session ended before its time.
    private(set) var isStopped = false
    private var prettyNames = PytestPrettyNames()
    private var isPretty = false
    private var innerSessions = 0
    private var innerEnd: PytestSummary?
    /// An end among what failing tests printed, where sessions have no frame around theirs.
    private var looseEnd: PytestSummary?
    var summary: PytestSummary?
    var collectionErrors = 0
    private var width: Int?
    /// Whether the session began with a title, and so will end with a framed line.
    private var isHeaded = false
    /// Whether the section has what tests printed.
    private var isCaptured = false

    init() {}

    var needsEveryLine: Bool {
        section != .none || summary == nil && letters.counts.total > 0
    }

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
        case UInt8(ascii: "R") where section != .none:
            // A plugin puts each count on a line of its own.
            if let match = Self.results.match(line) {
                count(PytestSummary(seconds: match.seconds(0)), &run)
                section = .results
                isPretty = true
                return
            }
        case UInt8(ascii: "U") where line.hasPrefix("Using --randomly-seed="):
            run.seed = Self.randomSeed.match(line)?[0]
        default: break
        }
        if first.isASCIIDigit, readEnd(line, &run) { return }
        switch section {
        case .none: readPreface(line, &run)
        case .progress: readProgress(line, &run)
        case .failures: readFailures(line, &run)
        case .summary: readSummary(line, &run)
        case .results:
            let match = Self.result.match(line)
            let isCount = match.map { summary?.add($0.integer(0), $0[1]) == true } ?? false
            if !isCount { section = .none }
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
            let isTitle =
                title == "test session starts" || title == "short test summary info"
                || Self.sections.contains(title)
            // A rule of somebody else does not tell how wide pytest's are.
            guard width == nil ? isTitle : isWideEnough(line) else { return false }
            open(title, width: line.bytes.count, &run)
            return true
        case UInt8(ascii: "!"): return readStop(title, &run)
        default:
            guard section == .failures, title != line.text, !title.isEmpty else { return false }
            guard line.hasPrefix("_ ") == false || !title.hasPrefix("_") else { return false }
            looseEnd = nil
            failures.open(title)
            return true
        }
    }

    /// Opens the section that a title stands for.
    private mutating func open(_ title: String, width: Int, _ run: inout RunBuilder) {
        if title == "test session starts" {
            run.claim(100)
            // A session in the output of a failing test is that of a test of a plugin.
            guard section != .failures else {
                innerSessions += 1
                return
            }
            section = .progress
            session += 1
            isHeaded = true
            self.width = width
            pending = nil
            return
        }
        guard innerSessions == 0 else { return }
        self.width = self.width ?? width
        looseEnd = nil
        if title == "short test summary info" {
            run.claim(90)
            section = .summary
        } else if section != .none || Self.sections.contains(title) {
            section = .failures
            isCaptured = !title.hasPrefix("warnings")
            failures.open(nil)
        }
    }

    private static let sections: Set<String> = [
        "FAILURES", "ERRORS", "PASSES", "XPASSES", "XFAILURES", "warnings summary",
        "warnings summary (final)",
    ]

    /// Reads what stands between exclamation marks, when a session ends before its time.
    private mutating func readStop(_ title: String, _ run: inout RunBuilder) -> Bool {
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
        isStopped = true
        return true
    }

    /// Reads the last line of a session.
    private mutating func readEnd(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let end = PytestSummary(line), isWideEnough(line) else { return false }
        let isFramed = line.bytes[0] == UInt8(ascii: "=")
        // What has a title has a frame, so that a bare line is what a test printed.
        guard isFramed || !isHeaded else { return false }
        run.claim(isFramed ? 90 : letters.counts.total + run.tests.count > 0 ? 40 : 20)
        guard innerSessions == 0 else {
            innerSessions -= 1
            innerEnd = end
            return true
        }
        if section == .failures, isCaptured, !isFramed {
            looseEnd = end
        } else {
            count(end, &run)
        }
        return true
    }

    /// Adds what a session counts to what others before it counted.
    private mutating func count(_ end: PytestSummary, _ run: inout RunBuilder) {
        if var whole = summary {
            for status in TestStatus.allCases { whole.counts[status] += end.counts[status] }
            whole.seconds = (whole.seconds ?? 0) + (end.seconds ?? 0)
            summary = whole
        } else {
            summary = end
        }
        tally.endSession()
        looseEnd = nil
        isHeaded = false
        run.isComplete = true
        section = .none
    }

    /// Whether a framed line is as wide as pytest makes all of them, which what a test prints is not.
    private func isWideEnough(_ line: LogLine) -> Bool {
        guard line.bytes[0] == UInt8(ascii: "=") else { return true }
        let wanted = width ?? 80
        if line.hasPrefix("= "), line.hasSuffix(" =") {
            // One sign a side is what is left where the text itself fills the width.
            return line.bytes.count >= wanted - 2
        }
        return width == nil ? line.bytes.count >= 58 : abs(line.bytes.count - wanted) <= 2
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

    /// Reads a line of the long sections, or the first one of a session behind a quiet one.
    private mutating func readFailures(_ line: LogLine, _ run: inout RunBuilder) {
        if let end = looseEnd, line.contains("%]") {
            let before = letters.counts.total
            letters.read(line, isOpen: false)
            if letters.counts.total > before { return count(end, &run) }
        }
        failures.read(line)
    }

    private mutating func readProgress(_ line: LogLine, _ run: inout RunBuilder) {
        if tally.read(line) { return }
        if let place = line.find("Fatal Python error: ") {
            run.death = .crashed
            // It stands behind the letters, or behind the name of the test.
            if !line.contains("::") {
                return letters.read(LogLine(bytes: Array(line.bytes[..<place])), isOpen: true)
            }
        }
        if line.contains("+++ Timeout +++") { run.death = .crashed }
        if line.hasPrefix("[gw"), let match = Self.xdist.match(line),
            PytestStatus.isProgress(match[1])
        {
            run.claim(60)
            return record(announcedId(in: match.trimmed(3)), word: match[2], reason: nil, &run)
        }
        if let length = PytestIdentifier.length(in: line.bytes, from: 0),
            isFile(line.bytes, length)
        {
            readVerbose(line, length, &run)
            return
        }
        if readStatusAlone(line, &run) { return }
        if section == .progress, prettyNames.read(line, below: &letters) { return }
        let before = letters.counts.total
        letters.read(line, isOpen: section == .progress || summary != nil || before > 0)
        // A quiet session has no other sign until it ends.
        if section == .none, letters.counts.total > before, line.hasSuffix("%]") { run.claim(20) }
    }

    /// The id that a text begins with: what a worker prints can stand behind it.
    private func announcedId(in whole: String) -> String {
        let text = PytestIdentifier.withoutOrigin(whole)
        guard !announced.isEmpty, !announced.contains(text) else { return text }
        var end = text.startIndex
        while let blank = text[end...].firstIndex(of: " ") {
            let id = String(text[..<blank])
            if announced.contains(id) { return id }
            end = text.index(after: blank)
        }
        return text
    }

    /// Whether the part before `::` looks like a file, and not like a word of some output.
    private func isFile(_ bytes: [UInt8], _ length: Int) -> Bool {
        let line = LogLine(bytes: Array(bytes[..<length]))
        guard let separator = line.find("::"), separator > 0 else { return false }
        return line.bytes[..<separator].contains(UInt8(ascii: "."))
    }

    private mutating func readVerbose(_ line: LogLine, _ length: Int, _ run: inout RunBuilder) {
        let length = PytestStatus.longerLength(line, length)
        let id = String(decoding: line.bytes[..<length], as: UTF8.self)
        pending = id
        if section == .progress { run.claim(60) }
        guard let status = PytestStatus.status(in: line, from: length + 1) else {
            if line.hasSuffix("%]") { _ = readStatusAlone(line, &run) }
            if line.text(from: length).isEmpty { announced.insert(id) }
            return
        }
        run.claim(section == .progress ? 60 : 30)
        record(id, word: status.word, reason: status.reason, &run)
    }

    /// Reads a status behind the output of a test: `…PASSED   [ 42%]`.
    private mutating func readStatusAlone(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let id = pending else { return false }
        if let status = PytestStatus.status(in: line, from: 0),
            status.word.hasPrefix("SUB") == false,
            line.contains("%]") || line.bytes.count <= 8
        {
            record(id, word: status.word, reason: status.reason, &run)
            return true
        }
        guard line.hasSuffix("%]") else { return false }
        for (word, name) in PytestStatus.words.prefix(6) {
            guard let place = line.findLast(word), place > 0 else { continue }
            let rest = line.text(from: place + word.utf8CodeUnitCount)
            guard PytestStatus.isPercent(rest) else { continue }
            record(id, word: name, reason: nil, &run)
            return true
        }
        return false
    }

    mutating func record(
        _ id: String, word: String, reason: String?, _ run: inout RunBuilder
    ) {
        if pending == id { pending = nil }
        let isAgain = sessions.updateValue(session, forKey: id) == session
        let before = isAgain ? run.result(id)?.status : nil
        let status: TestStatus
        switch word {
        case "PASSED": status = .passed
        case "FAILED":
            status = .failed
            tally.countFailure(of: id)
        case "ERROR":
            status = .errored
            if section == .summary { tally.list(id, .errored) }
        case "SKIPPED": status = .skipped
        case "XFAIL": status = .xfailed
        case "XPASS": status = .xpassed
        case "RERUN":
            sessions[id] = nil
            return
        case "SUBFAILED":
            tally.countSubtest(of: id, isListed: false)
            pending = id
            return
        default:
            pending = id
            return
        }
        if before == status, section == .progress { tally.tellAgain(status) }
        // A test that ran to its end and whose fixture then fails is counted twice.
        if let before, before != status, before == .errored || status == .errored {
            tally.count(id, twiceBy: status == .errored ? before : status)
            run.put(id, .errored, message: reason)
        } else if status != .passed || before == nil {
            run.put(id, status, message: reason)
        }
    }

    private var session = 0
    /// The tests that were said to begin.
    private var announced: Set<String> = []
    /// The session in which a test was last seen.
    private var sessions: [String: Int] = [:]

    mutating func finish(_ run: inout RunBuilder) {
        for id in tally.testsWithFailedSubtests where run.result(id)?.status == .passed {
            run.put(id, .failed)
        }
        if let end = looseEnd ?? (summary == nil ? innerEnd : nil) { count(end, &run) }
        if summary == nil { run.suspect = pending }
        if isPretty { prettyNames.give(to: &run) }
        // Where there is no list, or the log has no end, the headings alone tell.
        for file in failures.files where !run.has(file) {
            readSummary(file, message: nil, "ERROR", &run)
        }
        failures.attach(to: &run)
        run.durationSeconds = summary?.seconds
        guard let summary else {
            countLetters(&run)
            return
        }
        weigh(summary, &run)
    }
}
