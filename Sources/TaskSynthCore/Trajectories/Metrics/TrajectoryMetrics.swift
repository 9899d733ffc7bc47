/// What can be measured on a trajectory, each by its written rule; what is not known is `nil`.
public struct TrajectoryMetrics: Hashable, Sendable {
    /// Steps, calls, time and tokens.
    public var steps: StepMetrics
    /// Files and symbols against the gold patch.
    public var navigation: NavigationMetrics
    /// Plans, thoughts, checks, repetitions.
    public var signals: PlanSignals
    /// Why the attempt failed, where the evidence decides it.
    public var failure: FailureAnalysis

    /// Measures a trajectory.
    ///
    /// - Parameters:
    ///   - trajectory: The attempt.
    ///   - gold: The patch that solves the problem, where it is known.
    ///   - verdict: What the tests of the task said about the change.
    ///   - idleSeconds: The longest pause that counts as work.
    ///   - analyzer: What reads source text.
    public init(
        of trajectory: Trajectory, gold: Patch? = nil,
        verdict: AttemptVerdict = AttemptVerdict(), idleSeconds: Double = 300,
        using analyzer: any SyntaxAnalyzer = LexicalAnalyzer()
    ) {
        let view = TrajectoryView(trajectory, gold: gold)
        steps = StepMetrics(trajectory, view, idleSeconds: idleSeconds)
        navigation = NavigationMetrics(view, using: analyzer)
        signals = PlanSignals(view, navigation)
        failure = FailureAnalysis(
            AttemptEvidence(
                view, navigation, signals, outcome: trajectory.outcome, verdict: verdict,
                using: analyzer))
    }
}

extension TrajectoryMetrics: JSONRepresentable {
    /// The four sections by the names of the bundle.
    public var json: JSONValue {
        [
            "stepLevelMetrics": steps.json, "navigationMetrics": navigation.json,
            "planAndMemorySignals": signals.json, "failureModeAnalysis": failure.json,
        ]
    }
}
