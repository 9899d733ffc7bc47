/// The content parts of one message, sorted by what they are, in the terms of any interface.
struct ContentParts {
    var text: String?
    var reasoning: String?
    var calls: [ToolCall] = []
    var results: [(id: String?, result: ToolResult)] = []
    var thoughts = 0

    /// Takes the blocks out of a message's content.
    ///
    /// - Returns: The blocks, or what is left of them, that are none of the known kinds.
    mutating func take(from content: JSONValue?) -> JSONValue? {
        switch content {
        case .string(let words):
            text = words
            return nil
        case .array(let blocks):
            var rest: [JSONValue] = []
            for block in blocks {
                if let left = take(block: block) { rest.append(left) }
            }
            return rest.isEmpty ? nil : .array(rest)
        default: return content
        }
    }

    private mutating func take(block: JSONValue) -> JSONValue? {
        guard case .object(let object) = block else {
            guard let words = block.string else { return block }
            text.append(paragraph: words)
            return nil
        }
        var fields = JSONFields<ContentPartKey>(object)
        guard fields.isString(.type) else { return takeGemini(object) }
        switch fields.word(.type, as: ContentPartType.self) {
        case .text, .inputText, .outputText:
            guard let words = fields.takeString(.text) ?? fields.takeString(.content) else {
                return block
            }
            text.append(paragraph: words)
        case .thinking, .reasoning:
            thoughts += 1
            guard
                let thought = fields.takeString(.thinking) ?? fields.takeString(.reasoning)
                    ?? fields.takeString(.content) ?? fields.takeString(.text)
            else { return block }
            if !thought.isEmpty { reasoning.append(paragraph: thought) }
        case .toolUse, .serverToolUse, .mcpToolUse:
            guard let name = fields.takeString(.name) else { return block }
            var call = ToolCall(
                id: fields.takeString(.id), tool: name, arguments: fields.take(.input) ?? nil)
            fields.remove(.type, ifString: "tool_use")
            call.extra = fields.rest
            calls.append(call)
            return nil
        case .toolResult:
            fields.remove(.type)
            results.append(Self.result(of: &fields))
            return nil
        case .toolCall:
            guard let name = fields.takeString(.name) else { return block }
            fields.remove(.type)
            let arguments = fields.take(.arguments) ?? nil
            var call = ToolCall(
                id: fields.takeString(.id), tool: name,
                arguments: arguments.string.flatMap { JSONValue(embedded: $0) } ?? arguments)
            call.extra = fields.rest
            calls.append(call)
            return nil
        case .toolCallResponse:
            fields.remove(.type)
            results.append(Self.response(of: &fields))
            return nil
        case nil: return block
        }
        fields.remove(.type)
        let rest = fields.rest
        return rest.isEmpty ? nil : .object(rest)
    }

    private static func result(
        of fields: inout JSONFields<ContentPartKey>
    ) -> (String?, ToolResult) {
        let id = fields.takeString(.toolUseID)
        var result = ToolResult()
        result.isError = fields.takeBool(.isError)
        let content = fields.take(.content)
        result.extra = fields.rest
        switch content {
        case .string(let words): result.text = words
        case .array(let parts):
            var rest: [JSONValue] = []
            for part in parts {
                if part.object?.count == 2, part["type"]?.string == "text",
                    let words = part["text"]?.string
                {
                    result.text.append(paragraph: words)
                } else {
                    rest.append(part)
                }
            }
            result.extra.put("content", rest)
        case .some(let other): result.extra["content"] = other
        case nil: break
        }
        return (id, result)
    }

    /// Takes a part of Gemini's interface, which has no type.
    private mutating func takeGemini(_ part: JSONObject) -> JSONValue? {
        var object = part
        if var called = object.takeObject("functionCall"), let name = called.takeString("name") {
            var call = ToolCall(
                id: called.takeString("id"), tool: name, arguments: called.take("args") ?? nil)
            call.extra = called.merging(object)
            calls.append(call)
            return nil
        }
        if var answer = object.takeObject("functionResponse") {
            var result = ToolResult()
            let id = answer.takeString("id")
            if var response = answer.takeObject("response") {
                if let text = response.takeString("error") {
                    result.isError = true
                    result.text = text
                }
                result.text = result.text ?? response.takeString("output")
                answer.put("response", response)
            }
            result.extra = answer.merging(object)
            results.append((id ?? answer["name"]?.string, result))
            return nil
        }
        guard let words = object.takeString("text") else { return .object(part) }
        if object["thought"]?.bool == true {
            reasoning.append(paragraph: words)
        } else {
            text.append(paragraph: words)
        }
        return object.isEmpty ? nil : .object(object)
    }

    private static func response(
        of fields: inout JSONFields<ContentPartKey>
    ) -> (String?, ToolResult) {
        let id = fields.takeString(.id)
        var result = ToolResult()
        switch fields.take(.response) ?? fields.take(.result) {
        case .string(let words): result.text = words
        case .some(let other): result.text = other.line
        case nil: break
        }
        result.extra = fields.rest
        return (id, result)
    }
}

/// The members of a content part that mean something here.
enum ContentPartKey: String, KnownWord {
    case type, text, content, thinking, reasoning, name, id, input, arguments, response, result
    case toolUseID = "tool_use_id"
    case isError = "is_error"

    static let table = WordTable<ContentPartKey>()
}

/// What a content part is, in the terms of any interface.
private enum ContentPartType: String, KnownWord {
    case text, thinking, reasoning
    case inputText = "input_text"
    case outputText = "output_text"
    case toolUse = "tool_use"
    case serverToolUse = "server_tool_use"
    case mcpToolUse = "mcp_tool_use"
    case toolResult = "tool_result"
    case toolCall = "tool_call"
    case toolCallResponse = "tool_call_response"

    static let table = WordTable<ContentPartType>()
}
