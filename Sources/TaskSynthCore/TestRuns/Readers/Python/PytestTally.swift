/// What pytest counts more than once, and how many tests there should be.
///
/// A test whose fixture fails after it is in two counts of the last line, and a failed subtest is
/// in one of them, whatever became of its test.
struct PytestTally: Sendable {
    private static let collected: LinePattern = "{*}collected {d} {item|items}{...}"
    private static let workers: LinePattern = "{d} {worker|workers} [{d} {item|items}]"
    private static let eachWorker: LinePattern = "gw{d} [{d}]{...}"

    private var items: Int?
    private var others = 0
    private var isParallel = false
    /// The tests of the session that are counted by their own status, and as errored.
    private var twice: [String: TestStatus] = [:]
    /// How often the lines of the session say once more what they said of a test.
    private var toldAgain = TestCounts()
    /// How often the list of the session does.
    private var listedAgain = TestCounts()
    /// The tests that are counted twice for their fixtures in the sessions that have ended.
    private var endedFixtures = 0
    /// What is counted twice in the sessions that have ended.
    private var doubles = TestCounts()
    private var subtests: [String: Int] = [:]
    private var listedSubtests: [String: Int] = [:]
    /// The tests that are said to have failed themselves.
    private var failures: Set<String> = []
    /// The tests of the session that are listed by a status.
    private var listed: [TestStatus: Set<String>] = [:]
    /// Whether the tests that passed are listed.
    private var listsPassed = false

    /// The tests that have a failed subtest.
    var testsWithFailedSubtests: [String] {
        Array(Set(subtests.keys).union(listedSubtests.keys)).sorted()
    }

    /// Reads `collected 12 items / 1 error`, `2 workers [12 items]` or `gw0 [12] / gw1 [12]`.
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
        if line.hasPrefix("gw"), let match = Self.eachWorker.match(line),
            match[2].isEmpty || match[2].hasPrefix(" / gw")
        {
            items = match.integer(1)
            isParallel = true
            return true
        }
        return false
    }

    /// Notes that a test is counted by a status, and as errored.
    mutating func count(_ id: String, twiceBy status: TestStatus) {
        twice[id] = twice[id] ?? status
    }

    /// Notes that a line says once more what became of a test, as of both fixtures that failed.
    mutating func tellAgain(_ status: TestStatus) { toldAgain[status] += 1 }

    /// Notes that a line says of a test itself that it failed.
    mutating func countFailure(of id: String) { failures.insert(id) }

    /// Notes that a test is listed, which it is each time that it is run again.
    mutating func list(_ id: String, _ status: TestStatus) {
        if status == .passed { listsPassed = true }
        if !listed[status, default: []].insert(id).inserted { listedAgain[status] += 1 }
    }

    /// Notes a failed subtest, of which the lines tell and then the summary once more.
    mutating func countSubtest(of id: String, isListed: Bool) {
        if isListed {
            listedSubtests[id, default: 0] += 1
        } else {
            subtests[id, default: 0] += 1
        }
    }

    /// Ends a session: another one may run the same tests.
    mutating func endSession() {
        doubles = toldDoubles
        endedFixtures += twice.count
        twice = [:]
        toldAgain = TestCounts()
        listedAgain = TestCounts()
        listed = [:]
    }

    /// What the lines tell of tests that are counted twice.
    private var toldDoubles: TestCounts {
        var counts = doubles
        for status in twice.values { counts[status] += 1 }
        for status in TestStatus.allCases {
            counts[status] += max(toldAgain[status], listedAgain[status])
        }
        return counts
    }

    /// The tests by status, of what a last line counts.
    func tests(
        of summary: PytestSummary, failures: PytestFailures, letters: PytestLetters, isWhole: Bool
    ) -> TestCounts {
        var counts = summary.counts
        let failed = subtests.merging(listedSubtests) { max($0, $1) }
        // Beside its subtests a test has passed, as unittest's do, or failed with them.
        for (id, number) in failed {
            let surplus = self.failures.contains(id) ? number : number - 1
            counts.failed -= min(surplus, counts.failed)
        }
        let passed = failed.keys.count { !self.failures.contains($0) }
        counts.passed -= min(passed, counts.passed)
        takeDoubles(from: &counts, failures, letters)
        if isWhole, !isParallel { limit(&counts, to: others) }
        return counts
    }

    /// Takes tests whose fixture fails after them out of the counts of what became of them before.
    func takeDoubles(
        from counts: inout TestCounts, _ failures: PytestFailures, _ letters: PytestLetters
    ) {
        var doubles = toldDoubles
        if !isParallel, let found = letters.teardowns(of: failures.fixtures) {
            // The letters stand in the order of the headings, each behind that of its test.
            for status in TestStatus.allCases {
                doubles[status] = max(doubles[status], found[status])
            }
        } else {
            doubles.failed = max(doubles.failed, failures.failedTeardowns)
            let known = max(endedFixtures + twice.count + doubles.errored, failures.failedTeardowns)
            let rest = max(0, failures.teardowns - known)
            // Where those that passed are listed, it is of the others that no line tells.
            if listsPassed { doubles.skipped += rest } else { doubles.passed += rest }
        }
        for status in TestStatus.allCases {
            counts[status] -= min(doubles[status], counts[status])
        }
    }

    /// Takes away what there is too much of, compared with what was collected.
    func limit(_ counts: inout TestCounts, to others: Int = 0) {
        guard let items else { return }
        if listsPassed {
            counts.skipped -= min(max(0, counts.total - items - others), counts.skipped)
        }
        counts.passed -= min(max(0, counts.total - items - others), counts.passed)
    }
}
