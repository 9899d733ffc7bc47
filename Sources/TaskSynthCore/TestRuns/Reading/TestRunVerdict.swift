/// Decides which reader is right about a log.
enum TestRunVerdict {
    /// The run of the reader that is surest, or of no runner.
    static func run(
        of candidates: [TestLogCandidate], evidence: LogEvidence, format: TestRunFormat
    ) -> TestRun {
        let eligible = candidates.filter { $0.run.claim >= 10 || format.framework != nil }
        var best: TestLogCandidate?
        for candidate in eligible where best.map({ isBetter(candidate, than: $0) }) ?? true {
            best = candidate
        }
        if let best {
            var run = best.run.run(of: best.framework, death: evidence.death)
            for other in eligible where isBeside(best, other) {
                let count = other.run.declared?.total ?? other.run.tests.count
                run.warnings.append(
                    "the log also looks like \(count) tests of \(other.framework.rawValue),"
                        + " which are left out")
            }
            return run
        }
        return TestRun(framework: .unknown, state: stateWithoutRunner(evidence))
    }

    /// Whether another reader has found a whole run of its own, between the lines of the best one.
    private static func isBeside(_ best: TestLogCandidate, _ other: TestLogCandidate) -> Bool {
        other.run.claim >= 65 && other.run.isComplete && other.framework != best.framework
            && (other.run.declared?.total ?? other.run.tests.count) > 0
            && !TestLogRegistry.areRelated(other, best)
    }

    private static func isBetter(
        _ one: TestLogCandidate, than other: TestLogCandidate
    ) -> Bool {
        one.run.claim > other.run.claim
    }

    private static func stateWithoutRunner(_ evidence: LogEvidence) -> RunState {
        if evidence.isEmpty { return .notRun }
        if evidence.isBinary || evidence.isDocument { return .unreadable }
        return evidence.obstacle ?? evidence.death ?? .notRun
    }
}
