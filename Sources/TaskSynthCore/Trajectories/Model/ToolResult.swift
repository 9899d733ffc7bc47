/// What came back from a tool.
public struct ToolResult: Hashable, Sendable {
    /// What the agent saw.
    public var text: String? {
        get { leftText?.string }
        set { leftText = JSONText(newValue) }
    }
    /// The exit status of a command, where it was recorded.
    public var exitCode: Int?
    /// Whether the record calls it an error; `nil` where it does not say.
    public var isError: Bool?
    /// Whether something was cut from the text; `nil` where nothing tells.
    public var isTruncated: Bool?
    /// What the record holds beside all this.
    public var extra: JSONObject
    /// The text, which is left in the record until somebody asks for it.
    var leftText: JSONText?

    /// Makes a result.
    public init(
        text: String? = nil, exitCode: Int? = nil, isError: Bool? = nil, isTruncated: Bool? = nil
    ) {
        leftText = JSONText(text)
        self.exitCode = exitCode
        self.isError = isError
        self.isTruncated = isTruncated
        extra = JSONObject()
    }

    /// Whether the record calls it an error, or the exit status is not zero.
    public var isFailure: Bool { isError == true || (exitCode ?? 0) != 0 }
}

extension ToolResult: JSONRepresentable {
    /// The normalized form.
    public var json: JSONValue {
        var object = JSONObject([
            .init(key: "text", value: JSONValue(text)),
            .init(key: "exitCode", value: JSONValue(exitCode)),
            .init(key: "isError", value: JSONValue(isError)),
            .init(key: "truncated", value: JSONValue(isTruncated)),
        ])
        if !extra.members.isEmpty { object["extra"] = .object(extra) }
        return .object(object)
    }
}
