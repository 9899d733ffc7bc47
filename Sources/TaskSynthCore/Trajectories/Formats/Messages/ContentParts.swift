/// The content parts of one message, sorted by what they are, in the terms of any interface.
struct ContentParts {
    var leftText: JSONText?
    var leftReasoning: JSONText?
    var calls: [ToolCall] = []
    var results: [(id: JSONText?, result: ToolResult)] = []
    var thoughts = 0

    /// What is said.
    var text: String? { leftText?.string }

    /// What is thought.
    var reasoning: String? { leftReasoning?.string }

    /// Makes parts of nothing, or of a text.
    init(text: JSONText? = nil) { leftText = text }

    /// Takes the blocks out of a member that is a message's content; of an array, those that are
    /// none of the known kinds stay, or what is left of them.
    mutating func take<Key>(_ key: Key, from fields: inout JSONFields<Key>) {
        if let words = fields.takeText(key) {
            leftText = words
        } else {
            let isArray = fields.takeElements(key) {
                take(&$0)
            } others: {
                take(words: $0)
            }
            // It goes behind the other members, as what is left of an array does.
            if !isArray, let other = fields.take(key) { fields.leave(key, other) }
        }
    }

    /// Takes the blocks out of a message's content.
    ///
    /// - Returns: The blocks, or what is left of them, that are none of the known kinds.
    mutating func take(from content: JSONValue?) -> JSONValue? {
        switch content {
        case .string(let words):
            leftText = JSONText(words)
            return nil
        case .array(let blocks):
            var rest: [JSONValue] = []
            for block in blocks {
                let left: JSONValue?
                if let object = block.object {
                    var fields = JSONFields<ContentPartKey>(object)
                    left = take(&fields)
                } else {
                    left = take(words: block)
                }
                if let left { rest.append(left) }
            }
            return rest.isEmpty ? nil : .array(rest)
        default: return content
        }
    }

    /// Takes a block that is a text.
    private mutating func take(words block: JSONValue) -> JSONValue? {
        guard let words = block.string else { return block }
        leftText.append(paragraph: JSONText(words))
        return nil
    }

    /// Takes a block.
    ///
    /// - Returns: What is left of it.
    private mutating func take(_ fields: inout JSONFields<ContentPartKey>) -> JSONValue? {
        guard fields.isString(.type) else { return takeGemini(fields.rest) }
        switch fields.word(.type, as: ContentPartType.self) {
        case .text, .inputText, .outputText:
            guard let words = fields.takeText(.text) ?? fields.takeText(.content) else {
                return .object(fields.rest)
            }
            leftText.append(paragraph: words)
        case .thinking, .reasoning:
            thoughts += 1
            guard
                let thought = fields.takeText(.thinking) ?? fields.takeText(.reasoning)
                    ?? fields.takeText(.content) ?? fields.takeText(.text)
            else { return .object(fields.rest) }
            if !thought.isEmpty { leftReasoning.append(paragraph: thought) }
        case .toolUse, .serverToolUse, .mcpToolUse:
            guard let name = fields.takeString(.name) else { return .object(fields.rest) }
            calls.append(ToolCall(tool: name, arguments: .null)) { call in
                call.leftID = fields.takeText(.id)
                call.arguments = fields.take(.input) ?? nil
                fields.remove(.type, ifString: "tool_use")
                call.extra = fields.rest
            }
            return nil
        case .toolResult:
            fields.remove(.type)
            takeResult(of: &fields)
            return nil
        case .toolCall:
            guard let name = fields.takeString(.name) else { return .object(fields.rest) }
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
        case nil: return .object(fields.rest)
        }
        fields.remove(.type)
        let rest = fields.rest
        return rest.isEmpty ? nil : .object(rest)
    }

    private mutating func takeResult(of fields: inout JSONFields<ContentPartKey>) {
        results.append((fields.takeText(.toolUseID), ToolResult())) { answer in
            Self.read(&fields, into: &answer.result)
        }
    }

    private static func read(
        _ fields: inout JSONFields<ContentPartKey>, into result: inout ToolResult
    ) {
        result.isError = fields.takeBool(.isError)
        if let words = fields.takeText(.content) {
            result.leftText = words
        } else {
            var text: JSONText?
            let isArray = fields.takeElements(.content) {
                (part: inout JSONFields<ContentPartKey>) in
                guard let words = Self.plainText(part) else { return .object(part.rest) }
                text.append(paragraph: words)
                return nil
            }
            result.leftText = text
            // It stands behind the other members, as what is left of an array does.
            if !isArray, let other = fields.take(.content) { fields.leave(.content, other) }
        }
        result.extra = fields.rest
    }

    /// The text of a part that is nothing but one.
    private static func plainText(_ part: borrowing JSONFields<ContentPartKey>) -> JSONText? {
        part.count == 2 && part.isString(.type, "text") ? part.text(.text) : nil
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
            results.append((JSONText(id ?? answer["name"]?.string), result))
            return nil
        }
        guard let words = object.takeString("text") else { return .object(part) }
        if object["thought"]?.bool == true {
            leftReasoning.append(paragraph: JSONText(words))
        } else {
            leftText.append(paragraph: JSONText(words))
        }
        return object.isEmpty ? nil : .object(object)
    }

    private static func response(
        of fields: inout JSONFields<ContentPartKey>
    ) -> (JSONText?, ToolResult) {
        let id = fields.takeText(.id)
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

extension Array {
    /// Appends an element that is completed in its place: a large one is costly to copy.
    @inline(__always) mutating func append(
        _ element: consuming Element, completing complete: (inout Element) -> Void
    ) {
        append(consume element)
        complete(&self[count - 1])
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
