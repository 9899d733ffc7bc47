/// One item of the Responses interface, as Codex records it too.
enum ResponsesItem: Sendable {
    case message(StepRole, JSONText?)
    case reasoning(JSONText?)
    case call(ToolCall)
    case output(JSONText?, ToolResult, duration: Double?)
    case other

    /// Takes an item apart; what the model has no place for is left in the object.
    init(_ item: inout JSONObject) {
        var fields = JSONFields<ResponsesKey>(item)
        self.init(&fields)
        item = fields.rest
    }

    /// Takes an item apart; what the model has no place for is left in it.
    init(_ item: inout JSONFields<ResponsesKey>) {
        var type = item.word(.type, as: ResponsesType.self)
        if !item.isString(.type), item.has(.role) { type = .message }
        switch type {
        case .message:
            let role: StepRole =
                switch item.string(.role) {
                case "assistant": .assistant
                case "user": .user
                default: .system
                }
            item.remove(.type)
            self = .message(role, Self.takeText(.content, from: &item))
            if role != .system { item.remove(.role) }
        case .reasoning:
            item.remove(.type)
            var thought = Self.takeText(.summary, from: &item)
            thought.append(paragraph: Self.takeText(.content, from: &item))
            self = .reasoning(thought)
        case .functionCall, .customToolCall:
            self = .call(Self.takeCall(&item, isFunction: type == .functionCall))
        case .localShellCall, .shellCall:
            var call = ToolCall(tool: "local_shell", arguments: .null)
            call.leftID = item.takeText(.callID) ?? item.text(.id)
            call.arguments = item.take(.action) ?? nil
            self = .call(call)
        case .applyPatchCall:
            self = .call(
                ToolCall(
                    id: item.takeString(.callID), tool: "apply_patch",
                    arguments: item.take(.operation) ?? nil))
        case .webSearchCall, .toolSearchCall, .imageGenerationCall, .fileSearchCall,
            .codeInterpreterCall, .computerCall, .mcpCall:
            var call = ToolCall(
                id: item.takeString(.callID),
                tool: item.takeString(.name) ?? type?.rawValue ?? "",
                arguments: item.take(.action) ?? item.take(.arguments) ?? nil)
            call.result = ToolResult(text: item.takeString(.output))
            self = .call(call)
        case .functionCallOutput, .customToolCallOutput, .localShellCallOutput,
            .shellCallOutput, .applyPatchCallOutput, .toolSearchOutput:
            if type == .functionCallOutput { item.remove(.type) }
            self = Self.takeOutput(&item)
        case nil: self = .other
        }
    }

    private static func takeCall(
        _ item: inout JSONFields<ResponsesKey>, isFunction: Bool
    ) -> ToolCall {
        if isFunction { item.remove(.type) }
        let name = item.takeString(.name) ?? ""
        var call = ToolCall(
            tool: name, arguments: item.take(.arguments) ?? item.take(.input) ?? nil)
        if isFunction, let text = call.arguments.string {
            call.arguments = JSONValue(embedded: text) ?? call.arguments
        }
        call.leftID = item.takeText(.callID)
        return call
    }

    private static func takeOutput(_ item: inout JSONFields<ResponsesKey>) -> ResponsesItem {
        let id = item.takeText(.callID)
        var result = ToolResult()
        var duration: Double?
        if let left = item.takeText(.output) {
            let text = left.string
            if let object = JSONValue(embedded: text)?.object, let output = object["output"]?.string
            {
                result.text = output
                result.exitCode = object["metadata"]?["exit_code"]?.integer
                duration = object["metadata"]?["duration_seconds"]?.double
                var rest = object
                rest["output"] = nil
                result.extra = rest
            } else {
                result.leftText = left
                result.readCodexHeader(text, &duration)
            }
            return .output(id, result, duration: duration)
        }
        switch item.take(.output) {
        case .array(let parts):
            var rest: [JSONValue] = []
            for part in parts {
                if part.object?.count == 2, let text = part["text"]?.string {
                    result.leftText.append(paragraph: JSONText(text))
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

    /// Takes the text of the content of a message.
    static func takeText(of message: inout JSONObject) -> String? {
        var fields = JSONFields<ResponsesKey>(message)
        defer { message = fields.rest }
        return takeText(.content, from: &fields)?.string
    }

    /// Takes the text of content parts; parts that are no plain text stay.
    private static func takeText(
        _ key: ResponsesKey, from item: inout JSONFields<ResponsesKey>
    ) -> JSONText? {
        if let text = item.takeText(key) { return text }
        var text: JSONText?
        _ = item.takeElements(key) { (fields: inout JSONFields<ContentPartKey>) in
            guard fields.string(.type)?.hasSuffix("text") == true,
                let words = fields.takeText(.text)
            else { return .object(fields.rest) }
            text.append(paragraph: words)
            fields.remove(.type)
            let left = fields.rest
            let isLeft = !left.isEmpty && left.members.contains { $0.value != [] }
            return isLeft ? .object(left) : nil
        }
        return text
    }
}

/// The members of an item of the Responses interface that mean something here.
enum ResponsesKey: String, KnownWord {
    case type, role, id, name, arguments, input, output, action, operation, content, summary
    case callID = "call_id"

    static let table = WordTable<ResponsesKey>()
}

/// What an item of the Responses interface is.
private enum ResponsesType: String, KnownWord {
    case message, reasoning
    case functionCall = "function_call"
    case customToolCall = "custom_tool_call"
    case localShellCall = "local_shell_call"
    case shellCall = "shell_call"
    case applyPatchCall = "apply_patch_call"
    case webSearchCall = "web_search_call"
    case toolSearchCall = "tool_search_call"
    case imageGenerationCall = "image_generation_call"
    case fileSearchCall = "file_search_call"
    case codeInterpreterCall = "code_interpreter_call"
    case computerCall = "computer_call"
    case mcpCall = "mcp_call"
    case functionCallOutput = "function_call_output"
    case customToolCallOutput = "custom_tool_call_output"
    case localShellCallOutput = "local_shell_call_output"
    case shellCallOutput = "shell_call_output"
    case applyPatchCallOutput = "apply_patch_call_output"
    case toolSearchOutput = "tool_search_output"

    static let table = WordTable<ResponsesType>()
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
