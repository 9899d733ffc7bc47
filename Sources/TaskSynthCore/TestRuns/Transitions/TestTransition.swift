/// What became of one test in the three states of a cycle.
public struct TestTransition: Hashable, Sendable {
    /// The runner's own full name of the test, as the latest state that names it has it.
    public let id: String
    /// What the base says; the first run's outcome where runs disagree.
    public let before: TestOutcome
    /// What the base with the tests patch says.
    public let testsOnly: TestOutcome
    /// What the base with both patches says.
    public let withFix: TestOutcome
    /// What each run says, state by state, where a state was run more than once.
    public let repeated: [CycleState: [TestOutcome]]
    /// Whether the test disagrees with itself in one state.
    public let isFlaky: Bool
    /// Whether an outcome follows from the counts of a run that does not name its passing tests.
    public let isInferred: Bool
    /// Why it fails with the tests only, or with the fix where it does so there.
    public internal(set) var cause: FailureCause?

    /// What a state says.
    public subscript(state: CycleState) -> TestOutcome {
        switch state {
        case .before: before
        case .testsOnly: testsOnly
        case .withFix: withFix
        }
    }

    /// The set that the careful reading puts it in; `nil` where it is in none.
    ///
    /// A test that is missing with the tests only, because their patch does not build there, counts
    /// by what it did before: what passed before is not made to pass by the fix.
    public var set: TransitionSet? {
        guard !isFlaky else { return nil }
        let passedWithoutFix =
            testsOnly == .passed || (!testsOnly.isPresent && before == .passed)
        if withFix == .passed { return passedWithoutFix ? .passToPass : .failToPass }
        if withFix.isFailure { return passedWithoutFix ? .passToFail : .failToFail }
        if withFix == .missing, testsOnly == .passed || before == .passed { return .passToMissing }
        return nil
    }
}

extension TestTransition: JSONRepresentable {
    /// The triple, the set it is in, and the cause of its failure.
    public var json: JSONValue {
        var members: [JSONObject.Member] = [.init(key: "id", value: .string(id))]
        for state in CycleState.allCases {
            members.append(.init(key: state.rawValue, value: .string(self[state].rawValue)))
        }
        members.append(.init(key: "set", value: JSONValue(set?.rawValue)))
        members.append(.init(key: "flaky", value: .bool(isFlaky)))
        if isInferred { members.append(.init(key: "inferred", value: true)) }
        if !repeated.isEmpty {
            let states = CycleState.allCases.compactMap { state in
                repeated[state].map { outcomes in
                    JSONObject.Member(
                        key: state.rawValue, value: JSONValue(outcomes.map(\.rawValue)))
                }
            }
            members.append(.init(key: "runs", value: .object(JSONObject(states))))
        }
        members.append(.init(key: "cause", value: JSONValue(cause)))
        return .object(JSONObject(members))
    }
}
