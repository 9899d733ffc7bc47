/// Puts together what the states say about each test.
struct TransitionBuilder {
    let before: RepeatedRuns
    let testsOnly: RepeatedRuns
    let withFix: RepeatedRuns

    /// The transitions of all tests that any state names, sorted by id.
    func transitions() -> [TestTransition] {
        var ids: [String: String] = [:]
        for state in [before, testsOnly, withFix] {
            for name in state.names { ids[name.key] = name.id }
        }
        let sorted = ids.sorted { $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) }
        let causes = CauseFinder(testsOnly: testsOnly, withFix: withFix)
        return sorted.map { key, id in
            var transition = transition(key: key, id: id)
            transition.cause = causes.cause(of: transition, key: key)
            return transition
        }
    }

    private func transition(key: String, id: String) -> TestTransition {
        var isInferred = false
        var isFlaky = false
        var repeated: [CycleState: [TestOutcome]] = [:]
        var outcomes: [CycleState: TestOutcome] = [:]
        for state in CycleState.allCases {
            let runs = self[state]
            let each = runs.outcomes(key: key)
            if each.count > 1 { repeated[state] = each }
            if runs.stability(key: key) == .flaky { isFlaky = true }
            let outcome = each.first { $0 != .unnamed } ?? each.first ?? .missing
            if outcome == .unnamed, infersPass(of: key, in: state) {
                outcomes[state] = .passed
                isInferred = true
            } else {
                outcomes[state] = outcome
            }
        }
        return TestTransition(
            id: id, before: outcomes[.before] ?? .missing,
            testsOnly: outcomes[.testsOnly] ?? .missing,
            withFix: outcomes[.withFix] ?? .missing, repeated: repeated, isFlaky: isFlaky,
            isInferred: isInferred, cause: nil)
    }

    private subscript(state: CycleState) -> RepeatedRuns {
        switch state {
        case .before: before
        case .testsOnly: testsOnly
        case .withFix: withFix
        }
    }

    /// Whether a test that a state does not name must have passed there.
    ///
    /// That is so between the two states that run the same tests, where the run came to its end,
    /// every count that is not of passes is named, and as many tests ran as in the state that
    /// names the test.
    private func infersPass(of key: String, in state: CycleState) -> Bool {
        let other: CycleState
        switch state {
        case .before: return false
        case .testsOnly: other = .withFix
        case .withFix: other = .testsOnly
        }
        let total = self[state].runs.first?.counts.total
        guard
            let total, total > 0,
            zip(self[state].runs, self[state].unnamed).allSatisfy({ run, unnamed in
                run.state == .completed && run.counts.total == total
                    && unnamed.total == unnamed.passed
            })
        else { return false }
        return self[other].outcomes(key: key).contains { $0.isPresent }
            && self[other].runs.allSatisfy { $0.counts.total == total }
    }
}
