import TaskSynthCore
import TaskSynthHarness
import TaskSynthReports

/// What the runs of a cycle left, read: results of tests, and coverage.
enum CycleReading {
    /// The results of a run: those of its log, made surer by the reports that the runner wrote.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - files: The paths of all files of the project.
    /// - Returns: The run, with the ids that its runner takes.
    static func tests(of run: ValidationRun, files: [String]) -> TestRun {
        let text = run.readLog()
        var reader = TestRunReader(reports: EmbeddedXMLReports())
        reader.read(text.span)
        let log = reader.finish()
        let (reports, warnings) = testReports(of: run)
        let isWhole = if case .exited = run.ending { true } else { false }
        var result = TestRun(
            log: log, report: TestRun(merging: reports.map(\.1)), isWhole: isWhole,
            separator: reports.first.map { separator(ofReport: $0.0) } ?? "::")
        result.warnings += warnings
        // Where something was tested, each failure is judged by what it says itself.
        if !run.ending.isSuccess, result.counts.passed == 0,
            let missing = MissingDependency(in: result, log: text, files: files)
        {
            result.state = .setupError
            result.warnings.append("not installed: \(missing.line)")
        }
        return result
    }

    /// The reports with results, each with its path, and what is to be said of those that are no
    /// report that can be read.
    private static func testReports(
        of run: ValidationRun
    ) -> (reports: [(String, TestRun)], warnings: [String]) {
        var reports: [(String, TestRun)] = []
        var warnings: [String] = []
        for path in run.reports.sorted() {
            let reason: String
            do {
                let report = try TestRun(file: path)
                if report.counts.total > 0 { reports.append((path, report)) }
                guard report.state == .unreadable else { continue }
                reason = "it is of no kind that is known"
            } catch {
                reason = "\(error)".replacing(path, with: "the file")
            }
            // The runner writes its coverage beside its results.
            guard (try? CoverageReport(file: path)) == nil else { continue }
            let name = path.split(separator: "/reports/", maxSplits: 1).last.map(String.init)
            warnings.append("a report cannot be read: \(name ?? path): \(reason)")
        }
        return (reports, warnings)
    }

    /// What stands between class and test where their runner takes them, by where it writes reports.
    private static func separator(ofReport path: String) -> String {
        let folders = path.split(separator: "/").dropLast()
        if folders.contains("surefire-reports") || folders.contains("failsafe-reports") {
            return "#"
        }
        return folders.contains("test-results") ? "." : "::"
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
