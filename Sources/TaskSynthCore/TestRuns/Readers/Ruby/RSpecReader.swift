/// Reads RSpec: the documentation tree, the lists, and the totals.
struct RSpecReader: TestLogReader {
    static let framework: TestFramework = "rspec"
    static let signs = LineSigns(
        heads: [
            "Pending:", "Failures:", "Failed examples:", "An error occurred ", "Finished in ",
            "rspec ", "Randomized with seed ",
        ], parts: ["0 example, ", "0 examples, ", "0) "])

    private static let total: LinePattern =
        "{d} {example|examples}, {d} {failure|failures}{*}"
    private static let finished: LinePattern = "Finished in {+} (files took {...}"
    private static let rerun: LinePattern = "rspec {w} # {+}"
    private static let item: LinePattern = "{_}{d}) {+}"
    private static let seed: LinePattern = "Randomized with seed {d}"
    private static let place: LinePattern = "{_}# {w}:{d}:in {...}"

    private enum Section { case tree, pending, failures, rerun }

    private var section = Section.tree {
        didSet { if oldValue == .tree, section != .tree { readKeptTree() } }
    }
    private var tree = PossibleTree()
    private var stack = TitleStack()
    private var leaves: [Leaf] = []
    private var nextFailure = 1
    private var current: String?
    private var isMessage = false
    private var hasTotal = false
    private var hasLoadError = false
    private var isAfterBlank = true
    private var isAfterFinished = false
    private var finishedLine: String?
    private var isSameRun = false
    private var hasHookError = false
    private var pendingNames: [String] = []
    private var failedNames: [String] = []

    /// A line of the tree, which is a group where deeper lines follow.
    private struct Leaf {
        var indent: Int
        var path: [String]
        var status: TestStatus
        var message: String?
        var isGroup = false
        var isSure = false
    }

    init() {}

    var needsEveryLine: Bool {
        section == .tree && !tree.isFull || isAfterFinished
            || current != nil
    }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else {
            isAfterBlank = true
            return
        }
        defer { isAfterBlank = false }
        if line.indent == 0 {
            if line.hasPrefix("Pending:"),
                line.hasPrefix("Pending: (Failures listed here") || line.text == "Pending:"
            {
                section = .pending
                current = nil
                if line.contains("Failures listed") { run.claim(80) }
                return
            }
            if line.hasPrefix("Failures:"), line.bytes.count <= 10 {
                section = .failures
                current = nil
                return
            }
            if line.hasPrefix("Failed examples:") {
                section = .rerun
                run.claim(70)
                return
            }
            if line.hasPrefix("An error occurred while loading ")
                || line.hasPrefix("An error occurred in a")
            {
                let isLoading = line.hasPrefix("An error occurred while")
                hasLoadError = hasLoadError || isLoading
                hasHookError = hasHookError || !isLoading
                run.claim(isLoading ? 50 : 20)
                section = .failures
                current = nil
                return
            }
            if let match = Self.finished.match(line) {
                run.claim(80)
                run.durationSeconds = Self.seconds(match[0])
                section = .rerun
                isAfterFinished = true
                // A second formatter sums up the same run: to the last digit of its time.
                isSameRun = line.text == finishedLine
                finishedLine = line.text
                return
            }
            // The total stands right below the time; elsewhere a test printed it.
            let wasFinished = isAfterFinished
            isAfterFinished = false
            if first.isASCIIDigit, wasFinished, let match = Self.total.match(line) {
                readTotal(match, &run)
                return
            }
            if first == UInt8(ascii: "r"), section == .rerun, let match = Self.rerun.match(line) {
                record(failed: match[1], at: match[0], &run)
                return
            }
            if let match = Self.seed.match(line) { run.seed = match[0] }
        }
        switch section {
        case .tree: tree.keep(line, isBelowBlank: isAfterBlank)
        case .pending, .failures: readItem(line, &run)
        case .rerun: break
        }
    }

    private static func seconds(_ text: String) -> Double? {
        LogNumber.seconds(of: text)
    }

    private mutating func readKeptTree() {
        for (line, isBelowBlank) in tree.take() { readTree(line, isAfterBlank: isBelowBlank) }
    }

    private mutating func readTree(_ line: LogLine, isAfterBlank: Bool) {
        guard line.indent % 2 == 0 else { return }
        if line.indent == 0, !isAfterBlank, !stack.levels.isEmpty, line.findLast("  ") == nil {
            return
        }
        var text = line.trimmed
        var indent = line.indent
        if indent == 0, !isAfterBlank, !stack.levels.isEmpty {
            // Output without a line feed, and the line of the tree behind it.
            guard let place = text.range(ofLast: "  ") else { return }
            text = String(text[place.upperBound...])
            indent = 2
            let head = line.trimmed[..<place.lowerBound]
            indent += head.utf8.count - head.trimmingBlanks().utf8.count
        }
        var status = TestStatus.passed
        var message: String?
        var isSure = false
        if text.hasSuffix(")"), let place = text.range(ofLast: " (FAILED - "),
            let number = Int(text[place.upperBound...].dropLast()),
            text.range(ofFirst: " (PENDING: ") == nil
        {
            guard number == nextFailure else { return }
            nextFailure += 1
            text = String(text[..<place.lowerBound])
            status = .failed
            isSure = true
        } else if text.hasSuffix(")"), let place = text.range(ofFirst: " (PENDING: ") {
            message = String(text[place.upperBound...].dropLast())
            text = String(text[..<place.lowerBound])
            status = .skipped
            isSure = true
        }
        // What is two deeper is inside; anything else that is deeper was printed by an example.
        guard indent <= (stack.levels.last { $0.indent < indent }?.indent ?? -2) + 2 else { return }
        stack.leave(indent)
        if let last = leaves.indices.last, leaves[last].indent < indent, !leaves[last].isSure {
            leaves[last].isGroup = true
        }
        leaves.append(
            Leaf(
                indent: indent, path: stack.titles + [text], status: status, message: message,
                isSure: isSure))
        stack.enter(text, indent: indent)
    }

    private mutating func readItem(_ line: LogLine, _ run: inout RunBuilder) {
        if line.indent == 2, let match = Self.item.match(line) {
            let name = match[1].dropping(suffix: " FIXED")
            current = name
            isMessage = false
            if section == .pending { pendingNames.append(name) } else { failedNames.append(name) }
            messages[name] = ""
            return
        }
        guard let current else { return }
        let text = line.trimmed
        if section == .failures, let match = Self.place.match(line), places[current] == nil,
            match[0].hasPrefix("./")
        {
            places[current] = (match[0], match.integer(1))
        }
        if section == .pending, text.hasPrefix("# "), messages[current]?.isEmpty == true {
            messages[current] = text.dropping(prefix: "# ")
        } else if section == .failures, !text.hasPrefix("# "), !text.hasPrefix("Failure/Error:"),
            let old = messages[current], old.utf8.count < 2000
        {
            messages[current] = old.isEmpty ? text : old + "\n" + text
        }
    }

    private var messages: [String: String] = [:]
    private var places: [String: (String, Int)] = [:]
    private var reruns: [(String, String)] = []

    private mutating func record(failed name: String, at place: String, _ run: inout RunBuilder) {
        if !run.isOnLastLine { reruns.append((name, place)) }
    }

    private mutating func readTotal(_ match: LineMatch, _ run: inout RunBuilder) {
        run.claim(60)
        if isSameRun { return }
        var counts = run.declared ?? TestCounts()
        var pending = 0
        for part in match[4].split(separator: ",") {
            let words = part.split(separator: " ")
            guard let number = words.first.flatMap({ LogNumber.count($0) }) else { continue }
            if words.dropFirst().first == "pending" { pending = number }
            if part.contains("outside of examples"), !hasHookError { hasLoadError = true }
        }
        counts.failed += match.integer(2)
        counts.skipped += pending
        counts.passed += max(0, match.integer(0) - match.integer(2) - pending)
        run.declared = counts
        run.isComplete = true
        section = .rerun
    }

    mutating func finish(_ run: inout RunBuilder) {
        if run.claim >= 60 { readKeptTree() }
        var declared = run.declared
        if run.isComplete, hasLoadError, (declared?.total ?? 0) == 0 { run.state = .buildError }
        var found: [TestResult] = []
        let tests = leaves.filter { !$0.isGroup }
        // Without a tree, what examples print may look like a small one.
        let isTree =
            leaves.contains { $0.isGroup } && run.claim >= 60
            && tests.count * 2 >= declared?.total ?? 0
        let listed = Set(failedNames + pendingNames + reruns.map(\.0))
        let isListed = pendingNames.count == declared?.skipped
        if isTree {
            for leaf in tests where leaf.path.count > 1 {
                var result = TestResult(
                    id: Self.name(of: leaf.path, among: listed), status: leaf.status,
                    message: leaf.message)
                if leaf.status == .skipped, isListed, !pendingNames.contains(result.id) {
                    // A name that looks like that of a pending example.
                    run.warn("a name looks like the mark of a pending example")
                    result.id += " (PENDING: \(leaf.message ?? ""))"
                    result.status = .passed
                    result.message = nil
                }
                found.append(result)
            }
        }
        reconcile(&found, declared)
        for test in found { run.add(test) }
        for name in failedNames where !run.has(name) { run.add(name, .failed) }
        for (name, place) in reruns {
            if !run.has(name) { run.add(name, .failed) }
            run.update(name) {
                $0.file = place.before(":") ?? place.before("[")
                $0.line = place.after(":").flatMap { LogNumber.count($0) }
            }
        }
        for name in pendingNames where !run.has(name) { run.add(name, .skipped) }
        for (name, message) in messages where !message.isEmpty {
            run.update(name) { if $0.status != .passed { $0.message = message } }
        }
        if hasLoadError, run.isComplete, run.state == nil { run.state = .collectionError }
        if declared?.total == 0 { declared = nil }
    }

    /// The name of an example: a group is joined to a class above it without a space where it is
    /// named for a method, as in `Pond#fill`; what the lists have tells a class from a text.
    private static func name(of path: [String], among listed: Set<String>) -> String {
        let spaced = path.joined(separator: " ")
        guard path.count > 2, !listed.contains(spaced) else { return spaced }
        var name = path[0]
        for (above, title) in zip(path, path.dropFirst().dropLast()) {
            name += above.isNameOfClass && title.isNameOfMethod ? title : " " + title
        }
        return name + " " + path[path.count - 1]
    }

    /// Takes away passing lines that have no place among the failures, where there are too many.
    private func reconcile(_ found: inout [TestResult], _ declared: TestCounts?) {
        guard let declared else { return }
        let surplus = found.count - declared.total
        guard surplus > 0 else { return }
        var left = surplus
        found.removeAll { test in
            guard left > 0, test.status == .passed, !test.id.contains(" ") else { return false }
            left -= 1
            return true
        }
    }
}

extension String {
    /// Whether it looks like a class or module of Ruby, as in `Fish::Pond`.
    fileprivate var isNameOfClass: Bool {
        split(separator: ":", omittingEmptySubsequences: false).enumerated().allSatisfy {
            place, part in
            place % 2 == 1
                ? part.isEmpty
                : part.utf8.first.map { $0 >= 0x41 && $0 <= 0x5A } == true
                    && part.utf8.allSatisfy(\.isWordByte)
        }
    }

    /// Whether a description is that of a method, as in `#fill` or `.new`.
    fileprivate var isNameOfMethod: Bool {
        hasPrefix("#") || hasPrefix(".") || hasPrefix("::")
    }
}
