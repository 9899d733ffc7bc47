extension TestTransitions {
    /// The sets by the pair of the last two states only, as most published data sets make them.
    ///
    /// The names are those sets' own: `FAIL_TO_PASS`, `NONE_TO_PASS`, and so on. A test that
    /// passed before, is missing with the tests only and fails with the fix is in
    /// `RUN_PASS_FIX_FAIL`.
    public var plainPairs: [(name: String, ids: [String])] {
        let names = [
            "FAIL_TO_PASS", "PASS_TO_PASS", "SKIP_TO_PASS", "XFAIL_TO_PASS", "NONE_TO_PASS",
            "PASS_TO_FAIL", "FAIL_TO_FAIL", "RUN_PASS_FIX_FAIL", "OTHER",
        ]
        let sets = Dictionary(grouping: transitions, by: Self.plainPair)
        return names.map { name in (name, (sets[name] ?? []).map(\.id)) }
    }

    private static func plainPair(_ transition: TestTransition) -> String {
        if transition.withFix == .passed {
            switch transition.testsOnly {
            case .failed, .errored: return "FAIL_TO_PASS"
            case .passed: return "PASS_TO_PASS"
            case .skipped: return "SKIP_TO_PASS"
            case .xfailed: return "XFAIL_TO_PASS"
            case .missing, .unnamed: return "NONE_TO_PASS"
            case .xpassed: return "OTHER"
            }
        }
        if transition.withFix.isFailure {
            if transition.testsOnly == .passed { return "PASS_TO_FAIL" }
            if transition.testsOnly.isFailure { return "FAIL_TO_FAIL" }
            if !transition.testsOnly.isPresent, transition.before == .passed {
                return "RUN_PASS_FIX_FAIL"
            }
        }
        return "OTHER"
    }
}
