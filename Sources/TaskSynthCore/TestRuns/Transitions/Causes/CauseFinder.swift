/// Finds why tests fail: in their own results, or in what became of the run that lost them.
struct CauseFinder {
    let testsOnly: RepeatedRuns
    let withFix: RepeatedRuns

    /// The cause of a test's failure: with the tests only, else with the fix; `nil` where it does
    /// not fail there.
    func cause(of transition: TestTransition, key: String) -> FailureCause? {
        if transition.testsOnly.isFailure { return cause(key: key, in: testsOnly) }
        if transition.withFix.isFailure { return cause(key: key, in: withFix) }
        // A run that did not come to its end may count tests that it does not name.
        let isLost =
            transition.testsOnly == .missing
            || transition.testsOnly == .unnamed
                && testsOnly.runs.contains(where: \.hasLostTests)
        if isLost, transition.withFix == .passed, transition.before != .passed {
            return causeOfAbsence(of: transition)
        }
        return nil
    }

    private func cause(key: String, in runs: RepeatedRuns) -> FailureCause? {
        guard let result = runs.results(key: key).first(where: \.status.isFailure) else {
            return nil
        }
        let cause = FailureCause(of: result)
        guard cause.kind == .unknown, let part = part(of: result, in: runs) else { return cause }
        return FailureCause(of: part)
    }

    /// The part of a test of Go that failed, and made the test fail without a word of its own.
    private func part(of result: TestResult, in runs: RepeatedRuns) -> TestResult? {
        for run in runs.runs where run.framework == "go-test" || run.framework == "gotestsum" {
            let part = run.tests.first {
                $0.status.isFailure && $0.message != nil && $0.id.hasPrefix(result.id + "/")
            }
            if let part { return part }
        }
        return nil
    }

    /// Why a test that the fix makes pass is missing without it: its file does not compile or load.
    private func causeOfAbsence(of transition: TestTransition) -> FailureCause? {
        guard
            let run = testsOnly.runs.first(where: \.hasLostTests)
                ?? testsOnly.runs.first
        else { return nil }
        let suspects = run.tests.filter(\.isFailedContainer)
        let suspect =
            suspects.first { Self.holds(transition.id, $0) }
            ?? (suspects.count == 1 ? suspects.first : nil)
        let own = (suspect.map { [$0.message, $0.output].compactMap(\.self) } ?? [])
            .flatMap { $0.split(separator: "\n") }
            .filter { !$0.hasPrefix("ImportError: Failed to import test module") }
            .joined(separator: "\n")
        let state = suspect?.moduleNotLoaded == nil ? run.state : .collectionError
        let cause = FailureCause(ofAbsenceIn: state, text: own)
        guard cause.message == nil || cause.kind == .unknown, !run.diagnostics.isEmpty else {
            return cause
        }
        return FailureCause(
            ofAbsenceIn: run.state, text: run.diagnostics.joined(separator: "\n"))
    }

    /// Whether a file, suite or package that failed to load is the one a test is in.
    private static func holds(_ test: String, _ container: TestResult) -> Bool {
        let names = [container.moduleNotLoaded ?? container.id, container.file].compactMap(\.self)
        return names.contains { !$0.isEmpty && test.hasPrefix($0) }
    }
}
