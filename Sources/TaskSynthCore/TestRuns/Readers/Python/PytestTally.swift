/// What pytest counts more than once, and how many tests there should be.
///
/// A test whose fixture fails after it is in two counts of the last line, and a failed subtest is
/// in one of them, whatever became of its test.
struct PytestTally: Sendable {
    private static let collected: LinePattern = "{*}collected {d} {item|items}{...}"
    private static let workers: LinePattern = "{d} {worker|workers} [{d} {item|items}]"

    private var items: Int?
    private var others = 0
    private var isParallel = false
    private var twice: [String: TestStatus] = [:]
    private var subtests: [String: Int] = [:]
    private var listedSubtests: [String: Int] = [:]
    /// The tests that are said to have failed themselves.
    private var failures: Set<String> = []

    /// The tests that have a failed subtest.
    var testsWithFailedSubtests: [String] {
        Array(Set(subtests.keys).union(listedSubtests.keys)).sorted()
    }

    /// Reads `collected 12 items / 1 error` or `2 workers [12 items]`.
    mutating func read(_ line: LogLine) -> Bool {
        if line.contains("collected "), let match = Self.collected.match(line) {
            items = (items ?? 0) + match.integer(1)
            for part in match[3].split(separator: "/") {
                let words = part.split(separator: " ")
                guard words.count >= 2, let number = LogNumber.count(words[0]) else { continue }
                switch words[1] {
                case "error", "errors", "skipped": others += number
                case "deselected": items = (items ?? 0) - number
                default: break
                }
            }
            return true
        }
        if line.first?.isASCIIDigit == true, let match = Self.workers.match(line) {
            items = match.integer(2)
            isParallel = true
            return true
        }
        return false
    }

    /// Notes that a test is counted by a status, and as errored.
    mutating func count(_ id: String, twiceBy status: TestStatus) {
        twice[id] = twice[id] ?? status
    }

    /// Notes that a line says of a test itself that it failed.
    mutating func countFailure(of id: String) { failures.insert(id) }

    /// Notes a failed subtest, of which the lines tell and then the summary once more.
    mutating func countSubtest(of id: String, isListed: Bool) {
        if isListed {
            listedSubtests[id, default: 0] += 1
        } else {
            subtests[id, default: 0] += 1
        }
    }

    /// The tests by status, of what a last line counts.
    func tests(
        of summary: PytestSummary, failures: PytestFailures, isWhole: Bool
    ) -> TestCounts {
        var counts = summary.counts
        let failed = subtests.merging(listedSubtests) { max($0, $1) }
        // Beside its subtests a test has passed, as unittest's do, or failed with them.
        for (id, number) in failed {
            let surplus = self.failures.contains(id) ? number : number - 1
            counts.failed -= min(surplus, counts.failed)
        }
        let passed = failed.keys.count { !self.failures.contains($0) }
        // What is told twice by its lines, or by the headings of its failures.
        let failedTwice = max(twice.values.count { $0 == .failed }, failures.failedTeardowns)
        let passedTwice = max(twice.count, failures.teardowns) - failedTwice
        counts.failed -= min(failedTwice, counts.failed)
        counts.passed -= min(passedTwice + passed, counts.passed)
        if isWhole, !isParallel { limit(&counts, to: others) }
        return counts
    }

    /// Takes away what there is too much of, compared with what was collected.
    func limit(_ counts: inout TestCounts, to others: Int = 0) {
        guard let items, counts.total > items + others else { return }
        counts.passed -= min(counts.total - items - others, counts.passed)
    }
}
