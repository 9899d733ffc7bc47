/// Reads Minitest.
struct MinitestReader: TestLogReader {
    static let framework: TestFramework = "minitest"
    static let signs = LineSigns(
        heads: ["Run options: ", "Finished in "],
        parts: [" assertions, ", ") Failure:", ") Error:", ") Skipped:", " s = "])

    private static let options: LinePattern = "Run options: {*}--seed {d}{*}"
    private static let total: LinePattern =
        "{d} {runs|tests}, {d} assertions, {d} failures, {d} errors, {d} skips"
    private static let finished: LinePattern = "Finished in {n}s, {...}"
    private static let verbose: LinePattern = "{+} = {n} s = {.|F|E|S}"
    private static let item: LinePattern = "{_}{d}) {Failure|Error|Skipped}:"
    private static let located: LinePattern = "{+} [{+}:{d}]:"

    private var isVerbose = false
    private var kind: TestStatus?
    private var current: String?

    init() {}

    var needsEveryLine: Bool { kind != nil || current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.first else {
            if kind == nil { current = nil }
            return
        }
        if first == UInt8(ascii: "R"), let match = Self.options.match(line) {
            run.claim(70)
            run.seed = match[1]
            return
        }
        if first.isASCIIDigit {
            if let match = Self.total.match(line) {
                run.claim(90)
                var counts = run.declared ?? TestCounts()
                counts.failed += match.integer(3)
                counts.errored += match.integer(4)
                counts.skipped += match.integer(5)
                counts.passed += max(
                    0, match.integer(0) - match.integer(3) - match.integer(4) - match.integer(5))
                run.declared = counts
                run.isComplete = true
                current = nil
                return
            }
            if let match = Self.item.match(line) {
                kind = match[1] == "Failure" ? .failed : match[1] == "Error" ? .errored : .skipped
                current = nil
                return
            }
        }
        if line.hasPrefix("Finished in "), let match = Self.finished.match(line) {
            run.durationSeconds = match.number(0)
            return
        }
        if line.contains(" s = "), readVerbose(line, &run) { return }
        if let status = kind {
            kind = nil
            let match = Self.located.match(line)
            var name = match?[0] ?? line.trimmed.dropping(suffix: ":")
            name = name.trimmingBlanks()
            run.put(name, status)
            if let match {
                run.update(name) {
                    $0.file = match[1]
                    $0.line = match.integer(2)
                }
            }
            current = name
            return
        }
        guard let current else { return }
        run.addMessage(line.text(from: 0), to: current)
    }

    private mutating func readVerbose(_ line: LogLine, _ run: inout RunBuilder) -> Bool {
        guard let match = Self.verbose.match(line) else { return false }
        var name = match[0]
        // Output before it, without a line feed, has no `#` of its own to begin a name with.
        if let place = name.range(ofLast: " "), !name.contains("#") {
            name = String(name[place.upperBound...])
        }
        guard name.contains("#") else { return false }
        let status: TestStatus =
            switch match[2] {
            case ".": .passed
            case "F": .failed
            case "E": .errored
            default: .skipped
            }
        run.claim(60)
        isVerbose = true
        run.put(name, status, seconds: match.number(1))
        return true
    }
}
