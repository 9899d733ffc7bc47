/// Reads Karma: the counts of each browser, and the names of the tests that fail.
struct KarmaReader: TestLogReader {
    static let framework: TestFramework = "karma"
    static let signs = LineSigns(
        heads: ["TOTAL: "],
        parts: [": Executed ", "]: Connected on socket ", "[karma", "[launcher]", "Disconnected"],
        tails: [" FAILED"])

    private static let executed: LinePattern = "{+}: Executed {d} of {d} {...}"
    private static let failed: LinePattern = "{+} FAILED"
    private static let total: LinePattern = "TOTAL: {...}"
    private static let noBrowser: LinePattern =
        "{+}[launcher]: {No binary for|Cannot start|Cannot load browser} {...}"
    private static let connected: LinePattern = "{+}[{+}]: Connected on socket {...}"

    private var browsers: [String: TestCounts] = [:]
    private var names: Set<String> = []
    private var current: String?
    private var isDisconnected = false
    private var hasTotal = false

    init() {}

    var needsEveryLine: Bool { current != nil }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.contains(": Executed "), let match = Self.executed.match(line) {
            run.claim(80)
            readExecuted(match, &run)
            return
        }
        if line.contains("]: Connected on socket "), let match = Self.connected.match(line) {
            run.claim(40)
            names.insert(match[1])
            return
        }
        if line.contains("[karma") || line.contains("[launcher]") {
            run.claim(40)
            if Self.noBrowser.match(line) != nil { run.state = .setupError }
            return
        }
        if line.hasPrefix("TOTAL: "), Self.total.match(line) != nil {
            run.claim(50)
            hasTotal = true
            return
        }
        if line.contains("Disconnected") { isDisconnected = true }
        if line.indent == 0, line.hasSuffix(" FAILED"), let match = Self.failed.match(line) {
            guard let browser = names.first(where: { match[0].hasPrefix($0 + " ") }) else {
                return
            }
            let id = String(match[0].dropFirst(browser.count + 1))
            run.put(id, .failed)
            current = id
            return
        }
        guard let current, line.bytes.first == 0x09 || line.indent > 0 else {
            self.current = nil
            return
        }
        if run.result(current)?.message == nil { run.addMessage(line.trimmed, to: current) }
        run.addOutput(line.text(from: 0), to: current)
    }

    private mutating func readExecuted(_ match: LineMatch, _ run: inout RunBuilder) {
        let browser = match[0]
        names.insert(browser)
        let executed = match.integer(1)
        let planned = match.integer(2)
        var counts = TestCounts()
        for part in match[3].components(separatedBy: "(").dropFirst() {
            let text = part.before(")") ?? part
            if text.hasSuffix(" FAILED") {
                counts.failed = Int(text.dropping(suffix: " FAILED")) ?? 0
            } else if text.hasPrefix("skipped ") {
                counts.skipped = Int(text.dropping(prefix: "skipped ")) ?? 0
            }
        }
        counts.passed = max(0, executed - counts.failed)
        if executed + counts.skipped < planned, match[3].contains("ERROR") == false {
            run.isComplete = false
        } else {
            run.isComplete = true
        }
        browsers[browser] = counts
    }

    mutating func finish(_ run: inout RunBuilder) {
        if hasTotal { run.isComplete = true }
        if isDisconnected, !hasTotal { run.death = .crashed }
        guard !browsers.isEmpty else { return }
        var whole = TestCounts()
        for counts in browsers.values {
            for status in TestStatus.allCases { whole[status] += counts[status] }
        }
        run.counts = whole
        run.namesComplete = TestCounts(of: run.tests).total >= whole.total
    }
}
