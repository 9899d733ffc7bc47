/// Reads Crystal's spec, verbose or not.
struct CrystalSpecReader: TestLogReader {
    static let framework: TestFramework = "crystal-spec"
    static let signs = LineSigns(
        heads: ["Pending:", "Failures:", "Finished in "], parts: [" examples, "])

    private static let total: LinePattern =
        "{d} examples, {d} failures, {d} errors, {d} pending"
    private static let finished: LinePattern = "Finished in {+}"
    private static let rerun: LinePattern = "crystal spec {w} # {+}"
    private static let item: LinePattern = "  {d}) {+}"

    private var stack = TitleStack()
    private var isTree = true {
        didSet { if oldValue, !isTree { readKeptTree() } }
    }
    private var tree = PossibleTree()
    private var section = ""
    private var leaves: [(path: [String], indent: Int, isGroup: Bool)] = []
    private var pending: [String] = []
    private var failures: [(String, [String])] = []

    init() {}

    var needsEveryLine: Bool {
        isTree && !tree.isFull || !section.isEmpty
    }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.isBlank || line.isOverwritten { return }
        if line.hasPrefix("Pending:") || line.hasPrefix("Failures:") {
            isTree = false
            section = line.text
            return
        }
        if line.hasPrefix("Finished in "), let match = Self.finished.match(line) {
            run.durationSeconds = LogNumber.seconds(of: match[0])
            isTree = false
            section = ""
            return
        }
        if let match = Self.total.match(line) {
            run.claim(85)
            run.isComplete = true
            var counts = TestCounts(
                failed: match.integer(1), errored: match.integer(2), skipped: match.integer(3))
            counts.passed = max(0, match.integer(0) - counts.total)
            run.declared = counts
            return
        }
        if isTree {
            tree.keep(line, isBelowBlank: false)
        } else if section.hasPrefix("Pending") {
            pending.append(line.trimmed)
        } else if section.hasPrefix("Failures"), let match = Self.item.match(line) {
            failures.append((match[1], []))
        } else if section.hasPrefix("Failures"), let last = failures.indices.last,
            failures[last].1.count < 20
        {
            failures[last].1.append(line.trimmed)
        }
    }

    private mutating func readKeptTree() {
        for (line, _) in tree.take() {
            stack.leave(line.indent)
            if let last = leaves.indices.last, leaves[last].indent < line.indent {
                leaves[last].isGroup = true
            }
            leaves.append((stack.titles + [line.trimmed], line.indent, false))
            stack.enter(line)
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard run.isComplete else { return }
        readKeptTree()
        for leaf in leaves where !leaf.isGroup && leaf.path.count > 1 {
            let id = leaf.path.joined(separator: " ")
            run.add(id, pending.contains(id) ? .skipped : .passed)
        }
        for (name, lines) in failures {
            let isFailure = lines.first?.hasPrefix("Failure/Error:") == true
            run.put(
                name, isFailure ? .failed : .errored,
                message: lines.first { !$0.hasPrefix("Failure/Error:") })
        }
        for name in pending where !run.has(name) { run.add(name, .skipped) }
    }
}
