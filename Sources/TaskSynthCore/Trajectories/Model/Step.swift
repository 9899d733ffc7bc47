/// One decision of an agent, or one message to it.
///
/// A response of a model is one step, with its text, its reasoning and all its calls, however many
/// records the format spreads it over. Tokens belong to the response, and are never divided.
public struct Step: Hashable, Sendable {
    /// The place in the trajectory, counted from 0.
    public var index = 0
    /// What kind of step it is.
    public var kind: StepKind
    /// Who speaks or acts.
    public var role: StepRole
    /// The name that the record gives to the step.
    public var id: String? {
        get { leftID?.string }
        set { leftID = JSONText(newValue) }
    }
    /// The name of the step that this one follows, where the record says so.
    public var parent: String? {
        get { leftParent?.string }
        set { leftParent = JSONText(newValue) }
    }
    /// The name of the model response, where the record says so.
    public var responseID: String? {
        get { leftResponseID?.string }
        set { leftResponseID = JSONText(newValue) }
    }
    /// What is said.
    public var text: String? {
        get { leftText?.string }
        set { leftText = JSONText(newValue) }
    }
    /// What is thought.
    public var reasoning: String? {
        get { leftReasoning?.string }
        set { leftReasoning = JSONText(newValue) }
    }
    /// What is called.
    public var toolCalls: [ToolCall] = []
    /// When it was recorded.
    public var timestamp: RecordedTime?
    /// How many seconds it took, where that was recorded.
    public var duration: Double?
    /// The tokens of the response.
    public var usage: Usage?
    /// The model that answered.
    public var model: String?
    /// Whether a subagent took the step.
    public var isSidechain = false
    /// Whether the step is on a branch that was left again.
    public var isAbandoned = false
    /// Whether the step repeats one of an earlier context, so that it is not counted again.
    public var isCopied = false
    /// Whether a person wrote it as a prompt, rather than a program on their behalf.
    public var isPrompt = false
    /// What the record holds beside all this.
    public var extra = JSONObject()

    // The texts, which are left in the record until somebody asks for them.
    var leftID: JSONText?
    var leftParent: JSONText?
    var leftResponseID: JSONText?
    var leftText: JSONText?
    var leftReasoning: JSONText?

    /// Makes a step; its index is given when it takes its place.
    public init(_ kind: StepKind = .message, role: StepRole, text: String? = nil) {
        self.init(kind, role: role, leaving: JSONText(text))
    }

    /// Makes a step whose text is left in its record.
    @inline(__always) init(_ kind: StepKind, role: StepRole, leaving text: JSONText?) {
        self.kind = kind
        self.role = role
        leftText = text
    }
}

extension Step: JSONRepresentable {
    /// The normalized form.
    public var json: JSONValue {
        var object = JSONObject([
            .init(key: "index", value: JSONValue(index)),
            .init(key: "kind", value: .string(kind.name)),
            .init(key: "role", value: .string(role.name)),
            .init(key: "id", value: JSONValue(id)),
            .init(key: "parent", value: JSONValue(parent)),
            .init(key: "responseID", value: JSONValue(responseID)),
            .init(key: "text", value: JSONValue(text)),
            .init(key: "reasoning", value: JSONValue(reasoning)),
            .init(key: "toolCalls", value: JSONValue(toolCalls)),
            .init(key: "timestamp", value: JSONValue(timestamp)),
            .init(key: "duration", value: JSONValue(duration)),
            .init(key: "usage", value: JSONValue(usage)),
            .init(key: "model", value: JSONValue(model)),
            .init(key: "isSidechain", value: .bool(isSidechain)),
        ])
        if isAbandoned { object["isAbandoned"] = true }
        if isCopied { object["isCopied"] = true }
        if isPrompt { object["isPrompt"] = true }
        if !extra.members.isEmpty { object["extra"] = .object(extra) }
        return .object(object)
    }
}
