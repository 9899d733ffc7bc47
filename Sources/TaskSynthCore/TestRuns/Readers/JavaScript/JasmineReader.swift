/// Reads Jasmine: counts, and the names of the specs that fail or wait.
struct JasmineReader: TestLogReader {
    static let framework: TestFramework = "jasmine"
    static let signs = LineSigns(
        heads: [
            "Failures:", "Pending:", "No specs found", "Finished in ", "Randomized with seed ",
        ], parts: ["0 spec, ", "0 specs, ", "0) "])

    private static let total: LinePattern = "{d} {spec|specs}, {d} {failure|failures}{...}"
    private static let item: LinePattern = "{d}) {+}"
    private static let finished: LinePattern = "Finished in {n} {second|seconds}"
    private static let seed: LinePattern = "Randomized with seed {d}{...}"

    private enum Section { case none, failures, pending }

    private var section = Section.none
    private var current: String?
    private var number = 0
    private var isMessage = false

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else { return }
        if line.indent == 0 {
            if line.hasPrefix("Failures:") { enter(.failures) }
            if line.hasPrefix("Pending:") { enter(.pending) }
            if line.hasPrefix("No specs found") {
                run.claim(70)
                run.state = .noTests
            }
            if first.isASCIIDigit {
                if let match = Self.total.match(line) { return readTotal(match, &run) }
                if section != .none, let match = Self.item.match(line),
                    match.integer(0) == number + 1
                {
                    number += 1
                    current = match[1]
                    run.add(match[1], section == .failures ? .failed : .skipped)
                    return
                }
            }
            if let match = Self.finished.match(line) { run.durationSeconds = match.number(0) }
            if let match = Self.seed.match(line) { run.seed = match[0] }
            return
        }
        guard let current else { return }
        if section == .pending {
            run.addMessage(line.trimmed, to: current)
        } else if line.trimmed == "Message:" {
            isMessage = true
        } else if line.trimmed == "Stack:" {
            isMessage = false
        } else if isMessage {
            run.addMessage(line.trimmed, to: current)
        }
        run.addOutput(line.text(from: 0), to: current)
    }

    private mutating func enter(_ section: Section) {
        self.section = section
        number = 0
        current = nil
    }

    private func readTotal(_ match: LineMatch, _ run: inout RunBuilder) {
        run.claim(75)
        var counts = TestCounts(failed: match.integer(2))
        for part in match[4].split(separator: ",") {
            let words = part.split(separator: " ")
            if words.count >= 2, words[1] == "pending" {
                counts.skipped = LogNumber.count(words[0]) ?? 0
            }
        }
        counts.passed = max(0, match.integer(0) - counts.total)
        run.declared = counts
        run.isComplete = true
    }

    mutating func finish(_ run: inout RunBuilder) {}
}
