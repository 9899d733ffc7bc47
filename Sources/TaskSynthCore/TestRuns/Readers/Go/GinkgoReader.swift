/// Reads Ginkgo: the failures it sums up, the specs that it names, and the counts of each suite.
struct GinkgoReader: TestLogReader {
    static let framework: TestFramework = "ginkgo"
    static let signs = LineSigns(
        heads: [
            "Running Suite: ", "Random Seed: ", "Summarizing ", "Ran ",
            "------------------------------", "•", "S [", "P [",
        ], parts: [" Passed | "])

    private static let suite: LinePattern = "Running Suite: {+}"
    private static let seed: LinePattern = "Random Seed: {d}{*}"
    private static let ran: LinePattern = "Ran {d} of {d} Specs in {n} seconds"
    private static let counts: LinePattern =
        "{SUCCESS!|FAIL!} {*}-- {d} Passed | {d} Failed | {*}{d} Pending | {d} Skipped"
    private static let failure: LinePattern =
        "{_}[{FAIL|Fail|PANICKED!|Panic!|TIMEDOUT|INTERRUPTED}] {+}"
    private static let verdict: LinePattern =
        "{•|S|P} [{FAILED|SKIPPED|PENDING|PANICKED}] [{n} seconds]"
    private static let passed: LinePattern = "• [{n} seconds]"
    private static let place: LinePattern = "{_}{w}:{d}"

    private var isSummary = false
    private var current: String?
    private var before: [String] = []
    private var awaited: TestStatus?

    init() {}

    var needsEveryLine: Bool { isSummary || awaited != nil || before.count < 3 }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.isBlank { return }
        if line.hasPrefix("Running Suite: "), Self.suite.match(line) != nil {
            run.claim(95)
            run.isComplete = false
            isSummary = false
            return
        }
        if line.hasPrefix("Random Seed: "), let match = Self.seed.match(line) {
            run.seed = match[0]
        }
        if line.hasPrefix("Summarizing ") {
            isSummary = true
            awaited = nil
            return
        }
        if line.hasPrefix("Ran "), let match = Self.ran.match(line) {
            run.claim(90)
            run.durationSeconds = (run.durationSeconds ?? 0) + (match.number(2) ?? 0)
            isSummary = false
            return
        }
        if line.contains(" Passed | "), let match = Self.counts.match(line) {
            readCounts(match, &run)
            return
        }
        if isSummary {
            readSummary(line, &run)
        } else {
            readSpec(line, &run)
        }
    }

    private func readCounts(_ match: LineMatch, _ run: inout RunBuilder) {
        run.claim(95)
        var counts = run.declared ?? TestCounts()
        counts.passed += match.integer(2)
        counts.failed += match.integer(3)
        counts.skipped += match.integer(5) + match.integer(6)
        run.declared = counts
        run.isComplete = true
    }

    private mutating func readSummary(_ line: LogLine, _ run: inout RunBuilder) {
        if let match = Self.failure.match(line) {
            let id = Self.id(match[1])
            run.put(id, match[0].hasPrefix("P") || match[0] == "INTERRUPTED" ? .errored : .failed)
            current = id
        } else if let current, let match = Self.place.match(line) {
            run.update(current) {
                $0.file = match[0]
                $0.line = match.integer(1)
            }
        }
    }

    /// Reads a spec of verbose output: its name, its place, and then what became of it.
    private mutating func readSpec(_ line: LogLine, _ run: inout RunBuilder) {
        if line.hasPrefix("------------------------------") {
            before = []
            awaited = nil
            return
        }
        if let status = awaited {
            awaited = nil
            run.put(Self.id(line.trimmed), status)
            current = Self.id(line.trimmed)
            return
        }
        if let match = Self.verdict.match(line) {
            let status: TestStatus =
                match[1] == "FAILED" ? .failed : match[1] == "PANICKED" ? .errored : .skipped
            if let name = before.first {
                run.put(Self.id(name), status, seconds: match.number(2))
            } else {
                awaited = status
            }
        } else if let match = Self.passed.match(line) {
            if let name = before.first { run.put(Self.id(name), .passed, seconds: match.number(0)) }
        } else if before.count < 3, !line.hasPrefix("•") {
            before.append(line.trimmed)
        }
    }

    /// The name of a spec without the kinds of its nodes: `Trees when old [It] bends`.
    private static func id(_ text: String) -> String {
        var name = text
        for word in ["[It] ", "[BeforeEach] ", "[AfterEach] ", "[JustBeforeEach] ", "[BeforeAll] "]
        {
            name = name.replacing(word, with: "")
        }
        // Labels stand behind the name.
        if name.hasSuffix("]"), let place = name.range(ofLast: " [") {
            name = String(name[..<place.lowerBound])
        }
        return name.trimmingBlanks()
    }
}
