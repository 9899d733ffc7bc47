/// Reads a conversation of a data export of claude.ai.
///
/// A message of the assistant holds all that it did until the next one of the person: the results of
/// tools stand between its blocks, and what follows them is another response.
struct ClaudeAIReader {
    private var senders: [String: Int] = [:]
    private var calls = 0

    /// Reads one conversation.
    static func read(_ value: JSONValue, into draft: inout TrajectoryDraft) {
        guard case .object(var conversation) = value else {
            draft.warn(.badRecord, "a conversation is no object")
            draft.keep(value)
            return
        }
        var reader = ClaudeAIReader()
        draft.trajectory.agent.name = "claude.ai"
        draft.trajectory.agent.model = conversation["model"]?.string
        draft.trajectory.sessionID = conversation["uuid"]?.string
        for key in ["created_at", "updated_at"] {
            if let text = conversation[key]?.string { draft.see(RecordedTime(text)) }
        }
        let messages = conversation.takeArray("chat_messages") ?? []
        draft.readObjects(among: messages, each: "a message") { reader.read($0, into: &$1) }
        draft.trajectory.extra = conversation
        draft.trajectory.counts = [
            "messages": JSONValue(messages.count),
            "senders": .object(JSONObject(counting: reader.senders)),
            "toolCalls": JSONValue(reader.calls),
        ]
    }

    private mutating func read(_ object: JSONObject, into draft: inout TrajectoryDraft) {
        var message = object
        let sender = message.takeString("sender") ?? "none"
        senders[sender, default: 0] += 1
        let role: StepRole =
            sender == "human" || sender == "user"
            ? .user : sender == "assistant" ? .assistant : .environment
        var blocks = message.takeArray("content") ?? []
        // Older exports have the text alone.
        if blocks.isEmpty, let text = message.takeString("text") { blocks = [.string(text)] }
        var step = Step(.message, role: role)
        step.id = message.takeString("uuid")
        step.parent = message.takeString("parent_message_uuid")
        step.timestamp = message["created_at"]?.string.map { RecordedTime($0) }
        let text = blocks.compactMap { $0["text"]?.string }.joined(separator: "\n\n")
        if message["text"]?.string == text { message["text"] = nil }
        step.extra.put("record", message)
        for part in Self.responses(blocks) {
            fill(&step, from: part)
            step.isPrompt = role == .user
            if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
            draft.append(step)
            step = Step(.message, role: role)
        }
    }

    /// The blocks of each response: what stands behind results begins another one.
    private static func responses(_ blocks: [JSONValue]) -> [[JSONValue]] {
        var responses: [[JSONValue]] = [[]]
        var isBehindResult = false
        for block in blocks {
            let isResult = block["type"]?.string == "tool_result"
            if isBehindResult, !isResult { responses.append([]) }
            responses[responses.count - 1].append(block)
            isBehindResult = isResult
        }
        return responses
    }

    private mutating func fill(_ step: inout Step, from blocks: [JSONValue]) {
        var parts = ContentParts()
        let rest = parts.take(from: .array(blocks))
        step.text = parts.text
        step.reasoning = parts.reasoning
        step.toolCalls = parts.calls
        calls += parts.calls.count
        // A block knows better when it began than the message does.
        if let moment = blocks.lazy.compactMap({ $0["start_timestamp"]?.string }).first {
            step.timestamp = RecordedTime(moment)
        }
        var left = rest?.array ?? []
        for (id, result) in parts.results {
            let name = id?.string ?? result.extra["tool_use_id"]?.string
            // Without names, a result belongs to the first call that has none.
            let place = step.toolCalls.firstIndex {
                $0.result == nil && (name == nil || $0.id == nil || $0.id == name)
            }
            if let place {
                step.toolCalls[place].result = result
            } else {
                left.append(result.json)
            }
        }
        step.extra.put("blocks", left)
    }
}
