/// Reads the Test Anything Protocol as its many producers write it.
struct TAPReader: TestLogReader {
    static let framework: TestFramework = "tap"
    static let signs = LineSigns(
        heads: [
            "TAP version ", "Bailout called.", "Files=", "Result: ", "Failed ", "Node.js v",
            "Error: Test file \"",
        ], starts: ["ok", "not ok", "1..", "#", "---", "}", "Bail out!", "KTAP version "],
        parts: ["/mocha/lib/", " ..", "ok 0"])

    private static let version: LinePattern = "TAP version {d}"
    private static let plan: LinePattern = "{_}1..{d}"
    private static let emptyPlan: LinePattern = "{_}1..0{_}#{...}"
    private static let total: LinePattern = "# {tests|pass|fail|skip|todo|cancelled|suites} {_}{d}"
    private static let proveFile: LinePattern = "{w} {_}..{...}"
    private static let proveEnd: LinePattern = "Files={d}, Tests={d}, {...}"
    private static let proveResult: LinePattern = "Result: {PASS|FAIL|NOTESTS}"
    private static let nodeDuration: LinePattern = "{_}duration_ms: {n}"

    private var tree = TAPTree()
    private var hasVersion = false
    private var plannedTop: Int?
    private var plans = 0
    private var isProve = false
    private var proveEnded = false
    private var proveFiles: [(name: String, status: TestStatus?)] = []
    private var comments: [String: Int] = [:]
    private var lastComment: String?
    private var isTape = false
    private var hasSubtests = false
    private var hasNodeDuration = false
    private var isBats = false
    private var yamlIndent: Int?
    private var isBailed = false
    private var sawNodeCrash = false
    private var sawWarning = false
    private var lineCount = 0
    private var hasSkipAll = false
    private var hasMochaStack = false
    /// Whether the name of a subtest stands among its results, and not above them.
    private var isKernel = false
    private var isCriterion = false
    /// The subtest that the line above announces.
    private var announced: String?

    init() {}

    var needsEveryLine: Bool { yamlIndent != nil || !tree.isEmpty }

    func isAtEnd(_ run: RunBuilder) -> Bool {
        proveEnded || plannedTop.map { tree.nextNumber > $0 } == true
    }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        let announcement = announced
        announced = nil
        if let indent = yamlIndent {
            guard line.indent < indent, line.trimmed != "..." else {
                readYAML(line)
                return
            }
            yamlIndent = nil
        }
        switch first {
        case UInt8(ascii: "K") where line.startsWith("KTAP version "):
            // The kernel says so before each of its suites.
            isKernel = true
            if line.indent == 0 {
                hasVersion = true
                run.claim(40)
            }
            return
        case UInt8(ascii: "o"), UInt8(ascii: "n"):
            if readResult(line, announcement, &run) { return }
        case UInt8(ascii: "1"): if readPlan(line, &run) { return }
        case UInt8(ascii: "#"): return readComment(line, &run)
        case UInt8(ascii: "T"):
            if line.indent == 0, Self.version.match(line) != nil {
                hasVersion = true
                run.claim(40)
                return
            }
        case UInt8(ascii: "-"):
            if line.trimmed == "---" {
                yamlIndent = line.indent
                return
            }
        case UInt8(ascii: "}"): tree.closeBlock(indent: line.indent)
        case UInt8(ascii: "B"):
            if line.startsWith("Bail out!") || line.hasPrefix("Bailout called.") {
                isBailed = true
                run.claim(30)
            }
        case UInt8(ascii: "F"), UInt8(ascii: "R"): if readProveEnd(line, &run) { return }
        case UInt8(ascii: "N") where line.hasPrefix("Node.js v"): sawNodeCrash = true
        case UInt8(ascii: "a") where line.startsWith("at ") && line.contains("/mocha/lib/"):
            hasMochaStack = true
        case UInt8(ascii: "E"):
            if line.hasPrefix("Error: Test file \""), line.hasSuffix("does not exist") {
                run.claim(50)
                run.framework = "bats"
                run.state = .usageError
            }
        default: break
        }
        if line.indent == 0, readProveFile(line, &run) { return }
        if readGlued(line, &run) { return }
        tree.keepOutput(line)
    }

    private mutating func readYAML(_ line: LogLine) {
        let text = line.trimmed
        if text == "..." {
            yamlIndent = nil
        } else {
            if Self.nodeDuration.match(line) != nil, text.hasPrefix("duration_ms:") {
                hasNodeDuration = true
            }
            if Self.isPlaceOfBats(text) { isBats = true }
            tree.addYAML(text)
        }
    }

    /// Whether a text tells a place as bats does, in a comment or in a block.
    private static func isPlaceOfBats(_ text: String) -> Bool {
        text.hasPrefix("(in test file ") || text.hasPrefix("(from function ")
    }

    private mutating func readPlan(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if Self.emptyPlan.match(line) != nil {
            run.claim(30)
            if line.indent == 0 {
                plannedTop = plannedTop ?? 0
                hasSkipAll = true
                plans += 1
            }
            return true
        }
        guard let match = Self.plan.match(line) else { return false }
        if line.indent == 0 {
            let isWhole = match.integer(0) > 1 && match.integer(0) == tree.nextNumber - 1
            run.claim(isWhole ? 40 : 30)
            plannedTop = match.integer(0)
            plans += 1
            tree.plan = match.integer(0)
        }
        return true
    }

    private mutating func readResult(
        _ line: LogLine, _ announcement: String?, _ run: inout RunBuilder
    ) -> Bool {
        guard let result = TAPResult(line) else { return false }
        // The name may be longer than the log.
        if line.isLast { return true }
        if result.isBare, isProve {
            if let last = proveFiles.indices.last { proveFiles[last].status = .passed }
            return true
        }
        let isAnnounced = announcement == result.description
        guard
            tree.accept(
                result, indent: line.indent, isLast: line.isLast, isAnnounced: isAnnounced)
        else { return true }
        if line.indent == 0 {
            // Several results that are numbered as planned are hardly anything else.
            let isWhole = (plannedTop ?? 0) > 1 && plannedTop == tree.nextNumber - 1
            run.claim(isWhole ? 40 : tree.nextNumber > 2 ? 14 : 8)
        }
        if let comment = lastComment, line.indent == 0 {
            comments[comment, default: 0] += 1
            tree.setGroup(comment)
        }
        return true
    }

    /// Reads a result behind output without a line feed: it has to have the next number.
    private mutating func readGlued(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard line.indent == 0, let place = line.findLast(text: "ok \(tree.nextNumber) ") else {
            return false
        }
        var start = place
        if start >= 4, line.has("not ", at: start - 4) { start -= 4 }
        guard start > 0, line.bytes[start - 1] != 0x20 else { return false }
        return readResult(LogLine(bytes: Array(line.bytes[start...])), nil, &run)
    }

    private mutating func readComment(_ line: LogLine, _ run: inout RunBuilder) {
        let text = line.text(from: line.indent + 1).trimmingBlanks()
        if line.isLast { return }
        if text.hasPrefix("Subtest: ") {
            hasSubtests = true
            announced = text.dropping(prefix: "Subtest: ")
            tree.open(
                text.dropping(prefix: "Subtest: "),
                indent: isKernel ? max(0, line.indent - 4) : line.indent)
            return
        }
        if text.hasPrefix("bats warning: Executed ") { sawWarning = true }
        if text.hasPrefix("Criterion v") { isCriterion = true }
        if Self.isPlaceOfBats(text) { isBats = true }
        if line.indent == 0, Self.total.match(line) != nil {
            run.claim(35)
            if text.hasPrefix("tests ") { tree.hasTotals = true }
            return
        }
        if line.indent == 0, line.hasPrefix("# "), !line.hasPrefix("#  "), hasVersion,
            !text.isEmpty
        {
            lastComment = text
        }
        tree.addDiagnostic(text)
    }

    private mutating func readProveFile(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard line.contains(" ..") else { return false }
        let isTimed = line.hasPrefix("[") && line.has("] ", at: 9)
        guard let match = Self.proveFile.match(line, from: isTimed ? 11 : 0) else { return false }
        let name = match[0]
        guard
            name.hasSuffix(".t") || name.hasSuffix(".pl") || name.hasSuffix(".bats")
                || name.hasSuffix(".sh") || name.contains("/")
        else { return false }
        var rest = match[1]
        while rest.hasPrefix(".") { rest.removeFirst() }
        rest = rest.trimmingBlanks()
        isProve = true
        run.claim(45)
        tree.startFile(name)
        if rest.hasPrefix("ok") {
            proveFiles.append((name, .passed))
        } else if rest.hasPrefix("skipped") {
            proveFiles.append((name, .skipped))
        } else {
            proveFiles.append((name, nil))
        }
        return true
    }

    private mutating func readProveEnd(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        if Self.proveEnd.match(line) != nil {
            isProve = true
            run.claim(80)
            return true
        }
        if let match = Self.proveResult.match(line) {
            proveEnded = true
            run.claim(70)
            if match[0] == "NOTESTS", run.state == nil, tree.isEmpty { run.state = .noTests }
            return true
        }
        if line.hasPrefix("Failed "), let last = proveFiles.indices.last, !proveEnded {
            proveFiles[last].status = proveFiles[last].status ?? .failed
        }
        return false
    }

    mutating func finish(_ run: inout RunBuilder) {
        let flavor = flavor()
        let isOpen = tree.hasOpenBlocks
        tree.finish()
        if flavor == .tape, sawNodeCrash, let lastComment, comments[lastComment] == nil {
            run.suspect = lastComment
        }
        if let name = flavor.framework { run.framework = run.framework ?? name }
        tree.write(flavor, into: &run)
        if flavor == .prove {
            run.counts = RunBuilder.count(run.tests)
            for (name, status) in proveFiles {
                if let status { run.add(name, status, scope: .file) }
            }
            run.isComplete = proveEnded
            if tree.isEmpty, proveEnded, run.state == nil {
                run.state = proveFiles.isEmpty ? .noTests : .completed
                run.namesComplete = proveFiles.isEmpty
            }
        } else {
            run.isComplete = !isOpen && (tree.isComplete || sawWarning || hasSkipAll)
        }
        if isBailed { run.state = .interrupted }
        if sawNodeCrash, !run.isComplete { run.death = .crashed }
        if flavor == .nodeTest, run.isComplete, run.state == nil {
            let tests = run.tests.filter { $0.scope == nil }
            if !tests.isEmpty,
                tests.allSatisfy({ $0.status == .failed && NodeTestReader.isFile($0.id) })
            {
                run.state = .crashed
            }
        }
    }

    private func flavor() -> TAPFlavor {
        if isProve { return .prove }
        if isKernel { return .kernel }
        // Node announces every test, and bats none.
        if hasNodeDuration, hasSubtests || !isBats { return .nodeTest }
        if tree.hasBlocks { return .vitest }
        if isBats { return .bats }
        if tree.hasWarnings { return .testThat }
        if tree.isFromPytest { return .pytest }
        if isCriterion { return .criterion }
        if hasMochaStack { return .mocha }
        if hasSubtests, tree.hasTimes { return .nodeTap }
        if tree.hasArrows, hasVersion { return .ava }
        if hasVersion, !hasSubtests, !comments.isEmpty { return .tape }
        return .plain
    }
}
