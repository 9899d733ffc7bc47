/// Reads Alcotest, the framework for OCaml.
struct AlcotestReader: TestLogReader {
    static let framework: TestFramework = "alcotest"
    static let signs = LineSigns(
        heads: ["This run has ID `", "Test Successful in "],
        parts: ["! in ", "[OK]", "[FAIL]", "[SKIP]", "[ERROR]"])

    private static let result: LinePattern =
        "{*}[{OK|FAIL|SKIP|ERROR}]{s}{+}{s}{d}{s}{+}"
    private static let success: LinePattern = "Test Successful in {n}s. {d} {test|tests} run.{*}"
    private static let failure: LinePattern =
        "{d} {error!|errors!|failure!|failures!} in {n}s. {d} {test|tests} run.{*}"

    init() {}

    mutating func read(_ line: LogLine, into run: inout RunBuilder) {
        if line.hasPrefix("This run has ID `") {
            run.claim(85)
            return
        }
        if let match = Self.success.match(line) {
            finish(match.integer(1), failed: 0, match.number(0), &run)
            return
        }
        if let match = Self.failure.match(line) {
            finish(match.integer(3), failed: match.integer(0), match.number(2), &run)
            return
        }
        guard line.contains("["), !line.contains("│"), let match = Self.result.match(line) else {
            return
        }
        let lead = match[0].trimmingBlanks()
        guard lead.isEmpty || lead == ">" else { return }
        let status: TestStatus =
            switch match[1] {
            case "OK": .passed
            case "SKIP": .skipped
            case "ERROR": .errored
            default: .failed
            }
        let name = match[4].trimmingBlanks().dropping(suffix: ".")
        run.put("\(match[2].trimmingBlanks()) \(match[3]) \(name)", status)
    }

    private func finish(
        _ total: Int, failed: Int, _ seconds: Double?, _ run: inout RunBuilder
    ) {
        run.claim(85)
        run.isComplete = true
        run.durationSeconds = seconds
        let named = RunBuilder.count(run.tests)
        if named.total - named.skipped < total {
            run.declared = TestCounts(
                passed: max(0, total - failed), failed: failed, skipped: named.skipped)
        }
    }
}
