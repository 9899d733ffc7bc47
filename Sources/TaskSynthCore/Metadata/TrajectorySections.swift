/// The sections that measure the ideal and the failed attempt beside each other.
public struct TrajectorySections: Hashable, Sendable {
    private let ideal: TrajectoryMetrics?
    private let failed: TrajectoryMetrics?
    /// What the values of an attempt that nobody made are marked with.
    private let origin: ValueOrigin
    private let note: String

    private static let missing = "the bundle has no trajectory"

    /// Takes the measures of both attempts, where there are any.
    public init(
        ideal: TrajectoryMetrics?, failed: TrajectoryMetrics?, isIdealDerived: Bool = false,
        isFailedDerived: Bool = false
    ) {
        self.ideal = ideal
        self.failed = failed
        let derived = [
            isIdealDerived ? "ideal" : nil, isFailedDerived ? "failed" : nil,
        ].compactMap(\.self)
        origin = derived.isEmpty ? .measured : .derived
        note =
            derived.isEmpty
            ? "" : " (derived from a change, not recorded: \(derived.joined(separator: ", ")))"
    }

    /// Steps, calls, time and tokens.
    public var stepLevelMetrics: MetadataSection {
        var section = MetadataSection()
        let ideal = ideal?.steps.json
        let failed = failed?.steps.json
        for key in [
            "totalSteps", "agentSteps", "toolCallBreakdown", "toolCallsByTool", "failedCalls",
            "wallTime",
        ] {
            setBoth(key, ideal?[key], failed?[key], in: &section, method: "counted over the steps")
        }
        var tokens = JSONObject()
        for key in ["inputTokens", "outputTokens", "totalTokens"] {
            let known = [ideal, failed].compactMap { $0?["tokenCounts"]?[key]?.integer }
            tokens[key] = known.isEmpty ? .null : JSONValue(known.reduce(0, +))
        }
        tokens["perTrajectory"] = Self.both(ideal?["tokenCounts"], failed?["tokenCounts"])
        section.set(
            "tokenCounts", hasAny ? .object(tokens) : nil, .recorded,
            method: "usage of the responses, each counted once", elseNullBecause: Self.missing)
        setBoth(
            "steps", ideal?["steps"], failed?["steps"], in: &section,
            method: "one entry a step of the agent")
        return section
    }

    /// Files and symbols against the fix.
    public var navigationMetrics: MetadataSection {
        sides(
            Self.navigation(ideal), Self.navigation(failed),
            method: "files that the calls touch, against the fix")
    }

    /// Plans, thoughts, checks and repetitions.
    public var planAndMemorySignals: MetadataSection {
        sides(ideal?.signals.json, failed?.signals.json, method: "rules over the steps")
    }

    /// What the comparison of both attempts shows, whatever the failure is called.
    public func addComparison(to section: inout MetadataSection) {
        let gold = failed?.navigation.gold
        let reason =
            failed == nil ? "there is no failed trajectory" : "there is no patch to compare with"
        section.set(
            "missedFiles", gold.map { JSONValue($0.missedFiles) }, .measured,
            method: "source files of the fix less edited files", elseNullBecause: reason)
        section.set(
            "unnecessaryFiles", gold.map { JSONValue($0.unnecessaryFiles) }, .measured,
            method: "edited source files less files of the fix", elseNullBecause: reason)
        section.set(
            "missedSymbols", gold.map { JSONValue($0.missedSymbols) }, .measured,
            method:
                "symbols of the fix less those of the attempt (\(gold?.symbolMethod ?? "none"))",
            elseNullBecause: reason)
        setComparison(
            "stepCountComparison", ideal?.steps.steps, failed?.steps.steps, in: &section,
            method: "counted over the steps")
        setComparison(
            "thoughtComparison", ideal?.signals.thoughts, failed?.signals.thoughts, in: &section,
            method: "steps with a thought")
    }

    private var hasAny: Bool { ideal != nil || failed != nil }

    private func setComparison(
        _ key: String, _ ideal: Int?, _ failed: Int?, in section: inout MetadataSection,
        method: String
    ) {
        let delta = ideal.flatMap { ideal in failed.map { $0 - ideal } }
        let value: JSONValue = [
            "ideal": JSONValue(ideal), "failed": JSONValue(failed), "delta": JSONValue(delta),
        ]
        section.set(
            key, hasAny ? value : nil, origin, method: method + note, elseNullBecause: Self.missing)
    }

    private func setBoth(
        _ key: String, _ ideal: JSONValue?, _ failed: JSONValue?,
        in section: inout MetadataSection, method: String
    ) {
        section.set(
            key, hasAny ? Self.both(ideal, failed) : nil, origin, method: method + note,
            elseNullBecause: Self.missing)
    }

    private func sides(
        _ ideal: JSONValue?, _ failed: JSONValue?, method: String
    ) -> MetadataSection {
        var section = MetadataSection()
        section.set(
            "idealTrajectory", ideal, origin, method: method + note,
            elseNullBecause: "there is no ideal trajectory")
        section.set(
            "failedTrajectory", failed, origin, method: method + note,
            elseNullBecause: "there is no failed trajectory")
        return section
    }

    private static func both(_ ideal: JSONValue?, _ failed: JSONValue?) -> JSONValue {
        ["idealTrajectory": ideal ?? .null, "failedTrajectory": failed ?? .null]
    }

    /// The measures with the names that readers of the older form know.
    ///
    /// There `editPrecision` was files edited / files opened; precision against the fix has names
    /// of its own.
    private static func navigation(_ metrics: TrajectoryMetrics?) -> JSONValue? {
        guard let metrics, var fields = metrics.navigation.json.object else { return nil }
        fields["goldEditPrecision"] = fields["editPrecision"]
        fields["editPrecision"] = JSONValue(metrics.navigation.openedToEdited)
        fields["unnecessaryFileModifications"] =
            metrics.navigation.gold.map { JSONValue($0.unnecessaryFiles) } ?? .null
        fields["goldFilePrecision"] = JSONValue(metrics.navigation.gold?.editedSource.precision)
        fields["goldFileRecall"] = JSONValue(metrics.navigation.gold?.editedSource.recall)
        fields["goldSymbolPrecision"] = JSONValue(
            metrics.navigation.gold?.editedSymbols?.precision)
        fields["goldSymbolRecall"] = JSONValue(metrics.navigation.gold?.editedSymbols?.recall)
        return .object(fields)
    }
}
