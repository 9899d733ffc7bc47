/// Reads Mocha's spec reporter, and the list of failures that all its reporters end with.
struct MochaReader: TestLogReader {
    static let framework: TestFramework = "mocha"
    static let signs = LineSigns(
        heads: ["Error: No test files found", "  "],
        parts: ["(Run Starting)", "/mocha/lib/nodejs/", "0 passing", "  ✔ ", "  ✓ "],
        includesBlanks: true)

    private static let passing: LinePattern = "{_}{d} passing ({t})"
    private static let passingPlain: LinePattern = "{_}{d} passing"
    private static let others: LinePattern = "{_}{d} {pending|failing|skipped}"
    private static let numbered: LinePattern = "{_}{d}) {+}"

    private var stack = TitleStack()
    private var nextFailure = 1
    private var isInList = false
    private var declared: TestCounts?
    private var titles: [String] = []
    private var isInTitles = false
    private var current: String?
    private var suspicious: [[Int]] = []
    private var sinceOther: [Int] = []
    private var listed = 0
    private var listedIds: Set<String> = []
    private var isCypress = false
    private var hasTree = false
    private var hasEnd = false
    private var hasMark = false
    private var isAfterBlank = true
    private var doubtful: LineMatch?
    /// The name that the list reporter wrote before the test ran.
    private var announced: String?
    /// What was known above the last total, which a test may have printed.
    private var above: Above?
    /// What may be the beginning of another tree, below a total.
    private var nextTree: [LogLine] = []
    /// How many passing tests the tree has since its beginning.
    private var passedInTree = 0
    /// Where the last result of the tree stands, and the outermost title below it.
    private var lastIndent = 0
    private var outermostTitle = Int.max
    /// A title where none is expected.
    private var unlikelyTitle: LogLine?
    /// Whether nothing but blank lines stands below a total.
    private var isBelowTotal = false

    /// Where the tree was when a total came.
    private struct Above: Sendable {
        var stack: TitleStack
        var nextFailure: Int
        var declared: TestCounts?
        var durationSeconds: Double?
        /// Whether the total is that of the tree.
        var fits: Bool
    }
    /// How many lines may stand above the first mark of a tree that follows another one.
    private static let maximumTitles = 1000

    init() {}

    var needsEveryLine: Bool { isAfterBlank || doubtful != nil || isBelowTotal || isInList }

    func isAtEnd(_ run: RunBuilder) -> Bool { hasEnd }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = doubtful {
            // Below a total stands another one, or nothing.
            doubtful = nil
            if line.isBlank || Self.others.match(line) != nil { end(match, &run) }
        }
        if line.isBlank {
            isAfterBlank = true
            return
        }
        defer {
            isAfterBlank = false
            announced =
                line.isOverwritten && line.hasSuffix(": ") ? String(line.trimmed.dropLast()) : nil
        }
        if line.hasPrefix("Error: No test files found") {
            run.claim(60)
            run.state = .usageError
            return
        }
        if line.contains("(Run Starting)") {
            isCypress = true
            run.claim(90)
            run.framework = "cypress"
        }
        if line.contains("/mocha/lib/nodejs/"), !hasTree, declared == nil, line.startsWith("at ") {
            // A file that cannot be loaded ends Mocha before its first line.
            run.claim(20)
            run.death = .collectionError
        }
        if readTotals(line, &run) { return }
        isBelowTotal = false
        if isInList, !goesOn(line, &run) { return readList(line, &run) }
        readTree(line, &run)
    }

    /// Whether a line below a total is of a tree: of the one above, where a test has printed the
    /// total, or of that of the next run.
    private mutating func goesOn(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        let isPass = CheckMark(line, at: line.indent)?.status == .passed
        let number = Self.numbered.match(line)?.integer(0)
        if let above, !above.fits, line.indent == (above.stack.levels.last?.indent ?? 0) + 2,
            isPass || line.indent > 2 && number == above.nextFailure
        {
            stack = above.stack
            nextFailure = above.nextFailure
            declared = above.declared
            run.durationSeconds = above.durationSeconds
            self.above = nil
            hasEnd = declared != nil
            isInList = false
            nextTree = []
            return true
        }
        if isAfterBlank, line.indent == 2, number == nil, !line.startsWith("- ") {
            nextTree = []
            if isPass { return beginTree(&run) }
            nextTree = [line]
            return false
        }
        guard !nextTree.isEmpty, nextTree.count < Self.maximumTitles else { return false }
        guard line.indent > 2 else {
            if line.indent < 2 { nextTree = [] }
            return false
        }
        if line.indent == 4 || nextTree.count > 1, isPass || number == 1 { return beginTree(&run) }
        nextTree.append(line)
        return false
    }

    private mutating func beginTree(_ run: inout RunBuilder) -> Bool {
        isInList = false
        current = nil
        above = nil
        hasEnd = false
        run.isComplete = false
        passedInTree = 0
        lastIndent = 0
        outermostTitle = .max
        stack.clear()
        let lines = nextTree
        nextTree = []
        for line in lines { readTree(line, &run) }
        return true
    }

    private mutating func readTotals(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let first = line.first, first.isASCIIDigit else { return false }
        if let match = Self.passing.match(line) ?? Self.passingPlain.match(line) {
            // A total stands below a blank line, unless a test left its line open.
            if isAfterBlank { end(match, &run) } else { doubtful = match }
            return true
        }
        guard isInList, let match = Self.others.match(line) else { return false }
        if isBelowTotal { run.claim(65) }
        if match[1] == "failing" {
            declared?.failed += match.integer(0)
        } else {
            declared?.skipped += match.integer(0)
        }
        return true
    }

    /// Takes the number of tests that passed: the tree is done, and a list of failures follows.
    private mutating func end(_ match: LineMatch, _ run: inout RunBuilder) {
        // A total alone, any test can print.
        run.claim(hasTree || isBelowTotal ? 65 : 45)
        if !isBelowTotal {
            above = Above(
                stack: stack, nextFailure: nextFailure, declared: declared,
                durationSeconds: run.durationSeconds, fits: passedInTree == match.integer(0))
        }
        nextTree = []
        // Right above the total of the runner only a test can print another one.
        var counts = isBelowTotal ? TestCounts() : declared ?? TestCounts()
        isBelowTotal = true
        counts.passed += match.integer(0)
        declared = counts
        run.durationSeconds = (run.durationSeconds ?? 0) + (match.seconds(1) ?? 0)
        isInList = true
        hasEnd = true
        current = nil
        stack.clear()
        nextFailure = 1
    }

    private mutating func readTree(_ line: LogLine, _ run: inout RunBuilder) {
        if line.indent < 2 {
            readGlued(line, &run)
            return
        }
        if let mark = CheckMark(line, at: line.indent) {
            let text = line.text(from: line.indent + mark.length)
            hasMark = true
            record(text, mark.status, indent: line.indent, &run)
        } else if let match = Self.numbered.match(line) {
            guard match.integer(0) == nextFailure else {
                if !sinceOther.isEmpty { suspicious.append(sinceOther) }
                sinceOther = []
                return
            }
            nextFailure += 1
            record(match[1], .failed, indent: line.indent, &run)
        } else if line.startsWith("- ") {
            record(line.text(from: line.indent + 2), .skipped, indent: line.indent, &run)
        } else if line.indent == 2, !isAfterBlank, lastIndent > 2 {
            // The suites of a file stand below a blank line: this is output, perhaps.
            unlikelyTitle = line
        } else {
            unlikelyTitle = nil
            stack.enter(line)
            outermostTitle = min(outermostTitle, line.indent)
            sinceOther = []
            if stack.levels.count == 1 { run.claim(0) }
        }
    }

    /// Reads a result behind the output of a test: `…    ✔ name`.
    private mutating func readGlued(_ line: LogLine, _ run: inout RunBuilder) {
        for sign: StaticString in ["  ✔ ", "  ✓ "] {
            guard let place = line.findLast(sign), place > 0, hasTree else { continue }
            var start = place + 2
            var indent = 2
            while start - indent > 0, line.bytes[start - indent - 1] == 0x20 { indent += 1 }
            _ = start
            start += 4
            record(line.text(from: start), .passed, indent: indent, &run)
            return
        }
    }

    private mutating func record(
        _ text: String, _ status: TestStatus, indent: Int, _ run: inout RunBuilder
    ) {
        if let unlikelyTitle, indent == 4, stack.levels.last?.indent != 2 {
            stack.enter(unlikelyTitle)
            outermostTitle = 2
        }
        unlikelyTitle = nil
        // A suite has its own tests before its inner suites, and ends with its hooks.
        guard status != .passed || indent >= lastIndent || outermostTitle <= indent - 2 else {
            return
        }
        stack.leave(indent)
        // A test stands two columns behind the title of its suite.
        guard indent == (stack.levels.last?.indent ?? 0) + 2 else { return }
        let timed = time(of: text)
        let isHook = status == .failed && Self.isHook(timed.name)
        let id = stack.path(timed.name, separator: " ")
        hasTree = true
        if !stack.levels.isEmpty, !run.tests.isEmpty, hasMark { run.claim(12) }
        lastIndent = indent
        outermostTitle = .max
        sinceOther.append(run.tests.count)
        if status == .passed { passedInTree += 1 }
        run.add(
            id, isHook ? .errored : status, seconds: timed.seconds, scope: isHook ? .hook : nil)
    }

    /// Parts the time from a name; the list reporter puts it behind a colon, and has written the
    /// name before the test.
    private func time(of text: String) -> (name: String, seconds: Double?) {
        if let announced, text.hasPrefix(announced + ": "),
            let seconds = LogNumber.seconds(of: text.dropping(prefix: announced + ": "))
        {
            return (announced, seconds)
        }
        return CheckMark.time(of: text, inBrackets: true)
    }

    /// Whether a failure is that of a hook: `"before all" hook: ladder for "picks"`.
    static func isHook(_ title: String) -> Bool {
        guard let place = title.range(ofFirst: "\" hook") else { return false }
        let words = ["\"before all", "\"before each", "\"after all", "\"after each"]
        return words.contains { title[..<place.lowerBound].hasSuffix($0) }
    }

    /// Reads the list of failures: number, titles, a colon, and what was thrown.
    private mutating func readList(_ line: LogLine, _ run: inout RunBuilder) {
        if line.indent == 2, let match = Self.numbered.match(line) {
            current = nil
            titles = []
            isInTitles = true
            addTitle(match[1], &run)
            return
        }
        if isInTitles {
            guard line.indent >= 5 else {
                isInTitles = false
                return
            }
            addTitle(line.trimmed, &run)
            return
        }
        if isCypress, line.contains("(Results)") || line.contains("Running: ") {
            isInList = false
            stack.clear()
            return
        }
        guard let current else { return }
        if run.result(current)?.message == nil {
            run.addMessage(line.trimmed, to: current)
        }
        run.addOutput(line.text(from: 0), to: current)
    }

    private mutating func addTitle(_ title: String, _ run: inout RunBuilder) {
        guard title.hasSuffix(":") else {
            titles.append(title)
            return
        }
        titles.append(String(title.dropLast()))
        isInTitles = false
        listed += 1
        var id = titles.joined(separator: " ")
        if !run.has(id), titles.count == 1 {
            // Some reporters put all titles on one line, with the name of the file before them.
            id = run.tests.last { $0.status.isFailure && id.hasSuffix(" " + $0.id) }?.id ?? id
        }
        let isHook = Self.isHook(id)
        if !run.has(id) {
            run.add(id, isHook ? .errored : .failed, scope: isHook ? .hook : nil)
        }
        listedIds.insert(id)
        current = id
    }

    mutating func finish(_ run: inout RunBuilder) {
        if let doubtful { end(doubtful, &run) }
        guard var declared else { return }
        // The places of results hold as long as none is taken away.
        var unwanted: Set<Int> = []
        if listed >= declared.failed, !isCypress {
            // The list has every failure: what else looked like one is the output of a test.
            unwanted = Set(
                run.tests.indices.filter {
                    run.tests[$0].status.isFailure && !listedIds.contains(run.tests[$0].id)
                })
        }
        let kept = run.tests.indices.filter { !unwanted.contains($0) }.map { run.tests[$0] }
        let failing = kept.count { $0.status.isFailure }
        run.isComplete =
            hasEnd && (listed >= declared.failed || isCypress) && failing <= declared.failed
        let hooks = kept.count { $0.scope == .hook }
        declared.failed -= min(hooks, declared.failed)
        declared.errored += hooks
        let passed = TestCounts(of: kept).passed
        let surplus = passed - declared.passed
        if surplus > 0 {
            // What stands right before a line that is no result is output of the same test.
            let doubtful = suspicious.count == 1 ? suspicious[0].suffix(surplus) : []
            if doubtful.count == surplus,
                doubtful.allSatisfy({ run.tests[$0].status == .passed })
            {
                unwanted.formUnion(doubtful)
                run.warn("\(surplus) lines look like results and are the output of a test")
            } else {
                run.warn(
                    "the summary counts \(declared.passed) passing tests, the lines \(passed)")
            }
        }
        run.removeAll(at: unwanted)
        let named = TestCounts(of: run.tests)
        run.counts = declared
        run.namesComplete = named.total + hooks >= declared.total
        if declared.total == 0, run.state == nil { run.state = .noTests }
    }
}
