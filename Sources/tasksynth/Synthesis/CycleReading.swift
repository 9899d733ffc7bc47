import TaskSynthCore
import TaskSynthHarness

/// What the runs of a cycle left, read: results of tests, and coverage.
enum CycleReading {
    /// The results of a run: those of its reports where they say at least as much as its log.
    static func tests(of run: ValidationRun) -> TestRun {
        let log = TestRun(reading: run.readLog())
        let reports = run.reports.sorted().compactMap { try? TestRun(file: $0) }
            .filter { $0.counts.total > 0 }
        guard !reports.isEmpty else { return log }
        let report = reports.count == 1 ? reports[0] : TestRun(merging: reports)
        return report.counts.total >= log.counts.total ? report : log
    }

    /// The coverage of each state, from the reports of its first run, else from its log.
    static func coverage(of runs: [ValidationRun]) -> [CycleState: CoverageReport] {
        var coverage: [CycleState: CoverageReport] = [:]
        for run in runs where run.number == 1 {
            coverage[run.state] = self.coverage(of: run)
        }
        return coverage
    }

    private static func coverage(of run: ValidationRun) -> CoverageReport? {
        let reports = run.reports.sorted().compactMap { try? CoverageReport(file: $0) }
            .filter { !$0.files.isEmpty }
        if !reports.isEmpty { return CoverageReport(merging: reports) }
        var reader = PrintedCoverageReader()
        let log = run.readLog()
        reader.read(log.span)
        return reader.finish()
    }
}
