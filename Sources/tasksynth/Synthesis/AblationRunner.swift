import TaskSynthCore
import TaskSynthGit
import TaskSynthHarness

/// Leaves out parts of a fix, one at a time, until the tests fail.
struct AblationRunner {
    let cycle: CycleRunner
    let prepared: PreparedChange
    let outcome: CycleOutcome

    /// Runs the tests on ablated fixes.
    ///
    /// - Parameters:
    ///   - limit: How many variants are run at most.
    ///   - repository: The clone.
    ///   - logFolder: Where the runs leave their logs.
    /// - Returns: The first that the tests refuse; `nil` where there is none.
    /// - Throws: What the harness or the repository throws.
    func run(
        atMost limit: Int, in repository: borrowing Repository, logFolder: String
    ) async throws -> FailedAblation? {
        let candidates = try AblatedFix.candidates(of: prepared.split.fixAfterTests).prefix(limit)
        for (number, candidate) in candidates.enumerated() {
            guard let tree = try? tree(of: candidate.patch, in: repository) else { continue }
            let what = candidate.leftOut.joined(separator: ", ")
            if !cycle.options.isQuiet { Terminal.note("without \(what): testing") }
            let runs = try await cycle.run(
                withFix: tree, in: repository, logFolder: "\(logFolder)/ablation-\(number)")
            let files = try repository.files(in: tree).map(\.pathText)
            guard let run = runs.first, let verdict = verdict(of: runs, in: files) else { continue }
            return FailedAblation(
                fix: candidate, verdict: verdict, exitCode: run.ending.exitCode, log: run.readLog()
            )
        }
        return nil
    }

    private func tree(of fix: Patch, in repository: borrowing Repository) throws -> ObjectID {
        let tree = try repository.apply(
            fix, to: prepared.proof.testsTree, inflater: try fix.inflater())
        let other = prepared.split.other
        guard !other.files.isEmpty else { return tree }
        return try repository.apply(other, to: tree, inflater: try other.inflater())
    }

    /// What fails with the ablated fix and passes with the whole one; `nil` where nothing does.
    private func verdict(of runs: [ValidationRun], in files: [String]) -> AttemptVerdict? {
        let whole = outcome.judgement.transitions
        let ablated = TestTransitions(
            before: whole.before.runs, testsOnly: whole.testsOnly.runs,
            withFix: runs.map { CycleReading.tests(of: $0, files: files).refined(by: $0) })
        let solved = Set(ablated.failToPass)
        let kept = Set(ablated.passToPass)
        let failing = whole.failToPass.filter { !solved.contains($0) }
        let broken = whole.passToPass.filter { !kept.contains($0) }
        if failing.isEmpty, broken.isEmpty {
            // A runner that names no test still ends with a status.
            let isNamed = !whole.failToPass.isEmpty
            let isRefused = runs.allSatisfy { $0.ending.exitCode != 0 }
            return isNamed || !isRefused ? nil : AttemptVerdict(isResolved: false)
        }
        return AttemptVerdict(
            isResolved: false, stillFailing: failing, broken: broken, solved: solved.count)
    }
}
