extension TestRun {
    /// Makes one run of what a runner printed and of the report that it wrote of the same run.
    ///
    /// The report is believed about what became of a test, since no test can print into it, and it
    /// has times and messages whole. The log has the ids that the runner takes, and words that
    /// reports lack: what JUnit XML calls skipped may be an expected failure, or a program that was
    /// not built. So ids are those of a log that names its tests, and those of the report elsewhere.
    ///
    /// - Parameters:
    ///   - log: What was printed.
    ///   - report: What was reported; several reports are merged before.
    ///   - isWhole: Whether the runner came to its own end, so that its report lacks no test.
    ///   - separator: What stands between class and test where the runner takes them.
    public init(log: TestRun, report: TestRun, isWhole: Bool, separator: String = "::") {
        guard report.counts.total > 0 else {
            self = log
            return
        }
        let reported = report.tests.filter { $0.scope == nil }
        let pairing = ReportPairing(log: log.tests.map(\.id), report: reported.map(\.id))
        let names = log.tests.filter { $0.scope == nil }
        // A log that names failures alone would give a test another id where it passes.
        guard log.namesComplete && !names.isEmpty || names.contains(where: { $0.status == .passed })
        else {
            self = report.withRun(of: log, pairing).joined(by: separator)
            return
        }
        self = log
        let unreported = zip(log.tests, pairing.places).count { $0.scope == nil && $1 == nil }
        // As many are left on both sides: the report writes some names in another way.
        let isRenamed = unreported == pairing.unpaired.count
        // A runner that came to its end wrote all tests of a file, but perhaps not of each file.
        let isJudge = isWhole && !isRenamed && pairing.unpaired.isEmpty
        var contradicted = 0
        tests = zip(log.tests, pairing.places).compactMap { test, place in
            guard test.scope == nil else { return test }
            guard let place else { return isJudge && pairing.covers(test.id) ? nil : test }
            let merged = test.merged(with: reported[place])
            if merged.status.isFailure != test.status.isFailure { contradicted += 1 }
            return merged
        }
        if !isRenamed { tests += pairing.unpaired.map { reported[$0].joined(by: separator) } }
        var named = TestCounts(of: tests)
        for (test, place) in zip(log.tests, pairing.places) where test.scope != nil && place != nil
        {
            named[test.status] += 1
        }
        if namesComplete || named.total >= counts.total {
            counts = named
            namesComplete = true
        }
        if contradicted > 0 {
            warnings.append("tests of which the report says other than the log: \(contradicted)")
        }
        if unreported > 0, !isRenamed {
            warnings.append("tests of the log that the report does not have: \(unreported)")
        }
        if !pairing.unpaired.isEmpty, !isRenamed, log.namesComplete {
            warnings.append("tests of the report that the log lacks: \(pairing.unpaired.count)")
        }
    }

    private func joined(by separator: String) -> TestRun {
        var run = self
        run.tests = tests.map { $0.scope == nil ? $0.joined(by: separator) : $0 }
        return run
    }

    /// A report with what the log alone says: the runner, how the run ended, and what is odd.
    private func withRun(of log: TestRun, _ pairing: ReportPairing) -> TestRun {
        var run = self
        if log.framework != .unknown { run.framework = log.framework }
        if log.state != .notRun, log.state != .unreadable, log.state != .noTests {
            run.state = log.state
        }
        run.durationSeconds = log.durationSeconds ?? durationSeconds
        run.seed = log.seed ?? seed
        run.warnings += log.warnings
        run.diagnostics += log.diagnostics
        // What the log knows to be a file or a suite is no test, though the runner counts it.
        let scoped = zip(log.tests, pairing.places).filter { $0.0.scope != nil }
        let own = tests.filter { $0.scope == nil }
        let containers = Set(scoped.compactMap(\.1))
        run.tests = own.indices.filter { !containers.contains($0) }.map { own[$0] }
        run.tests += scoped.map(\.0) + tests.filter { $0.scope != nil }
        return run
    }
}

extension TestResult {
    /// The result of a report with its class and its name joined as the runner takes them.
    fileprivate func joined(by separator: String) -> TestResult {
        var result = self
        if id.hasPrefix("::") {
            result.id.removeFirst(2)
        } else if separator != "::" {
            result.id = id.replacingFirst("::", with: separator)
        }
        return result
    }

    /// The result of a log with what a report says of the same test.
    fileprivate func merged(with report: TestResult) -> TestResult {
        var merged = self
        if report.status != .skipped, report.status.isFailure != status.isFailure {
            merged.status = report.status
        }
        merged.durationSeconds = report.durationSeconds ?? durationSeconds
        merged.file = file ?? report.file
        merged.line = line ?? report.line
        merged.message = message ?? report.message
        merged.output = report.output ?? output
        return merged
    }
}
