/// Reads Automake's parallel test harness, and DejaGnu, which share their words.
struct AutomakeReader: TestLogReader {
    static let framework: TestFramework = "automake"
    static let signs = LineSigns(
        heads: [
            "Making check in ", "# TOTAL:", "# PASS:", "# SKIP:", "# XFAIL:", "# FAIL:", "# XPASS:",
            "# ERROR:",
            "# of ", "Testsuite summary for ", "PASS: ", "FAIL: ", "XFAIL: ", "XPASS: ", "SKIP: ",
            "ERROR: ", ":test-result: ", ".. contents::", "KFAIL: ", "KPASS: ", "UNRESOLVED: ",
            "UNTESTED: ",
            "UNSUPPORTED: ",
        ], parts: [" Summary ===", " tests ==="])

    private static let result: LinePattern =
        "{PASS|FAIL|XFAIL|XPASS|SKIP|ERROR|KFAIL|KPASS|UNRESOLVED|UNTESTED|UNSUPPORTED}: {+}"
    private static let total: LinePattern = "# {TOTAL|PASS|SKIP|XFAIL|FAIL|XPASS|ERROR}:{s}{d}"
    /// A line of a `.trs` file, which the programs of a test's own driver print, too.
    private static let driver: LinePattern =
        ":test-result: {PASS|FAIL|XFAIL|XPASS|SKIP|ERROR} {+}"
    private static let suite: LinePattern = "Testsuite summary for {+}"
    private static let dejaTotal: LinePattern =
        "# of {expected passes|unexpected failures|unexpected successes|expected failures|unresolved testcases|untested testcases|unsupported tests|known failures|unknown successes}{s}{d}"
    private static let dejaSummary: LinePattern = "{_}=== {+} Summary ==={*}"
    private static let dejaTests: LinePattern = "{_}=== {+} tests ==={*}"

    private var totals: [String: Int] = [:]
    private var isDejaGnu = false
    /// What `test-suite.log` holds, which a verbose run prints before its summary: the totals, and
    /// a title with the output of each test that did not pass.
    private var logTotals: [String: Int] = [:]
    private var logged: [(name: String, status: TestStatus)] = []
    private var isInLog = false
    private var isInSummary = false
    private var title: LineMatch?

    init() {}

    var needsEveryLine: Bool { isInLog }

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.bytes.first else { return }
        if first == UInt8(ascii: "#") {
            if let match = Self.total.match(line) {
                run.claim(50)
                if isInSummary {
                    totals[match[0], default: 0] += match.integer(1)
                } else if !isInLog {
                    logTotals[match[0]] = match.integer(1)
                }
            } else if let match = Self.dejaTotal.match(line) {
                run.claim(85)
                isDejaGnu = true
                totals[match[0], default: 0] += match.integer(1)
                run.isComplete = true
            }
            return
        }
        if first == UInt8(ascii: ":"), let match = Self.driver.match(line) {
            run.claim(90)
            record(match, &run)
            return
        }
        if first == UInt8(ascii: "T"), Self.suite.match(line) != nil {
            run.claim(90)
            run.isComplete = true
            isInLog = false
            isInSummary = true
            return
        }
        if line.hasPrefix(".. contents:: :depth: ") {
            isInLog = true
            return
        }
        if isInLog {
            readLog(line)
            return
        }
        if line.hasPrefix("Making check in ") {
            isInSummary = false
            return
        }
        if line.contains("==="), line.contains("===") {
            let text = LogLine(line.text(from: 0).trimmingBlanks())
            if Self.dejaSummary.match(text) != nil || Self.dejaTests.match(text) != nil {
                isDejaGnu = true
                run.claim(60)
            }
            return
        }
        guard first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z"),
            let match = Self.result.match(line), !isInSummary, !(isDejaGnu && run.isComplete)
        else { return }
        record(match, &run)
    }

    /// Reads a line of `test-suite.log`: a title is underlined.
    private mutating func readLog(_ line: LogLine) {
        if let match = title, line.bytes.allSatisfy({ $0 == UInt8(ascii: "=") }),
            line.bytes.count == match[0].utf8.count + 2 + match[1].utf8.count
        {
            logged.append((match[1], Self.status(match[0])))
        }
        title = Self.result.match(line)
    }

    private static func status(_ word: String) -> TestStatus {
        switch word {
        case "PASS": .passed
        case "FAIL": .failed
        case "XFAIL", "KFAIL": .xfailed
        case "XPASS", "KPASS": .xpassed
        case "SKIP", "UNTESTED", "UNSUPPORTED": .skipped
        default: .errored
        }
    }

    private func record(_ match: LineMatch, _ run: inout RunBuilder) {
        var name = match.trimmed(1)
        if !isDejaGnu {
            for word in [" # SKIP", " # TODO", " # skip", " # todo"] {
                name = name.before(word) ?? name
            }
        }
        run.add(name, Self.status(match[0]))
    }

    mutating func finish(_ run: inout RunBuilder) {
        if isDejaGnu { run.framework = "dejagnu" }
        if totals.isEmpty, run.tests.isEmpty, !logTotals.isEmpty {
            // The log of the suite alone.
            for test in logged { run.add(test.name, test.status) }
            run.isComplete = true
            run.namesComplete = logged.count == logTotals["TOTAL"]
        }
        if totals.isEmpty { totals = logTotals }
        guard !totals.isEmpty else { return }
        var counts = TestCounts()
        if isDejaGnu {
            counts.passed = totals["expected passes"] ?? 0
            counts.failed = totals["unexpected failures"] ?? 0
            counts.xpassed =
                (totals["unexpected successes"] ?? 0) + (totals["unknown successes"] ?? 0)
            counts.xfailed = (totals["expected failures"] ?? 0) + (totals["known failures"] ?? 0)
            counts.errored = totals["unresolved testcases"] ?? 0
            counts.skipped =
                (totals["untested testcases"] ?? 0) + (totals["unsupported tests"] ?? 0)
        } else {
            counts = TestCounts(
                passed: totals["PASS"] ?? 0, failed: totals["FAIL"] ?? 0,
                errored: totals["ERROR"] ?? 0, skipped: totals["SKIP"] ?? 0,
                xfailed: totals["XFAIL"] ?? 0, xpassed: totals["XPASS"] ?? 0)
        }
        run.declared = counts
    }
}
