/// Finds the format of a record from its content.
enum FormatDetector {
    static func format(of content: RecordContent) -> TrajectoryFormat? {
        switch content.document {
        case .object(let object):
            if let format = format(of: object) { return format }
        case .array(let elements):
            return format(of: elements)
        default:
            if startsAsAider(content.bytes) { return .aider }
        }
        return format(ofLines: content.records)
    }

    private static func startsAsAider(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(65_536), as: UTF8.self)
        if start.has("# aider chat started at ") { return true }
        let lines = start.split(separator: "\n")
        return lines.contains { $0.hasPrefix("#### ") }
            && lines.contains { $0.hasPrefix("> ") }
    }

    private static func format(of object: JSONObject) -> TrajectoryFormat? {
        let keys = Set(object.keys)
        if object["schema_version"]?.string?.hasPrefix("ATIF-") == true { return .atif }
        if NormalizedReader.isDocument(object) { return .normalized }
        if keys.contains("annotationTrace") { return .annotation }
        if object["trajectory_format"]?.string?.hasPrefix("mini-swe-agent") == true {
            return .miniSweAgent
        }
        if keys.isSuperset(of: ["trajectory", "history", "info"]) { return .sweAgent }
        if keys.contains("trajectory"), keys.contains("environment") { return .sweAgent }
        if keys.contains("messages"), object["info"]?["model_stats"] != nil {
            return .miniSweAgent
        }
        if object["messages"]?[0]?["parts"]?.array != nil, object["info"]?.object != nil {
            return .openCode
        }
        if object["chat_messages"]?.array != nil { return .claudeAI }
        if keys.contains("status"), keys.contains("eval"), keys.contains("version") {
            return .inspect
        }
        if let first = object["events"]?[0], first["event"]?.string != nil { return .inspect }
        if keys.contains("sessionId"), keys.contains("messages") { return .geminiCLI }
        if keys.contains("resourceSpans") { return .openTelemetry }
        if object["loglines"]?.array != nil { return .claudeCode }
        if keys.contains("traces"), keys.contains("session_id") { return .sessionClean }
        if keys.isSuperset(of: ["execution_status", "workspace", "stats"]) { return .openHandsSDK }
        if keys.contains("history"), object["history"]?.array != nil { return .openHands }
        if let format = exchange(object) { return format }
        return nil
    }

    /// The interface of a request, of a response, or of an object with both.
    private static func exchange(_ object: JSONObject) -> TrajectoryFormat? {
        if object["request"]?.object != nil, object["response"] != nil { return .sessionClean }
        if object["output"]?.array != nil || object["object"]?.string == "response" {
            return .responses
        }
        if object["input"] != nil, object["model"] != nil { return .responses }
        if object["choices"]?.array != nil { return .chatCompletions }
        let isAnthropic =
            object["system"] != nil || object["type"]?.string == "message"
            || object["stop_reason"] != nil
        if let messages = object["messages"]?.array ?? object["conversations"]?.array {
            return isAnthropic || messages.contains(where: hasAnthropicBlocks)
                ? .anthropicMessages : .chatCompletions
        }
        return object["content"]?.array != nil && object["role"] != nil
            ? .anthropicMessages : nil
    }

    private static func hasAnthropicBlocks(_ message: JSONValue) -> Bool {
        (message["content"]?.array ?? []).contains { block in
            let type = block["type"]?.string
            return type == "tool_use" || type == "tool_result" || type == "thinking"
        }
    }

    private static func format(of elements: [JSONValue]) -> TrajectoryFormat? {
        guard let first = elements.first else { return nil }
        if elements.prefix(20).contains(where: ClineReader.isMessage) { return .cline }
        if first.array?.first?["action"] != nil { return .openHands }
        if first["source"] != nil, first["action"] != nil || first["observation"] != nil {
            return .openHands
        }
        if first["kind"]?.string?.hasSuffix("Event") == true { return .openHandsSDK }
        if first["conversations"] != nil { return .chatCompletions }
        if first["chat_messages"]?.array != nil { return .claudeAI }
        if first["traceId"] != nil || first["attributes"] != nil || first["context"] != nil {
            return .openTelemetry
        }
        let itemTypes = [
            "function_call", "function_call_output", "reasoning", "custom_tool_call",
            "local_shell_call",
        ]
        if elements.contains(where: { itemTypes.contains($0["type"]?.string ?? "") }) {
            return .responses
        }
        guard elements.contains(where: { $0["role"] != nil }) else { return nil }
        if isMini(elements) { return .miniSweAgent }
        return elements.contains(where: hasAnthropicBlocks) ? .anthropicMessages : .chatCompletions
    }

    /// Whether the commands of a list of messages stand in fences, and their outputs in tags.
    private static func isMini(_ elements: [JSONValue]) -> Bool {
        elements.contains {
            guard $0["role"]?.string == "assistant", let text = $0["content"]?.string else {
                return false
            }
            return text.has("```bash") || text.has("```mswea_bash_command")
        }
            && elements.contains {
                $0["role"]?.string == "user"
                    && ($0["content"]?.string?.has("<returncode>") ?? false)
            }
    }

    /// The format that most of the first records speak for.
    private static func format(ofLines records: [JSONObject]) -> TrajectoryFormat? {
        var votes: [TrajectoryFormat: Int] = [:]
        for record in records {
            if let format = vote(record) { votes[format, default: 0] += 1 }
        }
        return votes.max { first, second in
            (first.value, second.key.name) < (second.value, first.key.name)
        }?.key
    }

    private static func vote(_ record: JSONObject) -> TrajectoryFormat? {
        let type = record["type"]?.string
        let codexTypes = [
            "session_meta", "response_item", "event_msg", "turn_context", "compacted",
        ]
        if record["payload"]?.object != nil, codexTypes.contains(type ?? "") { return .codex }
        let execTypes = ["thread.", "turn.", "item."]
        if let type, execTypes.contains(where: { type.hasPrefix($0) }) { return .codexExec }
        if NormalizedReader.isLine(record) { return .normalized }
        if CopilotReader.isEvent(record) { return .copilot }
        if OpenCodeEvents.isEvent(record) { return .openCode }
        if record["kind"]?.string?.hasSuffix("Event") == true { return .openHandsSDK }
        if let history = record["history"]?.array,
            record["instance_id"] != nil || history.first?["action"] != nil
        {
            return .openHands
        }
        if record["resourceSpans"] != nil || record["traceId"] != nil || type == "span" {
            return .openTelemetry
        }
        if record["$set"] != nil || record["$rewindTo"] != nil || record["projectHash"] != nil
            || type == "gemini"
        {
            return .geminiCLI
        }
        if record["request"] != nil, record["response"] != nil { return .sessionClean }
        if record["session_id"] != nil, record["parent_tool_use_id"] != nil || type == "system" {
            return .claudeStream
        }
        if record["uuid"] != nil || record["sessionId"] != nil || record["leafUuid"] != nil
            || record["isSnapshotUpdate"] != nil
        {
            return .claudeCode
        }
        if record["message"]?["usage"] != nil { return .claudeCode }
        if type == "message" || type == "function_call" || type == "function_call_output"
            || type == "reasoning" || type == "local_shell_call"
        {
            return .codex
        }
        return exchange(record) ?? (record["role"] != nil ? .chatCompletions : nil)
    }
}

extension TrajectoryFormat {
    /// Finds the format of a record from its first bytes.
    public init?(detecting bytes: [UInt8]) {
        let content = RecordContent(RecordText(bytes).bytes, limits: TrajectoryLimits())
        guard let format = FormatDetector.format(of: content) else { return nil }
        self = format
    }
}
