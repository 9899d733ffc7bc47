/// Reads green, a runner of unittest that shows a tree.
struct GreenReader: TestLogReader {
    static let framework: TestFramework = "green"
    static let signs = LineSigns(heads: ["Ran ", "OK (", "FAILED ("], includesWords: true)

    private static let ran: LinePattern = "Ran {d} {test|tests} in {n}s{*}"
    private static let end: LinePattern = "{OK|FAILED} ({+})"
    private static let mark: LinePattern = "{.|F|E|s|x|u} {s}{+}"

    private var stack = TitleStack()
    private var hasRun = false
    private var marks = 0

    init() {}

    var needsEveryLine: Bool { !stack.levels.isEmpty }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if let match = Self.ran.match(line) {
            hasRun = true
            run.durationSeconds = match.number(2)
        } else if hasRun, let match = Self.end.match(line), match[1].contains("=") {
            readEnd(match[1], &run)
        } else if line.indent == 0, ".FEsxu".utf8.contains(first),
            line.bytes.count > 3, line.bytes[1] == 0x20, line.bytes[2] == 0x20,
            let match = Self.mark.match(line)
        {
            record(
                match,
                indent: line.bytes.count
                    - line.text.dropFirst().drop(while: { $0 == " " }).utf8.count, &run)
        } else if line.indent == 0 || line.indent % 2 == 0 && !stack.levels.isEmpty {
            if line.bytes.contains(0x20), line.indent == 0 {
                stack.clear()
            } else {
                stack.enter(line)
            }
        }
    }

    private mutating func record(_ match: LineMatch, indent: Int, _ run: inout RunBuilder) {
        stack.leave(indent)
        // Above a test stand its module and its class.
        guard stack.levels.count >= 2, stack.titles.allSatisfy(Self.isName) else { return }
        let status: TestStatus =
            switch match[0] {
            case ".": .passed
            case "F": .failed
            case "E": .errored
            case "s": .skipped
            case "x": .xfailed
            default: .xpassed
            }
        var name = match[1]
        var message: String?
        if status == .skipped, let place = name.range(ofFirst: " -- ") {
            message = String(name[place.upperBound...])
            name = String(name[..<place.lowerBound])
        }
        if let place = name.range(ofFirst: " (") { name = String(name[..<place.lowerBound]) }
        // A subtest with a message.
        if let end = name.firstIndex(of: " "), name[end...].hasPrefix(" [") {
            name = String(name[..<end])
        }
        marks += 1
        run.claim(marks > 1 ? 60 : 15)
        let id = stack.path(name, separator: ".")
        // Of the subtests of a test, the one that failed decides.
        guard status.isFailure || run.result(id)?.status.isFailure != true else { return }
        run.put(id, status, message: message)
    }

    private static func isName(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            $0.isASCIIDigit || $0 == 0x5F || $0 == 0x2E || $0 >= 0x80
                || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
        }
    }

    private mutating func readEnd(_ text: String, _ run: inout RunBuilder) {
        var counts = TestCounts()
        var known = 0
        let parts = text.components(separatedBy: ", ")
        for part in parts {
            let pair = part.components(separatedBy: "=")
            guard pair.count == 2, let count = LogNumber.count(pair[1]) else { continue }
            known += 1
            switch pair[0] {
            case "passes": counts.passed = count
            case "failures": counts.failed = count
            case "errors": counts.errored = count
            case "skips": counts.skipped = count
            case "expected_failures": counts.xfailed = count
            case "unexpected_successes": counts.xpassed = count
            default: known -= 1
            }
        }
        // Only green counts what passed, and unittest has other words for what was skipped.
        guard known == parts.count, text.contains("passes=") || marks > 0 else { return }
        run.claim(92)
        run.isComplete = true
        run.declared = counts
    }
}
