/// The attempts of a bundle, measured against its fix.
public struct Attempts: Hashable, Sendable {
    /// The attempt that solved the task.
    public let ideal: Trajectory?
    /// The attempt that did not.
    public let failed: Trajectory?
    private let measures: TrajectorySections
    private let failure: FailureAnalysis?

    /// Measures the attempts.
    ///
    /// - Parameters:
    ///   - ideal: The attempt that solved the task.
    ///   - failed: The attempt that did not.
    ///   - gold: The fix.
    ///   - verdict: What the tests said about the change of the failed attempt; that it did not
    ///     solve the task is known.
    ///   - analyzer: What reads source text.
    public init(
        ideal: Trajectory?, failed: Trajectory?, gold: Patch?, verdict: AttemptVerdict? = nil,
        using analyzer: any SyntaxAnalyzer = LexicalAnalyzer()
    ) {
        self.ideal = ideal
        self.failed = failed
        let failing = failed.map {
            TrajectoryMetrics(
                of: $0, gold: gold, verdict: verdict ?? AttemptVerdict(isResolved: false),
                using: analyzer)
        }
        failure = failing?.failure
        measures = TrajectorySections(
            ideal: ideal.map {
                TrajectoryMetrics(
                    of: $0, gold: gold, verdict: AttemptVerdict(isResolved: true),
                    using: analyzer)
            },
            failed: failing, isIdealDerived: ideal?.isDerived ?? false,
            isFailedDerived: failed?.isDerived ?? false)
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

    /// The label of the annotation form for the failure, where that form has one.
    public var failureMode: String? { failure?.primary?.mode.annotationLabel }

    /// The name of the failure: the label of the annotation form, else the one in plain words.
    public var failureName: String? {
        failure?.primary.map { $0.mode.annotationLabel ?? $0.mode.label }
    }

    private var failureModeAnalysis: MetadataSection {
        var section = MetadataSection()
        let keys = [
            "failureType", "failureLabel", "failureCategory", "failureMode", "failureDescription",
            "rootCause", "consequence", "issuesMissed", "evidence",
        ]
        if let failure, let primary = failure.primary {
            let document = failure.json
            for key in keys {
                section.set(
                    key, document[key], .derived,
                    method: "decision list over the steps, rule \(primary.rule)",
                    elseNullBecause: Self.reason(for: key))
            }
        } else {
            section.leaveNull(
                keys,
                because: failure == nil
                    ? "there is no failed trajectory" : "no rule over the steps decides it")
        }
        measures.addComparison(to: &section)
        return section
    }

    private static func reason(for key: String) -> String {
        switch key {
        case "failureMode": "the labels of the annotation form have none for it"
        case "consequence": "no test was run on the attempt's change"
        default: "the rule says nothing of it"
        }
    }
}
