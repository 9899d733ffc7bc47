/// Reads hspec, the framework for Haskell.
struct HspecReader: TestLogReader {
    static let framework: TestFramework = "hspec"
    static let signs = LineSigns(
        heads: ["Failures:", "Randomized with seed ", "Finished in "],
        starts: ["To rerun use: --match "], parts: ["0) "])

    private static let total: LinePattern = "{d} {example|examples}, {d} {failure|failures}{*}"
    private static let seed: LinePattern = "Randomized with seed {d}"
    private static let finished: LinePattern = "Finished in {n} seconds{*}"
    private static let item: LinePattern = "  {d}) {+}"
    private static let failed: LinePattern = "{_}{+} FAILED [{d}]"

    private static let signsOfChecks: [(StaticString, TestStatus)] = [
        (" [✔]", .passed), (" [v]", .passed), (" [✘]", .failed), (" [x]", .failed),
        (" [‐]", .skipped), (" [-]", .skipped),
    ]

    private var stack = TitleStack()
    private var leaves: [(indent: Int, path: [String], status: TestStatus, isGroup: Bool)] = []
    private var isTree = true
    private var tree = PossibleTree()
    private var failures: [String] = []
    private var current: String?
    /// What is said of each failure.
    private var messages: [String] = []
    private var hasRerun = false
    private var isAfterFinished = false
    private var isAfterBlank = true

    init() {}

    var needsEveryLine: Bool {
        isTree && !tree.isFull || isAfterFinished || current != nil
    }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else {
            isAfterBlank = true
            return
        }
        defer { isAfterBlank = false }
        if line.indent == 0, line.hasPrefix("Failures:") {
            isTree = false
            return
        }
        if line.indent == 0, let match = Self.seed.match(line) {
            run.seed = match[0]
            isTree = false
            current = nil
            return
        }
        if line.indent == 0, let match = Self.finished.match(line) {
            run.durationSeconds = match.number(0)
            isTree = false
            current = nil
            isAfterFinished = true
            return
        }
        let wasFinished = isAfterFinished
        isAfterFinished = false
        if first.isASCIIDigit, line.indent == 0, wasFinished, let match = Self.total.match(line) {
            var counts = TestCounts(failed: match.integer(2))
            if let pending = match[4].after(", ")?.before(" pending").flatMap({
                LogNumber.count($0)
            }) {
                counts.skipped = pending
            }
            counts.passed = max(0, match.integer(0) - counts.total)
            run.declared = counts
            run.isComplete = true
            run.claim(hasRerun ? 82 : 30)
            return
        }
        if line.startsWith("To rerun use: --match ") {
            hasRerun = true
            run.claim(70)
            current = nil
            return
        }
        if isTree { keep(line, &run) } else { readFailure(line) }
    }

    /// Keeps a line that may be of the tree, and claims what only hspec prints there.
    private mutating func keep(_ line: LogLine, _ run: inout RunBuilder) {
        if line.startsWith("# PENDING") {
            guard !tree.isEmpty else { return }
            run.claim(60)
        } else if line.hasSuffix("]"), Self.failed.match(line) != nil {
            run.claim(40)
        }
        tree.keep(line, isBelowBlank: isAfterBlank)
    }

    /// Reads the lines that were kept, as those of a tree.
    private mutating func readKeptTree(_ run: inout RunBuilder) {
        var lines = tree.take().filter { !$0.line.isBlank }
        // Only a whole log tells a group from what a test prints.
        if !run.isComplete,
            let end = lines.indices.first(where: {
                lines[$0].line.indent == 0 && !lines[$0].isBelowBlank && $0 > 0
            })
        {
            lines.removeSubrange(end...)
            run.namesComplete = false
        }
        let groups = outerGroups(lines)
        for (place, kept) in lines.enumerated()
        where kept.line.indent > 0 || groups.contains(place) {
            readTree(kept.line)
        }
    }

    /// The places of the outermost groups: what else is not indented is printed by a test.
    ///
    /// Below a group stands something of the second level. The list of failures tells whose they
    /// are; where it does not, a group has a blank line above it if other groups have one.
    private func outerGroups(_ lines: [(line: LogLine, isBelowBlank: Bool)]) -> Set<Int> {
        let outer = lines.indices.filter { place in
            lines[place].line.indent == 0 && place + 1 < lines.count
                && lines[place + 1].line.indent == 2
        }
        let hasBlanks = outer.dropFirst().contains { lines[$0].isBelowBlank }
        var groups: Set<Int> = []
        var failing = 0
        for (number, place) in outer.enumerated() {
            let end = number + 1 < outer.count ? outer[number + 1] : lines.count
            let count = lines[place..<end].count { Self.result(of: $0.line)?.status == .failed }
            defer { failing += count }
            let isGroup =
                count > 0 && failing < failures.count
                ? failures[failing].hasPrefix(lines[place].line.trimmed)
                : lines[place].isBelowBlank || !hasBlanks
            if isGroup { groups.insert(place) }
        }
        return groups
    }

    /// The name and the status of a line that has a mark.
    private static func result(of line: LogLine) -> (name: String, status: TestStatus)? {
        if let match = failed.match(line) { return (match[0].trimmingBlanks(), .failed) }
        for (sign, status) in signsOfChecks where line.hasSuffix(sign) {
            return (
                line.trimmed.dropping(
                    suffix: line.text(from: line.bytes.count - sign.utf8CodeUnitCount)), status
            )
        }
        return nil
    }

    private mutating func readTree(_ line: LogLine) {
        if line.startsWith("# PENDING") {
            if let last = leaves.indices.last { leaves[last].status = .skipped }
            return
        }
        let (text, status) = Self.result(of: line) ?? (line.trimmed, .passed)
        let timed = CheckMark.time(of: text, inBrackets: true)
        stack.leave(line.indent)
        if let last = leaves.indices.last, leaves[last].indent < line.indent,
            leaves[last].status == .passed
        {
            leaves[last].isGroup = true
        }
        leaves.append((line.indent, stack.titles + [timed.name], status, false))
        stack.enter(timed.name, indent: line.indent)
    }

    private mutating func readFailure(_ line: LogLine) {
        if let match = Self.item.match(line), match.integer(0) == failures.count + 1 {
            failures.append(match[1])
            messages.append("")
            current = match[1]
        } else if current != nil, !line.isBlank, let last = messages.indices.last,
            messages[last].utf8.count < 2000
        {
            messages[last] += (messages[last].isEmpty ? "" : "\n") + line.trimmed
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard run.claim >= 30 else { return }
        readKeptTree(&run)
        // The tree and the list have the failures in the same order.
        var failing = 0
        for leaf in leaves where !leaf.isGroup && leaf.path.count > 1 {
            let id = leaf.path.joined(separator: " > ")
            run.add(id, leaf.status)
            guard leaf.status == .failed else { continue }
            if failing < messages.count {
                let message = messages[failing]
                run.update(id) { $0.message = message.isEmpty ? nil : message }
            }
            failing += 1
        }
        // A log with letters alone has the names in the list.
        guard failing == 0, run.isComplete || run.namesComplete else { return }
        for (name, message) in zip(failures, messages) {
            run.add(name, .failed, message: message.isEmpty ? nil : message)
        }
    }
}
