/// Reads the spec reporter of `node --test`, and the dots of the other one with what failed.
struct NodeTestReader: TestLogReader {
    static let framework: TestFramework = "node-test"
    static let signs = LineSigns(
        heads: ["Failed tests:"],
        starts: ["ℹ ", "▶ ", "⚠ ", "﹣ ", "test at "] + CheckMark.signs, parts: ["✔ ", "✖ "],
        includesWords: true)

    private static let info: LinePattern = "ℹ {tests|suites|pass|fail|cancelled|skipped|todo} {d}"
    private static let duration: LinePattern = "ℹ duration_ms {n}"
    private static let place: LinePattern = "test at {+}:{d}:{d}"

    private var stack = TitleStack()
    private var isInList = false
    private var hasEnd = false
    private var last: String?
    private var listPlace: (file: String, line: Int)?
    private var total = 0
    private var suites = 0
    /// Whether the runner says that there is no suite: then what holds others is a test itself.
    private var hasNoSuites = false
    /// The marks of the dot reporter, a `.` or an `X` a result, as far as they were read.
    private var dots = TestCounts()
    /// Whether what failed is listed below them.
    private var hasDots = false
    private var glued: [(line: LogLine, place: Int)] = []

    init() {}

    var needsEveryLine: Bool { last != nil }

    func isAtEnd(_ run: RunBuilder) -> Bool { hasEnd }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if run.tests.isEmpty, line.hasPrefix("Failed tests:") {
            // The dot reporter lists only these, behind its dots.
            run.namesComplete = false
            hasDots = dots.total > 0
            return
        }
        if run.tests.isEmpty, !hasDots, line.bytes.allSatisfy({ $0 == 0x2E || $0 == 0x58 }) {
            let failed = line.bytes.count { $0 == 0x58 }
            dots.failed += failed
            dots.passed += line.bytes.count - failed
            return
        }
        if first >= 0xE2, readMark(line, &run) { return }
        if !isInList, line.hasSuffix("ms)"), first < 0xE2 {
            for sign: StaticString in ["✔ ", "✖ "] {
                if let place = line.findLast(sign), place > 0 {
                    glued.append((LogLine(bytes: Array(line.bytes[place...])), run.tests.count))
                }
            }
        }
        if isInList, first == UInt8(ascii: "t"), let match = Self.place.match(line) {
            listPlace = (match[0], match.integer(1))
            return
        }
        guard let last, line.indent > 0 else { return }
        if run.result(last)?.status == .failed || run.result(last)?.status == .xfailed {
            if run.result(last)?.message == nil { run.addMessage(line.trimmed, to: last) }
            run.addOutput(line.text(from: 0), to: last)
        }
    }

    private mutating func readMark(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let start = line.indent
        if line.has("ℹ ", at: start) { return readInfo(line, &run) }
        if line.hasPrefix("✖ failing tests:") {
            isInList = true
            stack.clear()
            return true
        }
        if line.has("▶ ", at: start) {
            guard start == 2 * stack.levels.count || isClosing(line) else { return false }
            let text = line.text(from: start + 4)
            let parts = Self.parts(of: text)
            if let open = stack.levels.last, open.indent == start, open.title == parts.name {
                close(parts, status: nil, &run)
            } else if start == 2 * stack.levels.count {
                stack.enter(parts.name, indent: start)
                run.claim(8)
            }
            return true
        }
        if line.has("⚠ ", at: start), !isInList {
            // A test that is still to be done has failed.
            guard start == 2 * stack.levels.count else { return false }
            let parts = Self.parts(of: line.text(from: start + 4))
            let id = stack.path(parts.name, separator: " > ")
            run.claim(30)
            run.add(id, .xfailed, seconds: parts.seconds)
            last = id
            return true
        }
        let isSkip = line.has("﹣ ", at: start)
        guard let mark = isSkip ? nil : CheckMark(line, at: start), !isSkip || true else {
            if isSkip { return readSkip(line, &run) }
            return false
        }
        let parts = Self.parts(of: line.text(from: start + mark.length))
        if isInList {
            let id = run.tests.last { $0.id == parts.name || $0.id.hasSuffix(" > " + parts.name) }?
                .id
            if let id, let listPlace {
                run.update(id) {
                    $0.file = $0.file ?? listPlace.file
                    $0.line = $0.line ?? listPlace.line
                }
            }
            listPlace = nil
            last = id
            return true
        }
        if let open = stack.levels.last, open.indent == start, open.title == parts.name {
            close(parts, status: mark.status, &run)
            return true
        }
        guard start == 2 * stack.levels.count else { return false }
        var status = mark.status
        if let directive = parts.directive {
            // What has to fail, and does, is said to have passed.
            let isExpected = directive.hasPrefix("EXPECTED FAILURE")
            status = status == .passed && !isExpected ? .xpassed : .xfailed
        }
        let id = stack.path(parts.name, separator: " > ")
        run.claim(parts.seconds == nil ? 8 : 30)
        run.add(id, status, seconds: parts.seconds)
        last = id
        return true
    }

    private func isClosing(_ line: LogLine) -> Bool {
        stack.levels.last?.indent == line.indent
    }

    private mutating func close(
        _ parts: (name: String, seconds: Double?, directive: String?), status: TestStatus?,
        _ run: inout RunBuilder
    ) {
        stack.leave(stack.levels.last?.indent ?? 0)
        let id = stack.path(parts.name, separator: " > ")
        // What is below the suite was read since it was opened.
        let head = id + " > "
        let hasFailed = run.tests.reversed().prefix { $0.id.hasPrefix(head) }
            .contains { $0.status.isFailure }
        run.add(
            id, status ?? (hasFailed ? .failed : .passed), seconds: parts.seconds, scope: .suite)
        last = nil
    }

    private mutating func readSkip(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard !isInList, line.indent == 2 * stack.levels.count else { return false }
        let parts = Self.parts(of: line.text(from: line.indent + 4))
        run.claim(30)
        run.add(
            stack.path(parts.name, separator: " > "), .skipped, seconds: parts.seconds,
            message: parts.directive)
        last = nil
        return true
    }

    /// Parts `name (1.5ms) # reason`.
    private static func parts(
        of text: String
    ) -> (name: String, seconds: Double?, directive: String?) {
        if let place = text.range(ofLast: "ms) # ") {
            let head = CheckMark.time(
                of: String(text[..<place.lowerBound]) + "ms)", inBrackets: true)
            if head.seconds != nil {
                return (head.name, head.seconds, String(text[place.upperBound...]))
            }
        }
        let timed = CheckMark.time(of: text, inBrackets: true)
        if timed.seconds == nil {
            for word in [" # SKIP", " # TODO", " # EXPECTED FAILURE"] {
                if let place = text.range(ofLast: word) {
                    return (
                        String(text[..<place.lowerBound]), nil, String(text[place.upperBound...])
                    )
                }
            }
        }
        return (timed.name, timed.seconds, nil)
    }

    private mutating func readInfo(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard line.indent == 0 else { return false }
        if let match = Self.duration.match(line) {
            run.durationSeconds = match.number(0).map { $0 / 1000 }
            hasEnd = true
            run.claim(80)
            return true
        }
        guard let match = Self.info.match(line) else { return true }
        run.claim(80)
        if match[0] == "tests" { total = match.integer(1) }
        if match[0] == "suites" {
            suites = match.integer(1)
            hasNoSuites = suites == 0
        }
        return true
    }

    mutating func finish(_ run: inout RunBuilder) {
        run.isComplete = hasEnd
        if hasDots, !hasEnd, run.tests.count == dots.failed {
            run.isComplete = true
            run.counts = TestCounts(of: run.tests)
            run.counts?.passed += dots.passed
        }
        reconcile(&run)
        if hasEnd, hasNoSuites {
            for place in run.tests.indices { run.update(at: place) { $0.scope = nil } }
        }
        let tests = run.tests.filter { $0.scope == nil }
        guard run.isComplete, run.state == nil else { return }
        if !tests.isEmpty, tests.allSatisfy({ $0.status == .failed && Self.isFile($0.id) }) {
            run.state = .crashed
        } else if tests.isEmpty, total == 0 {
            run.state = .noTests
        }
    }

    /// Takes results from behind output, and lines that imitate results away, where the total
    /// says that there are some.
    private mutating func reconcile(_ run: inout RunBuilder) {
        guard hasEnd, total > 0 else { return }
        stack.clear()
        isInList = false
        for (line, _) in glued { _ = readMark(line, &run) }
        let surplus = run.tests.count - total - suites
        guard surplus > 0 else { return }
        // Node measures in millionths of a millisecond: what has two digits is somebody else's.
        let doubtful = run.tests.filter { test in
            test.scope == nil
                && test.durationSeconds.map {
                    abs(($0 * 100_000).rounded() - $0 * 100_000) < 0.000_001
                } == true
        }.map(\.id)
        guard doubtful.count == surplus else { return }
        run.removeAll { doubtful.contains($0.id) }
        run.warn("\(surplus) lines look like results and are the output of a test")
    }

    /// Whether a name is the path of a test file.
    static func isFile(_ name: String) -> Bool { name.contains("/") && isFileName(name) }

    /// Whether a name is that of a source file.
    static func isFileName(_ name: String) -> Bool {
        !name.contains(" ")
            && [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"].contains { name.hasSuffix($0) }
    }
}
