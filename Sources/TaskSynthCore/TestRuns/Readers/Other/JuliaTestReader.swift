/// Reads the test library of Julia, which counts checks in test sets.
struct JuliaTestReader: TestLogReader {
    static let framework: TestFramework = "julia-test"
    static let signs = LineSigns(
        heads: ["Test Summary:"], parts: [": Test Failed at ", ": Error During Test at "])

    private static let problem: LinePattern = "{+}: {Test Failed|Error During Test} at {w}"

    private var columns: [(word: String, end: Int)] = []
    private var current: String?
    private var counts = TestCounts()

    init() {}

    var needsEveryLine: Bool { !columns.isEmpty || current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("Test Summary:"), let bar = line.find("|") {
            run.claim(85)
            run.isComplete = true
            columns = Self.words(line, from: bar + 1)
        } else if !columns.isEmpty {
            readRow(line)
        } else if line.contains(": Test Failed at ") || line.contains(": Error During Test at "),
            let match = Self.problem.match(line)
        {
            run.claim(40)
            if !run.has(match[0]) {
                run.add(match[0], match[1] == "Test Failed" ? .failed : .errored)
            }
            if let number = match[2].afterLast(":").flatMap({ LogNumber.count($0) }), number > 0 {
                run.update(match[0]) {
                    $0.file = match[2].beforeLast(":")
                    $0.line = number
                }
            }
            current = match[0]
        } else if let current, line.indent > 0 {
            run.addMessage(line.trimmed, to: current)
        } else {
            current = nil
        }
    }

    /// Reads the numbers of a test set, each below the end of its word; sets in sets are in its sum.
    private mutating func readRow(_ line: LogLine) {
        guard let bar = line.find("|") else {
            columns = []
            return
        }
        guard line.indent == 0 else { return }
        for (text, end) in Self.words(line, from: bar + 1) {
            guard let count = LogNumber.count(text),
                let column = columns.first(where: { $0.end == end })
            else { continue }
            switch column.word {
            case "Pass": counts.passed += count
            case "Fail": counts.failed += count
            case "Error": counts.errored += count
            case "Broken": counts.xfailed += count
            default: break
            }
        }
    }

    private static func words(_ line: LogLine, from start: Int) -> [(word: String, end: Int)] {
        var words: [(String, Int)] = []
        var index = start
        while index < line.bytes.count {
            while index < line.bytes.count, line.bytes[index] == 0x20 { index += 1 }
            let begin = index
            while index < line.bytes.count, line.bytes[index] != 0x20 { index += 1 }
            if index > begin {
                words.append((String(decoding: line.bytes[begin..<index], as: UTF8.self), index))
            }
        }
        return words
    }

    mutating func finish(_ run: inout RunBuilder) {
        guard counts.total > 0 else { return }
        run.counts = counts
        run.namesComplete = false
    }
}
