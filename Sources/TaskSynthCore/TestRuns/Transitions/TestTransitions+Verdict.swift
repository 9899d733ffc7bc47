extension TestTransitions {
    /// Whether the cycle shows that the tests need the fix, and the fix passes the tests.
    public var verdict: Verdict { verdict(in: nil) }

    /// Judges the cycle of a project, where tests that lack a library say nothing of the fix.
    ///
    /// - Parameter files: The paths of all files of the project, which tell what is its own; `nil`
    ///   where they are not known.
    /// - Returns: The verdict with its reasons.
    public func verdict(in files: [String]?) -> Verdict {
        var reasons = remarks
        let answer = Self.answer(of: self, files, &reasons)
        return Verdict(answer, reasons: reasons)
    }

    private static func answer(
        of cycle: TestTransitions, _ files: [String]?, _ reasons: inout [String]
    ) -> Verdict.Answer {
        func say(_ reason: String) { reasons.insert(reason, at: 0) }
        if cycle.withFix.state == .setupError {
            say("what the tests need is not there")
            return .nothingRan
        }
        guard cycle.withFix.hasResults || cycle.testsOnly.hasResults || cycle.before.hasResults
        else {
            say("no state has a result of any test")
            return .nothingRan
        }
        if !cycle.withFix.hasResults, noRunner.contains(cycle.withFix.state) {
            say("no test ran with the fix: \(cycle.withFix.state.rawValue)")
            return .nothingRan
        }
        if let state = cycle.failedStateWithFix {
            say("the run with the fix did not come to its end: \(state.rawValue)")
            return .stillFailing
        }
        guard cycle.withFix.hasResults else {
            say("no test ran with the fix")
            return .nothingRan
        }
        let broken = cycle.tests(in: .passToFail)
        if let first = broken.first {
            if let missing = missingDependency(of: broken, files) {
                say(missing)
                return .nothingRan
            }
            say("tests that passed without the fix fail with it (\(broken.count)): \(first.id)")
            return .breaksOtherTests
        }
        let failing = cycle.tests(in: .failToFail).filter {
            $0.before != .failed && $0.before != .errored
        }
        if let first = failing.first {
            if let missing = missingDependency(of: failing, files) {
                say(missing)
                return .nothingRan
            }
            say("tests of the tests patch fail with the fix (\(failing.count)): \(first.id)")
            return .stillFailing
        }
        let fixed = cycle.tests(in: .failToPass)
        guard !fixed.isEmpty else {
            let wavering = cycle.transitions.filter { $0.isFlaky && cycle.failsSometimes($0) }
            if let first = wavering.first {
                say("only flaky tests fail without the fix: \(first.id)")
                return .flaky
            }
            // Tests that keep their names count by what they did before, though none of them ran.
            if [.buildError, .collectionError].contains(cycle.testsOnly.state),
                cycle.withFix.state == .completed
            {
                let message = cycle.testsOnly.runs.lazy.compactMap(\.diagnostics.first).first
                say(
                    "without the fix the tests do not build or load (\(cycle.testsOnly.state.rawValue))"
                        + (message.map { ": \($0)" } ?? ""))
                return .doesNotBuildWithoutFix
            }
            say("no test fails without the fix and passes with it")
            return .testsDoNotFail
        }
        if let unbuilt = unbuiltReason(fixed, in: cycle.testsOnly) {
            say(unbuilt)
            return .doesNotBuildWithoutFix
        }
        say("tests fail without the fix and pass with it (\(fixed.count)): \(fixed[0].id)")
        return .valid
    }

    /// The states of a run in which no runner came so far as to build or to load a test.
    private static let noRunner: Set<RunState> = [.notRun, .usageError, .unreadable, .noTests]

    /// What all of some failing tests lack that is no part of the project; `nil` where one does not.
    private static func missingDependency(
        of failing: [TestTransition], _ files: [String]?
    ) -> String? {
        guard let files else { return nil }
        let missing = failing.map {
            $0.cause?.message.flatMap { MissingDependency(in: $0, files: files) }
        }
        guard let first = missing.first, let first, missing.allSatisfy({ $0 != nil }) else {
            return nil
        }
        return "what the tests need is not installed: \(first.line)"
    }

    /// Why not one of the tests that the fix makes pass checked anything without it; `nil` where
    /// one did.
    private static func unbuiltReason(
        _ fixed: [TestTransition], in testsOnly: RepeatedRuns
    ) -> String? {
        let isUnbuilt = fixed.allSatisfy { transition in
            if transition.testsOnly == .missing {
                return testsOnly.runs.contains(where: \.hasLostTests)
            }
            return transition.cause?.kind.isBuildFailure == true
        }
        guard isUnbuilt else { return nil }
        let cause = fixed.lazy.compactMap(\.cause).first { $0.message != nil }
        let message = cause?.message.map { ": \($0)" } ?? ""
        let kind = cause.map { $0.kind.rawValue } ?? testsOnly.state.rawValue
        return "without the fix the tests do not build or load (\(kind))\(message)"
    }

    /// A state of the runs with the fix that is none of an end, and that the base does not share.
    private var failedStateWithFix: RunState? {
        let state = withFix.state
        switch state {
        case .completed, .stoppedEarly, .noTests: return nil
        default: return before.hasResults && before.state == state ? nil : state
        }
    }

    private func failsSometimes(_ transition: TestTransition) -> Bool {
        let outcomes = transition.repeated[.testsOnly] ?? [transition.testsOnly]
        return outcomes.contains(where: \.isFailure)
    }

    /// What is worth knowing beside the answer.
    private var remarks: [String] {
        var remarks: [String] = []
        for state in CycleState.allCases {
            let runs = self[state]
            if runs.state != .completed, !runs.runs.isEmpty {
                remarks.append("\(state.rawValue): \(runs.state.rawValue)")
            }
            let unnamed = unnamedCount(in: state)
            if unnamed > 0 {
                remarks.append(
                    "\(state.rawValue): tests that are counted and not named: \(unnamed)")
            }
            for warning in runs.runs.flatMap(\.warnings).prefix(20) {
                remarks.append("\(state.rawValue): \(warning)")
            }
        }
        let lost = tests(in: .passToMissing)
        if let first = lost.first {
            remarks.append(
                "tests that passed without the fix are not there with it (\(lost.count)):"
                    + " \(first.id)")
        }
        if let first = flaky.first {
            remarks.append("tests disagree with themselves (\(flaky.count)): \(first)")
        }
        return remarks
    }
}
