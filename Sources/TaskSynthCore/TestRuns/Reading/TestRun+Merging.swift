extension TestRun {
    /// Makes one run of several, in order.
    ///
    /// Where they are of several runners, its framework has the names of all, with `+` between.
    ///
    /// - Parameter runs: The runs; none of them gives one that did not run.
    public init(merging runs: [TestRun]) {
        guard var whole = runs.first else {
            self.init(framework: .unknown, state: .notRun)
            return
        }
        whole.framework = TestFramework(joining: runs.map(\.framework))
        for run in runs.dropFirst() {
            whole.tests += run.tests
            whole.namesComplete = whole.namesComplete && run.namesComplete
            for status in TestStatus.allCases { whole.counts[status] += run.counts[status] }
            if let seconds = run.durationSeconds {
                whole.durationSeconds = (whole.durationSeconds ?? 0) + seconds
            }
            whole.warnings += run.warnings
            if whole.state == .noTests || whole.state == .completed, run.state != .noTests {
                whole.state = run.state
            }
        }
        self = whole
    }
}
