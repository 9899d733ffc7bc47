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
        guard case .object(var object) = block else {
            guard let words = block.string else { return block }
            text = text.appending(paragraph: words)
            return nil
        }
        switch object["type"]?.string {
        case "text", "input_text", "output_text":
            guard let words = object.takeString("text") ?? object.takeString("content") else {
                return block
            }
            text = text.appending(paragraph: words)
        case "thinking", "reasoning":
            thoughts += 1
            guard
                let thought = object.takeString("thinking") ?? object.takeString("reasoning")
                    ?? object.takeString("content") ?? object.takeString("text")
            else { return block }
            if !thought.isEmpty { reasoning = reasoning.appending(paragraph: thought) }
        case "tool_use", "server_tool_use", "mcp_tool_use":
            guard let name = object.takeString("name") else { return block }
            var call = ToolCall(
                id: object.takeString("id"), tool: name, arguments: object.take("input") ?? nil)
            if object["type"]?.string == "tool_use" { object["type"] = nil }
            call.extra = object
            calls.append(call)
            return nil
        case "tool_result":
            object["type"] = nil
            results.append(Self.result(of: &object))
            return nil
        case "tool_call":
            guard let name = object.takeString("name") else { return block }
            object["type"] = nil
            let arguments = object.take("arguments") ?? nil
            var call = ToolCall(
                id: object.takeString("id"), tool: name,
                arguments: arguments.string.flatMap { JSONValue(embedded: $0) } ?? arguments)
            call.extra = object
            calls.append(call)
            return nil
        case "tool_call_response":
            object["type"] = nil
            results.append(Self.response(of: &object))
            return nil
        case nil: return takeGemini(object)
        default: return block
        }
        object["type"] = nil
        return object.isEmpty ? nil : .object(object)
    }

    private static func result(of object: inout JSONObject) -> (String?, ToolResult) {
        let id = object.takeString("tool_use_id")
        var result = ToolResult()
        result.isError = object.takeBool("is_error")
        switch object.take("content") {
        case .string(let words): result.text = words
        case .array(let parts):
            var rest: [JSONValue] = []
            for part in parts {
                if part["type"]?.string == "text", let words = part["text"]?.string,
                    part.object?.members.count == 2
                {
                    result.text = result.text.appending(paragraph: words)
                } else {
                    rest.append(part)
                }
            }
            object.put("content", rest)
        case .some(let other): object["content"] = other
        case nil: break
        }
        result.extra = object
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
            reasoning = reasoning.appending(paragraph: words)
        } else {
            text = text.appending(paragraph: words)
        }
        return object.isEmpty ? nil : .object(object)
    }

    private static func response(of object: inout JSONObject) -> (String?, ToolResult) {
        let id = object.takeString("id")
        var result = ToolResult()
        switch object.take("response") ?? object.take("result") {
        case .string(let words): result.text = words
        case .some(let other): result.text = other.line
        case nil: break
        }
        result.extra = object
        return (id, result)
    }
}
