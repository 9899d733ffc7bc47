/// A record of Claude Code, of which all is known but its place among the others.
struct ClaudeCodeRecord: Sendable {
    var fields: JSONFields<ClaudeRecordKey>
    /// What the message says beside its parts; nothing where there is no message.
    var message: JSONFields<ClaudeMessageKey>
    var parts: ContentParts
    let usage: Usage?
    let timestamp: RecordedTime?
    /// The hash of the record's name.
    let id: Int?
    /// The hash of the name of the record that it follows.
    let parent: Int?
    let isSidechain: Bool
    let kind: Kind

    enum Kind {
        /// A line of a response of the model.
        case response
        /// What the model is given.
        case input
        case other
    }

    /// Reads the record at a place of a table.
    init(_ source: JSONSource, at token: Int) {
        // Put together in the end: half of a record would be copied to complete it.
        var fields = JSONFields<ClaudeRecordKey>(source, at: token)
        timestamp = fields.timestamp(.timestamp)
        isSidechain = fields.takeBool(.isSidechain) ?? fields.isString(.parentToolUseID)
        let id = fields.nameHash(.uuid)
        self.id = id
        parent =
            id == nil ? nil : fields.nameHash(.parentUuid) ?? fields.nameHash(.logicalParentUuid)
        var message = fields.object(.message) ?? JSONFields<ClaudeMessageKey>()
        if fields.isObject(.message) {
            let isResponse =
                fields.isString(.type, "assistant") || message.isString(.role, "assistant")
                || message.has(.usage)
            kind = isResponse ? .response : .input
            if isResponse, let fields: JSONFields<UsageKey> = message.object(.usage) {
                usage = Usage(anthropic: fields)
            } else {
                usage = nil
            }
            parts = ContentParts()
            parts.take(.content, from: &message)
        } else {
            parts = ContentParts(text: fields.text(.message))
            usage = nil
            kind = fields.has(.message) ? .input : .other
        }
        self.message = consume message
        self.fields = consume fields
    }

    /// What was not taken, behind it what is left of the message.
    var rest: JSONObject { fields.rest(leaving: .message, message.rest) }

    /// Removes the message, whose parts were taken.
    mutating func removeMessage() {
        if fields.isObject(.message) || fields.isString(.message) { fields.remove(.message) }
    }
}
