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

    private var stack = TitleStack()
    private var leaves: [(indent: Int, path: [String], status: TestStatus, isGroup: Bool)] = []
    private var isTree = true {
        didSet { if oldValue, !isTree { readKeptTree() } }
    }
    private var tree = PossibleTree()
    private var failures: [String] = []
    private var current: String?
    private var messages: [String: String] = [:]
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
        // Above an outermost group is a blank line; elsewhere a test prints.
        if line.indent == 0, !isAfterBlank { return }
        if line.startsWith("# PENDING") {
            guard !tree.isEmpty else { return }
            run.claim(60)
        } else if line.hasSuffix("]"), Self.failed.match(line) != nil {
            run.claim(40)
        }
        tree.keep(line, isBelowBlank: isAfterBlank)
    }

    private mutating func readKeptTree() {
        for (line, _) in tree.take() { readTree(line) }
    }

    private mutating func readTree(_ line: LogLine) {
        var text = line.trimmed
        var status = TestStatus.passed
        if text.hasPrefix("# PENDING") {
            if let last = leaves.indices.last { leaves[last].status = .skipped }
            return
        }
        if let match = Self.failed.match(line) {
            text = match[0]
            status = .failed
        }
        text = text.dropping(suffix: " [✔]").dropping(suffix: " [✘]").dropping(suffix: " [‐]")
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
            current = match[1]
        } else if let current, !line.isBlank, messages[current]?.utf8.count ?? 0 < 2000 {
            messages[current] = (messages[current].map { $0 + "\n" } ?? "") + line.trimmed
        }
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard run.claim >= 30 else { return }
        readKeptTree()
        for leaf in leaves where !leaf.isGroup && leaf.path.count > 1 {
            run.add(leaf.path.joined(separator: " > "), leaf.status)
            run.update(leaf.path.joined(separator: " > ")) {
                $0.message = messages[leaf.path.joined(separator: " ")]
            }
        }
        let names = Set(run.tests.map { $0.id.replacing(" > ", with: " ") })
        for name in failures where !names.contains(name) {
            run.add(name, .failed, message: messages[name])
        }
    }
}
