/// Reads ShellSpec: its tree, the examples that it lists at the end, and its counts.
struct ShellSpecReader: TestLogReader {
    static let framework: TestFramework = "shellspec"
    static let signs = LineSigns(
        heads: ["Running: ", "shellspec "], parts: ["0 example, ", "0 examples, "])

    private static let begin: LinePattern = "Running: {w} [{+}]"
    private static let finished: LinePattern = "Finished in {n} seconds (user: {*}"
    private static let total: LinePattern =
        "{d} {example|examples}, {d} {failure|failures}{*}"
    private static let listed: LinePattern =
        "shellspec {w} # {d}) {+} {FAILED|WARNED|ERROR|SKIPPED|PENDING|FIXED}"
    private static let marked: LinePattern =
        "{_}{+} ({FAILED|WARNED|ERROR|SKIPPED|PENDING|FIXED} - {d})"

    private enum Section { case outside, tree, details, end }

    private var section = Section.outside
    private var leaves: [(indent: Int, path: [String], status: TestStatus, isGroup: Bool)] = []
    private var stack = TitleStack()
    private var list: [(id: String, status: TestStatus, place: String)] = []

    init() {}

    var needsEveryLine: Bool { section == .tree || section == .details }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if Self.begin.match(line) != nil {
            run.claim(40)
            section = .tree
            run.isComplete = false
        } else if section == .outside {
            return
        } else if let match = Self.finished.match(line) {
            run.durationSeconds = match.number(0)
            section = .end
        } else if section == .end, let match = Self.total.match(line) {
            readTotal(line.text, match.integer(0), &run)
        } else if let match = Self.listed.match(line) {
            list.append((match[2], Self.status(match[3]), match[0]))
        } else if section == .tree, line.hasPrefix("Examples:") {
            section = .details
        } else if section == .tree, !line.isBlank {
            readTree(line)
        }
    }

    private static func status(_ word: String) -> TestStatus {
        switch word {
        case "FAILED", "WARNED": .failed
        case "ERROR": .errored
        case "SKIPPED": .skipped
        case "FIXED": .xpassed
        default: .xfailed
        }
    }

    private mutating func readTree(_ line: LogLine) {
        let match = Self.marked.match(line)
        let name = match?[0] ?? line.trimmed
        stack.leave(line.indent)
        if let last = leaves.indices.last, leaves[last].indent < line.indent {
            leaves[last].isGroup = true
        }
        leaves.append(
            (line.indent, stack.titles + [name], match.map { Self.status($0[1]) } ?? .passed, false)
        )
        stack.enter(name, indent: line.indent)
    }

    /// Reads `6 examples, 1 failure, 1 warning, 1 skip, 2 pendings`.
    private func readTotal(_ text: String, _ total: Int, _ run: inout RunBuilder) {
        var counts = TestCounts()
        for part in text.components(separatedBy: ", ").dropFirst() {
            let words = part.split(separator: " ")
            guard words.count >= 2, let number = LogNumber.count(words[0]) else { continue }
            switch words[1] {
            case "failure", "failures", "warning", "warnings": counts.failed += number
            case "error", "errors": counts.errored += number
            case "skip", "skips": counts.skipped += number
            case "pending", "pendings": counts.xfailed += number
            case "fixed": counts.xpassed += number
            default: break
            }
        }
        counts.passed = max(0, total - counts.total)
        run.claim(92)
        run.declared = counts
        run.isComplete = true
    }

    mutating func finish(_ run: inout RunBuilder) {
        for leaf in leaves where !leaf.isGroup && leaf.path.count > 1 {
            run.add(leaf.path.joined(separator: " "), leaf.status)
        }
        for (id, status, place) in list {
            if !run.has(id) { run.add(id, status) }
            run.update(id) {
                $0.file = place.beforeLast(":")
                $0.line = place.afterLast(":").flatMap { LogNumber.count($0) }
            }
        }
    }
}
