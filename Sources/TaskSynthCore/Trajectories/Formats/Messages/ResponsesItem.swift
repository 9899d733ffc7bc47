/// One item of the Responses interface, as Codex records it too.
enum ResponsesItem {
    case message(StepRole, String?)
    case reasoning(String?)
    case call(ToolCall)
    case output(String?, ToolResult, duration: Double?)
    case other

    /// Takes an item apart; what the model has no place for is left in the object.
    init(_ item: inout JSONObject) {
        let type = item["type"]?.string ?? (item["role"] == nil ? nil : "message")
        switch type {
        case "message":
            let role: StepRole =
                switch item["role"]?.string {
                case "assistant": .assistant
                case "user": .user
                default: .system
                }
            item["type"] = nil
            self = .message(role, Self.takeText("content", from: &item))
            if role != .system { item["role"] = nil }
        case "reasoning":
            item["type"] = nil
            let summary = Self.takeText("summary", from: &item)
            self = .reasoning(
                summary.appending(paragraph: Self.takeText("content", from: &item)))
        case "function_call", "custom_tool_call":
            self = .call(Self.takeCall(&item))
        case "local_shell_call", "shell_call":
            var call = ToolCall(
                id: item.takeString("call_id"), tool: "local_shell",
                arguments: item.take("action") ?? nil)
            if call.id == nil { call.id = item["id"]?.string }
            self = .call(call)
        case "apply_patch_call":
            self = .call(
                ToolCall(
                    id: item.takeString("call_id"), tool: "apply_patch",
                    arguments: item.take("operation") ?? nil))
        case "web_search_call", "tool_search_call", "image_generation_call", "file_search_call",
            "code_interpreter_call", "computer_call", "mcp_call":
            let type = item["type"]?.string ?? ""
            var call = ToolCall(
                id: item.takeString("call_id"), tool: item.takeString("name") ?? type,
                arguments: item.take("action") ?? item.take("arguments") ?? nil)
            call.result = ToolResult(text: item.takeString("output"))
            self = .call(call)
        case "function_call_output", "custom_tool_call_output", "local_shell_call_output",
            "shell_call_output", "apply_patch_call_output", "tool_search_output":
            self = Self.takeOutput(&item)
        default: self = .other
        }
    }

    private static func takeCall(_ item: inout JSONObject) -> ToolCall {
        if item["type"]?.string == "function_call" { item["type"] = nil }
        let name = item.takeString("name") ?? ""
        var arguments = item.take("arguments") ?? item.take("input") ?? nil
        if item["type"] == nil, let text = arguments.string {
            arguments = JSONValue(embedded: text) ?? arguments
        }
        return ToolCall(id: item.takeString("call_id"), tool: name, arguments: arguments)
    }

    private static func takeOutput(_ item: inout JSONObject) -> ResponsesItem {
        if item["type"]?.string == "function_call_output" { item["type"] = nil }
        let id = item.takeString("call_id")
        var result = ToolResult()
        var duration: Double?
        switch item.take("output") {
        case .string(let text):
            if let object = JSONValue(embedded: text)?.object, let output = object["output"]?.string
            {
                result.text = output
                result.exitCode = object["metadata"]?["exit_code"]?.integer
                duration = object["metadata"]?["duration_seconds"]?.double
                var rest = object
                rest["output"] = nil
                result.extra = rest
            } else {
                result.text = text
                result.readCodexHeader(text, &duration)
            }
        case .array(let parts):
            var rest: [JSONValue] = []
            for part in parts {
                if part.object?.members.count == 2, let text = part["text"]?.string {
                    result.text = result.text.appending(paragraph: text)
                } else {
                    rest.append(part)
                }
            }
            result.extra.put("output", rest)
            if let text = result.text { result.readCodexHeader(text, &duration) }
        case .some(let other): result.extra["output"] = other
        case nil: break
        }
        return .output(id, result, duration: duration)
    }

    /// Takes the text of content parts; parts that are no plain text stay.
    static func takeText(_ key: String, from item: inout JSONObject) -> String? {
        if let text = item.takeString(key) { return text }
        guard let parts = item.takeArray(key) else { return nil }
        var text: String?
        var rest: [JSONValue] = []
        for part in parts {
            let type = part["type"]?.string ?? ""
            guard var object = part.object, type.hasSuffix("text"),
                let words = object.takeString("text")
            else {
                rest.append(part)
                continue
            }
            text = text.appending(paragraph: words)
            object["type"] = nil
            if !object.isEmpty, object.members.contains(where: { $0.value != [] }) {
                rest.append(.object(object))
            }
        }
        item.put(key, rest)
        return text
    }
}

extension JSONValue {
    /// Reads an object that is written as a text inside JSON.
    init?(embedded text: String) {
        guard text.utf8.contains(where: { !$0.isBlank }) else { return nil }
        guard let first = text.utf8.first(where: { !$0.isBlank }), first == UInt8(ascii: "{"),
            let value = try? JSONValue(leaving: Array(text.utf8), maximumDepth: 256)
        else { return nil }
        self = value
    }
}

extension ToolResult {
    /// Learns what the lines before the output of a command tell.
    mutating func readCodexHeader(_ text: String, _ duration: inout Double?) {
        let start = text.utf8.prefix(2_000).split(separator: .lineFeed).prefix(12)
        for line in start.map(Substring.init) {
            if let code = line.text(after: "Exit code: ") { exitCode = Int(code) }
            if let code = line.text(after: "Process exited with code ") { exitCode = Int(code) }
            if let time = line.text(after: "Wall time: ") {
                duration = Double(time.prefix { $0.isNumber || $0 == "." })
            }
            if line.utf8.starts(with: "Output:".utf8) { break }
        }
        if text.has("tokens truncated…") || text.has("chars truncated…") {
            isTruncated = true
        }
    }
}
