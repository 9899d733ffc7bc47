/// Reads the tree that JUnit's own launcher prints on the console, and its counts.
struct JUnitConsoleReader: TestLogReader {
    static let framework: TestFramework = "junit-console"
    static let signs = LineSigns(
        heads: ["Test run finished after "], parts: ["─ ", "+-- ", "'-- ", " tests "])

    private static let finished: LinePattern = "Test run finished after {n} ms"
    private static let count: LinePattern =
        "[{_}{d} tests {found|skipped|started|aborted|successful|failed}{_}]"
    private static let branches: [StaticString] = ["├─ ", "└─ ", "+-- ", "'-- "]
    private static let marks: [(sign: String, status: TestStatus)] = [
        ("✔", .passed), ("✘", .failed), ("↷", .skipped), ("■", .skipped),
        ("[OK]", .passed), ("[X]", .failed), ("[S]", .skipped), ("[A]", .skipped),
    ]

    /// A line of the tree.
    private struct Node {
        var depth: Int
        var name: String
        var status: TestStatus
        var message: String?
    }

    private var nodes: [Node] = []
    private var counts = TestCounts()

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if let match = Self.finished.match(line) {
            run.claim(60)
            run.durationSeconds = match.number(0).map { $0 / 1000 }
        } else if line.hasPrefix("["), let match = Self.count.match(line) {
            readCount(match[1], match.integer(0), &run)
        } else if let node = Self.node(line) {
            // The engines are the outermost ones.
            if node.depth == 0 { run.claim(node.name.hasPrefix("JUnit ") ? 40 : 5) }
            nodes.append(node)
        }
    }

    private mutating func readCount(_ word: String, _ number: Int, _ run: inout RunBuilder) {
        run.claim(70)
        switch word {
        case "skipped", "aborted": counts.skipped += number
        case "successful": counts.passed += number
        case "failed":
            counts.failed += number
            run.claim(90)
            run.isComplete = true
            run.declared = counts
        default: break
        }
    }

    /// Reads `│  ├─ name ✘ message`: the depth is where the branch stands.
    private static func node(_ line: LogLine) -> Node? {
        var start = 0
        var depth = 0
        while start < line.bytes.count {
            if let branch = branches.first(where: { line.has($0, at: start) }) {
                start += branch.utf8CodeUnitCount
                break
            }
            if line.has("│", at: start) {
                start += 3
            } else if line.bytes[start] == 0x20 || line.bytes[start] == UInt8(ascii: "|") {
                start += 1
            } else {
                return nil
            }
            depth += 1
        }
        let text = line.text(from: start)
        for (sign, status) in marks {
            if text.hasSuffix(" " + sign) {
                return Node(depth: depth, name: text.dropping(suffix: " " + sign), status: status)
            }
            if let name = text.before(" " + sign + " ") {
                return Node(
                    depth: depth, name: name, status: status,
                    message: text.after(" " + sign + " "))
            }
        }
        return nil
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard run.claim >= 40 else { return }
        var titles: [Node] = []
        for (index, node) in nodes.enumerated() {
            while let last = titles.last, last.depth >= node.depth { titles.removeLast() }
            let isGroup = index + 1 < nodes.count && nodes[index + 1].depth > node.depth
            // The name of the engine is none of the test's.
            if !isGroup, !titles.isEmpty {
                let path = titles.dropFirst().map(\.name) + [node.name]
                let isTest = titles.count > 1 || node.status != .passed
                if isTest {
                    run.add(path.joined(separator: " > "), node.status, message: node.message)
                }
            }
            titles.append(node)
        }
    }
}
