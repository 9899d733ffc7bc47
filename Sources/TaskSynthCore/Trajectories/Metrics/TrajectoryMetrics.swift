/// What can be measured on a trajectory, each by its written rule; what is not known is `nil`.
public struct TrajectoryMetrics: Hashable, Sendable {
    /// Steps, calls, time and tokens.
    public var steps: StepMetrics
    /// Files and symbols against the gold patch.
    public var navigation: NavigationMetrics
    /// Plans, thoughts, checks, repetitions.
    public var signals: PlanSignals

    /// Measures a trajectory.
    ///
    /// - Parameters:
    ///   - trajectory: The attempt.
    ///   - gold: The patch that solves the problem, where it is known.
    ///   - idleSeconds: The longest pause that counts as work.
    public init(of trajectory: Trajectory, gold: Patch? = nil, idleSeconds: Double = 300) {
        let view = TrajectoryView(trajectory, gold: gold)
        steps = StepMetrics(trajectory, view, idleSeconds: idleSeconds)
        navigation = NavigationMetrics(view)
        signals = PlanSignals(view)
    }
}

extension TrajectoryMetrics: JSONRepresentable {
    /// The three sections by the names of the bundle.
    public var json: JSONValue {
        [
            "stepLevelMetrics": steps.json, "navigationMetrics": navigation.json,
            "planAndMemorySignals": signals.json,
        ]
    }
}
