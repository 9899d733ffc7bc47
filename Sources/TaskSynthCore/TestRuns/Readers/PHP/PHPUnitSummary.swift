/// The last line of PHPUnit, with the number of tests by status.
struct PHPUnitSummary: Sendable {
    private static let total: LinePattern = "Tests: {d}, Assertions: {d}{*}"

    /// The tests by status; an incomplete test is skipped, and a risky one passed.
    private(set) var counts = TestCounts()
    /// The tests that do not check what they should.
    private(set) var risky = 0

    /// Reads a line, where it is such a line.
    init?(_ line: LogLine) {
        // A line that is cut short has no full stop.
        guard let match = Self.total.match(line), match[2].hasSuffix(".") else { return nil }
        for part in match[2].dropping(suffix: ".").split(separator: ",") {
            let sides = part.split(separator: ":")
            guard sides.count == 2, let number = LogNumber.count(sides[1].trimmingBlanks()) else {
                continue
            }
            switch sides[0].trimmingBlanks() {
            case "Errors": counts.errored += number
            case "Failures": counts.failed += number
            case "Skipped", "Incomplete": counts.skipped += number
            case "Risky": risky += number
            // A warning of PHPUnit 9 is a test that did not pass; later ones say "PHPUnit Warnings"
            // beside tests that did.
            case "Warnings": warnings = number
            case "PHPUnit Warnings", "PHPUnit Deprecations", "Deprecations", "Notices":
                isRecent = true
            default: break
            }
        }
        if !isRecent { counts.errored += warnings }
        counts.passed = max(0, match.integer(0) - counts.total)
    }

    private var warnings = 0
    private var isRecent = false
}
