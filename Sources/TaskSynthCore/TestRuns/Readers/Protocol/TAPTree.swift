/// The results of a TAP stream, each with the subtests that came before it.
struct TAPTree: Sendable {
    /// One result.
    struct Node: Sendable {
        var result: TAPResult
        var indent: Int
        var file: String?
        var group: String?
        var children: [Node] = []
        var diagnostics: [String] = []
        var yaml: [String: String] = [:]
        var isUnsure = false
    }

    /// How deep subtests are nested that are told apart.
    private static var maximumDepth: Int { 128 }

    private var top: [Node] = []
    private var open: [Node] = []
    private var blocks: [Node] = []
    /// How many blocks are open that are deeper.
    private var deeperBlocks = 0
    private var lastNumber = 0
    private var file: String?
    private var lastIndent = 0
    private var subtests = TitleStack()
    private static let place: LinePattern = "(in test file {+}, line {d})"

    private var blockKey: String?
    private var isInProve = false

    /// The number of results that the plan promises.
    var plan: Int?
    /// Whether a total was printed at the end.
    var hasTotals = false
    /// Whether results have a time behind their name.
    private(set) var hasTimes = false
    /// Whether subtests stand in braces.
    private(set) var hasBlocks = false
    /// Whether names have an arrow in them.
    private(set) var hasArrows = false

    /// Whether a result is a warning of R, or a skip that has a reason and no name.
    private(set) var hasWarnings = false

    /// Whether names are node ids of pytest.
    private(set) var isFromPytest = false

    /// Whether there is no result.
    var isEmpty: Bool { top.isEmpty && open.isEmpty && blocks.isEmpty }

    /// Whether the plan is fulfilled.
    var isComplete: Bool {
        if hasTotals { return true }
        guard let plan else { return false }
        return top.count { !$0.isUnsure } >= plan
    }

    /// The number that the next result has, where none is left out.
    var nextNumber: Int { lastNumber + 1 }

    /// Begins the results of another file.
    mutating func startFile(_ name: String) {
        flush()
        file = name
        lastNumber = 0
        plan = nil
        isInProve = true
    }

    /// Opens a subtest, whose results come before its own.
    mutating func open(_ name: String, indent: Int) {
        subtests.enter(name, indent: indent)
    }

    /// Whether a block in braces is open.
    var hasOpenBlocks: Bool { !blocks.isEmpty }

    /// Takes a result, where it fits the numbers before it.
    mutating func accept(
        _ result: TAPResult, indent: Int, isLast: Bool, isAnnounced: Bool = false
    ) -> Bool {
        if indent == 0 {
            if let number = result.number {
                let isNext = number == lastNumber + 1
                // Subtests of pytest take numbers of their own, which are not in the plan.
                let isPytest = result.description.contains(".py::")
                if isPytest { isFromPytest = true }
                let isWithin =
                    number > lastNumber && (isPytest || plan.map { number <= $0 } == true)
                let isNewRun =
                    number == 1 && lastNumber > 0 && plan.map { lastNumber >= $0 } == true
                // Mocha gives the result after a failing hook the number of the hook.
                let isAfterHook =
                    number == lastNumber
                    && top.last?.result.description.contains("\" hook") == true
                if isNext || isWithin || isNewRun || isAfterHook {
                    lastNumber = number
                } else if isAnnounced {
                    // Node announces a file that did not load, whose number is that of the file.
                    lastNumber = max(lastNumber + 1, number)
                } else {
                    return false
                }
            } else {
                lastNumber += 1
            }
        } else if indent % 2 != 0 || indent > 4 * Self.maximumDepth {
            return false
        }
        if result.seconds != nil { hasTimes = true }
        if result.description.contains(" › ") { hasArrows = true }
        if result.description.hasPrefix("# WARNING ")
            || result.description.isEmpty && result.reason?.hasPrefix("Reason: ") == true
        {
            hasWarnings = true
        }
        var node = Node(result: result, indent: indent, file: file, isUnsure: isLast)
        if node.result.description.isEmpty {
            let name = result.isOK || result.directive != .skip ? nil : result.reason
            node.result.description = name ?? "#\(result.number ?? lastNumber)"
        }
        if result.opensBlock {
            hasBlocks = true
            if blocks.count < Self.maximumDepth {
                blocks.append(node)
                return true
            }
            deeperBlocks += 1
        }
        let first = open.lastIndex { $0.indent <= indent }.map { $0 + 1 } ?? 0
        node.children = Array(open[first...])
        open.removeSubrange(first...)
        if let last = blocks.indices.last {
            blocks[last].children.append(node)
        } else if indent == 0 {
            top.append(node)
        } else {
            open.append(node)
        }
        return true
    }

    /// Closes a block in braces.
    mutating func closeBlock(indent: Int) {
        guard deeperBlocks == 0 else {
            deeperBlocks -= 1
            return
        }
        guard let node = blocks.popLast() else { return }
        if let last = blocks.indices.last {
            blocks[last].children.append(node)
        } else {
            top.append(node)
        }
    }

    /// Says under which heading the last result stands.
    mutating func setGroup(_ name: String) {
        if !top.isEmpty { top[top.count - 1].group = name }
    }

    /// Keeps a line of YAML for the last result.
    mutating func addYAML(_ text: String) {
        if let key = blockKey {
            blockKey = nil
            change { if $0.yaml[key] == nil { $0.yaml[key] = text } }
            return
        }
        guard let colon = text.range(ofFirst: ": ") else { return }
        if text.hasSuffix(": |-") || text.hasSuffix(": |") {
            blockKey = String(text[..<colon.lowerBound])
            return
        }
        change { node in
            guard node.yaml.count < 20 else { return }
            let key = String(text[..<colon.lowerBound])
            var value = String(text[colon.upperBound...])
            if value.utf8.count > 1, value.first == value.last,
                value.first == "'" || value.first == "\""
            {
                value = String(value.dropFirst().dropLast())
            }
            if node.yaml[key] == nil { node.yaml[key] = value }
        }
    }

    /// Keeps a comment for the last result.
    mutating func addDiagnostic(_ text: String) {
        change { node in
            if node.diagnostics.count < 50 { node.diagnostics.append(text) }
        }
    }

    /// Keeps a line that is not TAP for the last result, where it failed.
    mutating func keepOutput(_ line: LogLine) {
        change { node in
            guard !node.result.isOK, node.diagnostics.count < 50 else { return }
            node.diagnostics.append(line.trimmed)
        }
    }

    private mutating func change(_ body: (inout Node) -> Void) {
        if !open.isEmpty {
            body(&open[open.count - 1])
        } else if let last = blocks.indices.last {
            if let child = blocks[last].children.indices.last {
                body(&blocks[last].children[child])
            } else {
                body(&blocks[last])
            }
        } else if !top.isEmpty {
            body(&top[top.count - 1])
        }
    }

    private mutating func flush() {
        top += open
        open = []
    }

    /// Ends the stream.
    mutating func finish() {
        deeperBlocks = 0
        while !blocks.isEmpty { closeBlock(indent: 0) }
        flush()
    }

    /// The titles above a result whose subtest has no result of its own.
    private func titles(above node: Node) -> [String] {
        subtests.levels.filter { $0.indent < node.indent && !NodeTestReader.isFileName($0.title) }
            .map(\.title)
    }

    /// Writes the results as a runner means them.
    func write(_ flavor: TAPFlavor, into run: inout RunBuilder) {
        var hooks = 0
        for node in top {
            let isLoose = node.indent > 0 && !hasBlocks
            let file = flavor == .prove ? node.file.map { [$0] } ?? [] : []
            write(
                node, below: isLoose ? file + titles(above: node) : [], flavor, into: &run, &hooks)
        }
    }

    private func write(
        _ node: Node, below parents: [String], _ flavor: TAPFlavor, into run: inout RunBuilder,
        _ hooks: inout Int
    ) {
        var name = node.result.description
        var parents = parents
        if parents.isEmpty {
            if let file = node.file, flavor == .prove { parents = [file] }
            if let group = node.group, flavor == .tape { parents = [group] }
        }
        let isParent = !node.children.isEmpty || node.result.opensBlock
        let isFile =
            parents.isEmpty && isParent && !name.contains(" ")
            && [".js", ".mjs", ".cjs", ".ts", ".mts", ".tsx", ".jsx"].contains {
                name.hasSuffix($0)
            }
        if flavor == .nodeTap || flavor == .nodeTest, isFile {
            for child in node.children { write(child, below: [], flavor, into: &run, &hooks) }
            return
        }
        for child in node.children {
            write(child, below: parents + [name], flavor, into: &run, &hooks)
        }
        // A suite is none of the tests that these count.
        if flavor == .vitest || flavor == .kernel, isParent { return }
        if flavor == .nodeTap, name == "test count !== plan" { return }
        if flavor == .testThat, name.hasPrefix("# WARNING ") { return }
        if flavor == .ava { name = AvaReader.id(name) }
        if flavor == .pytest { name = PytestIdentifier.id(ofTAP: name) }
        var result = TestResult(
            id: (parents + [name]).joined(separator: flavor.separator),
            status: node.result.status, durationSeconds: node.result.seconds)
        if flavor == .criterion { CriterionReader.readTAP(&result) }
        if let milliseconds = node.yaml["duration_ms"].flatMap(LogNumber.value) {
            result.durationSeconds = milliseconds / 1000
        }
        if flavor == .nodeTest {
            if isParent || node.yaml["type"] == "suite" { result.scope = .suite }
        }
        if flavor == .mocha, node.result.status == .failed, name.contains("\" hook") {
            result.status = .errored
            result.scope = .hook
            hooks += 1
        }
        if flavor == .bats,
            name == "setup_file failed" || name == "teardown_file failed"
                || name == "setup_suite failed"
        {
            result.status = .errored
        }
        if flavor == .ava, node.result.directive == .todo { result.status = .skipped }
        if flavor == .nodeTap, node.result.directive == .todo { result.status = .xfailed }
        describe(&result, node)
        if flavor == .testThat {
            // Every expectation is a result: those of one test follow one another.
            if result.message?.hasPrefix("Error in ") == true { result.status = .errored }
            if let last = run.tests.last, last.id == result.id {
                if result.status.isFailure { run.update(last.id) { $0.status = result.status } }
                return
            }
        }
        if node.isUnsure { run.addCut(result) } else { run.add(result) }
    }

    private func describe(_ result: inout TestResult, _ node: Node) {
        result.message = node.result.reason.flatMap { $0.isEmpty ? nil : $0 }
        guard result.status == .failed || result.status == .errored else { return }
        result.message = node.yaml["error"] ?? node.yaml["message"] ?? node.diagnostics.first
        // Node tells what kind of error it was apart; a check that failed needs no word more.
        if let name = node.yaml["name"], name.hasSuffix("Error"), name != "AssertionError",
            let message = node.yaml["error"], !message.hasPrefix(name)
        {
            result.message = "\(name): \(message)"
        }
        if let location = node.yaml["location"] ?? node.yaml["at"] {
            let parts = location.split(separator: ":")
            if parts.count >= 3, let line = Int(parts[parts.count - 2]) {
                result.file = parts.dropLast(2).joined(separator: ":")
                result.line = line
            }
        }
        if let match = result.message.flatMap({ Self.place.match(LogLine($0)) }) {
            result.file = match[0]
            result.line = match.integer(1)
        }
        if !node.diagnostics.isEmpty {
            result.output = node.diagnostics.joined(separator: "\n")
        }
    }
}
