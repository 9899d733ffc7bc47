/// Reads Automake's parallel test harness, and DejaGnu, which share their words.
struct AutomakeReader: TestLogReader {
    static let framework: TestFramework = "automake"
    static let signs = LineSigns(
        heads: [
            "# TOTAL:", "# PASS:", "# SKIP:", "# XFAIL:", "# FAIL:", "# XPASS:", "# ERROR:",
            "# of ", "Testsuite summary for ", "PASS: ", "FAIL: ", "XFAIL: ", "XPASS: ", "SKIP: ",
            "ERROR: ", "KFAIL: ", "KPASS: ", "UNRESOLVED: ", "UNTESTED: ", "UNSUPPORTED: ",
        ], parts: [" Summary ===", " tests ==="])

    private static let result: LinePattern =
        "{PASS|FAIL|XFAIL|XPASS|SKIP|ERROR|KFAIL|KPASS|UNRESOLVED|UNTESTED|UNSUPPORTED}: {+}"
    private static let total: LinePattern = "# {TOTAL|PASS|SKIP|XFAIL|FAIL|XPASS|ERROR}:{s}{d}"
    private static let suite: LinePattern = "Testsuite summary for {+}"
    private static let dejaTotal: LinePattern =
        "# of {expected passes|unexpected failures|unexpected successes|expected failures|unresolved testcases|untested testcases|unsupported tests|known failures|unknown successes}{s}{d}"
    private static let dejaSummary: LinePattern = "{_}=== {+} Summary ==={*}"
    private static let dejaTests: LinePattern = "{_}=== {+} tests ==={*}"

    private var totals: [String: Int] = [:]
    private var isDejaGnu = false
    private var isLog = false

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        guard let first = line.bytes.first else { return }
        if first == UInt8(ascii: "#") {
            if let match = Self.total.match(line) {
                run.claim(50)
                totals[match[0], default: 0] += match.integer(1)
            } else if let match = Self.dejaTotal.match(line) {
                run.claim(85)
                isDejaGnu = true
                totals[match[0], default: 0] += match.integer(1)
                run.isComplete = true
            }
            return
        }
        if first == UInt8(ascii: "T"), Self.suite.match(line) != nil {
            run.claim(90)
            run.isComplete = true
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
            let match = Self.result.match(line), !run.isComplete
        else { return }
        record(match, &run)
    }

    private func record(_ match: LineMatch, _ run: inout RunBuilder) {
        let status: TestStatus =
            switch match[0] {
            case "PASS": .passed
            case "FAIL": .failed
            case "XFAIL", "KFAIL": .xfailed
            case "XPASS", "KPASS": .xpassed
            case "SKIP", "UNTESTED", "UNSUPPORTED": .skipped
            default: .errored
            }
        var name = match.trimmed(1)
        if !isDejaGnu {
            for word in [" # SKIP", " # TODO", " # skip", " # todo"] {
                name = name.before(word) ?? name
            }
        }
        run.add(name, status)
    }

    mutating func finish(_ run: inout RunBuilder) {
        if isDejaGnu { run.framework = "dejagnu" }
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
