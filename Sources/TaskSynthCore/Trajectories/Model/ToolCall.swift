/// One use of a tool.
public struct ToolCall: Hashable, Sendable {
    /// The name that pairs the call with its result.
    public var id: String? {
        get { leftID?.string }
        set { leftID = JSONText(newValue) }
    }
    /// The name of the tool as recorded.
    public var tool: String
    /// What the tool is for.
    public var category: ToolCategory
    /// What it was called with: an object, or a text where the tool takes one.
    public var arguments: JSONValue
    /// What came back; `nil` where nothing was recorded.
    public var result: ToolResult?
    /// The files that it touched, as far as the call and its result tell.
    public var touches: [FileTouch]
    /// When it was called.
    public var startedAt: RecordedTime?
    /// When its result was there.
    public var endedAt: RecordedTime?
    /// How many seconds it ran, where that was recorded.
    public var duration: Double?
    /// What the record holds beside all this.
    public var extra: JSONObject
    /// The name, which is left in the record until somebody asks for it.
    var leftID: JSONText?

    /// Makes a call; its category and touches are found when it is complete.
    public init(id: String? = nil, tool: String, arguments: JSONValue) {
        leftID = JSONText(id)
        self.tool = tool
        category = .other
        self.arguments = arguments
        touches = []
        extra = JSONObject()
    }

    /// Whether it did not do what it was asked; `nil` where there is no result.
    public var isFailed: Bool? { result.map(\.isFailure) }
}

extension ToolCall: JSONRepresentable {
    /// The normalized form.
    public var json: JSONValue {
        var object = JSONObject([
            .init(key: "id", value: JSONValue(id)),
            .init(key: "tool", value: .string(tool)),
            .init(key: "category", value: .string(category.name)),
            .init(key: "arguments", value: arguments),
            .init(key: "result", value: JSONValue(result)),
            .init(key: "touches", value: JSONValue(touches)),
            .init(key: "startedAt", value: JSONValue(startedAt)),
            .init(key: "endedAt", value: JSONValue(endedAt)),
            .init(key: "duration", value: JSONValue(duration)),
        ])
        if !extra.members.isEmpty { object["extra"] = .object(extra) }
        return .object(object)
    }
}
