/// One recorded attempt of an agent, in the one form that every reader gives.
///
/// Nothing of the record is lost: what these properties have no place for stays, verbatim, in the
/// `extra` of the step, call or result that it belongs to, or in ``extra`` here.
public struct Trajectory: Hashable, Sendable {
    /// Where the record comes from.
    public var source: TrajectorySource
    /// The name of the session, where it has one.
    public var sessionID: String?
    /// Who acted.
    public var agent: AgentIdentity
    /// The earliest moment of the record.
    public var startedAt: RecordedTime?
    /// The latest moment of the record.
    public var endedAt: RecordedTime?
    /// The folder that the agent worked in, as recorded.
    public var workingDirectory: String?
    /// The repository that the agent worked in, as recorded.
    public var repository: RecordedRepository
    /// What the agent was asked to do: the first prompt of a person.
    public var goal: String?
    /// The decisions and messages in order.
    public var steps: [Step]
    /// How it ended.
    public var outcome: TrajectoryOutcome
    /// The tokens of the whole record, counted once; `nil` where none were recorded.
    public var usage: Usage?
    /// What the record says about the whole session, by its own names.
    public var metadata: JSONObject
    /// Records that are no step, in order, and whatever else the model has no place for.
    public var extra: JSONObject
    /// What could not be read, or was not as expected.
    public var warnings: [TrajectoryWarning]
    /// What the reader counted, by the terms of the format.
    public var counts: JSONObject

    /// Makes an empty trajectory.
    public init(source: TrajectorySource) {
        self.source = source
        agent = AgentIdentity()
        repository = RecordedRepository()
        steps = []
        outcome = TrajectoryOutcome()
        metadata = JSONObject()
        extra = JSONObject()
        warnings = []
        counts = JSONObject()
    }

    /// The calls of all steps in order.
    public var toolCalls: [ToolCall] { steps.flatMap(\.toolCalls) }
}

extension Trajectory: JSONRepresentable {
    /// The normalized form.
    public var json: JSONValue {
        var object = headJSON
        object["steps"] = JSONValue(steps)
        object["warnings"] = JSONValue(warnings)
        if !extra.members.isEmpty { object["extra"] = .object(extra) }
        return .object(object)
    }

    /// The normalized form without the steps, the warnings and the rest.
    package var headJSON: JSONObject {
        JSONObject([
            .init(key: "source", value: source.json),
            .init(key: "sessionID", value: JSONValue(sessionID)),
            .init(key: "agent", value: agent.json),
            .init(key: "startedAt", value: JSONValue(startedAt)),
            .init(key: "endedAt", value: JSONValue(endedAt)),
            .init(key: "workingDirectory", value: JSONValue(workingDirectory)),
            .init(key: "repository", value: repository.json),
            .init(key: "goal", value: JSONValue(goal)),
            .init(key: "outcome", value: outcome.json),
            .init(key: "usage", value: JSONValue(usage)),
            .init(key: "metadata", value: .object(metadata)),
        ])
    }
}
