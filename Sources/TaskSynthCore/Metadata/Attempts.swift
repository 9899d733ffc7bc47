/// The attempts of a bundle, measured against its fix.
public struct Attempts: Hashable, Sendable {
    /// The attempt that solved the task.
    public let ideal: Trajectory?
    /// The attempt that did not.
    public let failed: Trajectory?
    private let measures: TrajectorySections
    private let gold: Patch?

    /// Measures the attempts.
    public init(ideal: Trajectory?, failed: Trajectory?, gold: Patch?) {
        self.ideal = ideal
        self.failed = failed
        self.gold = gold
        measures = TrajectorySections(
            ideal: ideal.map { TrajectoryMetrics(of: $0, gold: gold) },
            failed: failed.map { TrajectoryMetrics(of: $0, gold: gold) })
    }

    /// The four sections that speak of attempts.
    public var sections: [SectionName: MetadataSection] {
        [
            .failureModeAnalysis: failureModeAnalysis,
            .stepLevelMetrics: measures.stepLevelMetrics,
            .navigationMetrics: measures.navigationMetrics,
            .planAndMemorySignals: measures.planAndMemorySignals,
        ]
    }

    private var failureModeAnalysis: MetadataSection {
        var section = MetadataSection()
        section.leaveNull(
            [
                "failureType", "failureCategory", "failureDescription", "rootCause",
                "consequence", "issuesMissed", "evidence",
            ],
            because: failed == nil
                ? "there is no failed trajectory" : "no rule over the steps decides it")
        measures.addComparison(to: &section)
        return section
    }
}
