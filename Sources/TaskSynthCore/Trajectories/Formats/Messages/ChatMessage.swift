/// One message of a conversation with a model, in the terms of any interface.
struct ChatMessage {
    var role: StepRole
    var text: String?
    var reasoning: String?
    var calls: [ToolCall] = []
    var results: [(id: JSONText?, result: ToolResult)] = []
    /// What is left of the record.
    var extra: JSONObject

    /// Takes a message apart.
    init(_ record: JSONObject) {
        var record = record
        // Sets of conversations call the role `from`, and the content `value`.
        let key = record["role"] == nil ? "from" : "role"
        let name = record[key]?.string
        switch name {
        case "assistant", "model", "gemini", "gpt", "chatgpt", "bing", "bard", "function_call":
            role = .assistant
        case "user", "human": role = .user
        case "tool", "function", "observation", "function_response": role = .tool
        default: role = .system
        }
        if name == role.name { record[key] = nil }
        var parts = ContentParts()
        for key in key == "from" ? ["value", "content"] : ["content", "parts"] {
            guard let content = record.take(key) else { continue }
            if let rest = parts.take(from: content), !rest.isNull { record[key] = rest }
        }
        text = parts.text
        reasoning = parts.reasoning
        calls = parts.calls
        results = parts.results
        for key in ["reasoning_content", "reasoning"] {
            if let thought = record.takeString(key), !thought.isEmpty {
                reasoning.append(paragraph: thought)
            }
        }
        extra = JSONObject()
        takeCalls(&record)
        extra = record
        if role == .tool, results.isEmpty { takeResult() }
    }

    private mutating func takeCalls(_ record: inout JSONObject) {
        var rest: [JSONValue] = []
        for entry in record.takeArray("tool_calls") ?? [] {
            guard case .object(var object) = entry, let call = Self.call(&object) else {
                rest.append(entry)
                continue
            }
            calls.append(call)
        }
        record.put("tool_calls", rest)
        if var legacy = record.takeObject("function_call") {
            let name = legacy.takeString("name") ?? ""
            let arguments = legacy.take("arguments") ?? nil
            var call = ToolCall(
                id: nil, tool: name,
                arguments: arguments.string.flatMap { JSONValue(embedded: $0) } ?? arguments)
            call.extra = legacy
            calls.append(call)
        }
    }

    private static func call(_ object: inout JSONObject) -> ToolCall? {
        let id = object.takeString("id") ?? object.takeString("tool_call_id")
        var name: String?
        var arguments: JSONValue?
        if var function = object.takeObject("function") {
            name = function.takeString("name")
            arguments = function.take("arguments")
            object.put("function", function)
        } else {
            name =
                object.takeString("function") ?? object.takeString("name")
                ?? object.takeString("function_name")
            arguments = object.take("arguments") ?? object.take("args")
        }
        guard let name else { return nil }
        if object["type"]?.string == "function" { object["type"] = nil }
        var call = ToolCall(
            id: id, tool: name,
            arguments: arguments?.string.flatMap { JSONValue(embedded: $0) } ?? arguments ?? nil)
        call.extra = object
        return call
    }

    /// Makes a result of a message that is one.
    private mutating func takeResult() {
        var result = ToolResult(text: text)
        let id = extra.takeString("tool_call_id")
        if let error = extra["error"], !error.isNull {
            result.isError = true
            if result.text?.isEmpty ?? true { result.text = error["message"]?.string }
        }
        result.extra = extra
        results = [(JSONText(id), result)]
        text = nil
        extra = JSONObject()
    }

    /// What tells whether two records say the same message.
    var fingerprint: Int {
        var hasher = Hasher()
        hasher.combine(role)
        hasher.combine(text?.withoutOuterBlanks ?? "")
        for call in calls {
            hasher.combine(call.id)
            hasher.combine(call.tool)
        }
        for entry in results {
            hasher.combine(entry.id)
            hasher.combine(entry.result.text?.withoutOuterBlanks)
        }
        return hasher.finalize()
    }
}

extension String {
    /// The text without blanks at both ends.
    var withoutOuterBlanks: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
