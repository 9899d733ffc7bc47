/// A trajectory as an annotation trace, the form of `ideal_trajectory.json`.
///
/// What was not recorded is `null`, though the schema of the form asks for a value: a moment, a
/// duration. Everything else is as the schema has it, in full.
public struct AnnotationForm: Hashable, Sendable {
    /// The steps.
    public var trace: [JSONValue]
    /// What was to be done.
    public var taskIssue: String
    /// Difficulty, type and technologies of the task, and the failure where there is one.
    public var tags: JSONObject
    /// The change of the attempt.
    public var patch: String?
    /// `recorded`, or `derived` where no agent made the steps.
    public var origin: String
    /// Whether the moments are local times without an offset.
    public var isLocalTime: Bool

    /// Converts a trajectory.
    ///
    /// - Parameters:
    ///   - trajectory: The attempt.
    ///   - taskIssue: The problem statement; the recorded prompt where it is `nil`.
    ///   - repositoryName: The name of the repository; that of the folder where it is `nil`.
    ///   - tags: The tags; what is missing is derived from the trajectory by written rules.
    public init(
        of trajectory: Trajectory, taskIssue: String? = nil, repositoryName: String? = nil,
        tags: JSONObject = JSONObject()
    ) {
        let issue = taskIssue ?? trajectory.goal ?? ""
        let name = repositoryName ?? Self.name(of: trajectory)
        var builder = AnnotationBuilder(trajectory, issue: issue, repositoryName: name)
        trace = builder.build()
        self.taskIssue =
            issue.isEmpty
            ? "No statement of the task was recorded."
            : issue.count < 20 ? "The task as recorded: \(issue)" : issue
        self.tags = AnnotationTags.complete(tags, for: trajectory, issue: issue)
        patch = trajectory.outcome.patch.flatMap { $0.isEmpty ? nil : $0 }
        origin = trajectory.isDerived ? Trajectory.derivedOrigin : "recorded"
        isLocalTime = trajectory.startedAt?.isLocal ?? false
    }

    private static func name(of trajectory: Trajectory) -> String? {
        let place = trajectory.repository.remote ?? trajectory.workingDirectory
        guard let last = place?.split(whereSeparator: { $0 == "/" || $0 == ":" }).last else {
            return nil
        }
        return last.hasSuffix(".git") ? String(last.dropLast(4)) : String(last)
    }
}

extension AnnotationForm: JSONRepresentable {
    /// The document.
    public var json: JSONValue {
        var object: JSONObject = [
            "annotationTrace": .array(trace), "taskIssue": .string(taskIssue),
            "tags": .object(tags),
        ]
        if let patch { object["patch"] = .string(patch) }
        object["origin"] = .string(origin)
        if isLocalTime { object["timeBasis"] = "local" }
        return .object(object)
    }
}
