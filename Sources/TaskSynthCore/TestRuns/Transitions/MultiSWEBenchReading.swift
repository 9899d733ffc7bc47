/// The classes that Multi-SWE-bench puts tests in, and whether it accepts the cycle.
public struct MultiSWEBenchReading: Hashable, Sendable {
    /// Passed with the tests only, passes with the fix.
    public let passToPass: [String]
    /// Failed with the tests only, passes with the fix.
    public let failToPass: [String]
    /// Skipped with the tests only, passes with the fix.
    public let skipToPass: [String]
    /// Missing with the tests only, passes with the fix.
    public let noneToPass: [String]
    /// The tests that make it refuse the cycle: passed without the fix, fail with it.
    public let blockedBy: [String]
    /// Whether it accepts the cycle.
    public let isValid: Bool

    /// Reads a cycle as Multi-SWE-bench does.
    public init(of transitions: TestTransitions) {
        let all = transitions.transitions
        let passing = all.filter { $0.withFix == .passed }
        passToPass = passing.filter { $0.testsOnly == .passed }.map(\.id)
        failToPass = passing.filter(\.testsOnly.isFailure).map(\.id)
        skipToPass = passing.filter { Self.isSkip($0.testsOnly) }.map(\.id)
        noneToPass = passing.filter { !$0.testsOnly.isPresent }.map(\.id)
        blockedBy = all.filter { transition in
            guard transition.withFix.isFailure else { return false }
            if transition.testsOnly == .passed { return true }
            return (Self.isSkip(transition.testsOnly) || !transition.testsOnly.isPresent)
                && transition.before == .passed
        }.map(\.id)
        let fixed = failToPass.count + skipToPass.count + noneToPass.count
        isValid = blockedBy.isEmpty && fixed > 0
    }

    private static func isSkip(_ outcome: TestOutcome) -> Bool {
        outcome == .skipped || outcome == .xfailed
    }
}

extension MultiSWEBenchReading: JSONRepresentable {
    /// The classes by their names there.
    public var json: JSONValue {
        [
            "valid": .bool(isValid), "blockedBy": JSONValue(blockedBy),
            "p2p": JSONValue(passToPass), "f2p": JSONValue(failToPass),
            "s2p": JSONValue(skipToPass), "n2p": JSONValue(noneToPass),
        ]
    }
}

extension TestTransitions {
    /// The classes that Multi-SWE-bench puts the tests in.
    public var multiSWEBench: MultiSWEBenchReading { MultiSWEBenchReading(of: self) }

    /// The two sets of SWE-bench-Live: what passes with the fix, less what passes with the tests
    /// only.
    ///
    /// Of repeated runs of one state it takes the worst: a failure, else a skip or an absence.
    public var sweBenchLive: (failToPass: [String], passToPass: [String]) {
        let passing = transitions.filter { livePass($0, .withFix) }
        return (
            passing.filter { !livePass($0, .testsOnly) }.map(\.id),
            passing.filter { livePass($0, .testsOnly) }.map(\.id)
        )
    }

    private func livePass(_ transition: TestTransition, _ state: CycleState) -> Bool {
        let outcomes = transition.repeated[state] ?? [transition[state]]
        return outcomes.allSatisfy { $0 == .passed || $0 == .xpassed }
    }
}
