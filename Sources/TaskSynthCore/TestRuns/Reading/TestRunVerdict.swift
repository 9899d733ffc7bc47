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
        if let best { return best.run.run(of: best.framework, death: evidence.death) }
        return TestRun(framework: .unknown, state: stateWithoutRunner(evidence))
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
