/// What a task's problem is, and where: the input of a synthesis.
///
/// What tells the solution is kept apart, in ``solutionArtifacts``; ``problemStatement`` holds
/// none of it.
public struct TaskSource: Hashable, Sendable {
    /// Where the task comes from.
    public var origin: TaskOrigin
    /// The title of the problem.
    public var title: String?
    /// The problem in a sentence or two, from its own text.
    public var summary: String?
    /// The problem as it was reported, Markdown.
    public var description: String?
    /// The address from which the repository can be cloned.
    public var repositoryURL: String?
    /// The change that solved it, as two commits.
    public var commitRange: CommitRange
    /// What closed the ticket.
    public var change: TaskChange
    /// How one sees that the problem is solved, from its own text.
    public var acceptance: [String]
    /// What else belongs to the task.
    public var artifacts: [TaskArtifact]
    /// The folder with recorded sessions.
    public var tracesPath: String?
    /// The tickets that the task is linked with.
    public var tickets: [ExternalTicket]
    /// What people said about the problem before the work on it began.
    public var hints: [String]
    /// The time at which the problem was reported.
    public var createdAt: ISOTimestamp?
    /// What could not be found.
    public var warnings: [TaskWarning]

    /// Makes a source of which nothing is known but its origin.
    public init(origin: TaskOrigin) {
        self.origin = origin
        commitRange = CommitRange()
        change = TaskChange()
        acceptance = []
        artifacts = []
        tickets = []
        hints = []
        warnings = []
    }

    /// Title and description, as a prompt shows them.
    public var problemStatement: String {
        [title, description].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// What tells the solution.
    public var solutionArtifacts: [TaskArtifact] { artifacts.filter { $0.role == .solution } }
}

extension TaskSource: JSONRepresentable {
    /// Every member of `Schemas/task-source.schema.json`, null where nothing was found.
    public var json: JSONValue {
        [
            "origin": .string(origin.rawValue), "title": JSONValue(title),
            "summary": JSONValue(summary), "description": JSONValue(description),
            "repoURL": JSONValue(repositoryURL), "commitRange": commitRange.json,
            "change": change.json, "acceptance": .array(acceptance.map(JSONValue.string)),
            "artifacts": .array(artifacts.map(\.json)), "tracesPath": JSONValue(tracesPath),
            "tickets": .array(tickets.map(\.json)), "hints": .array(hints.map(JSONValue.string)),
            "createdAt": JSONValue(createdAt?.text), "warnings": .array(warnings.map(\.json)),
        ]
    }
}
