/// The members of a record of Codex.
enum CodexKey: String, KnownWord {
    case timestamp, type, payload

    typealias Places = InlineArray<8, UInt32>
    static let table = WordTable<CodexKey>()
}

/// What a record of Codex is.
enum CodexRecordType: String, KnownWord {
    case compacted
    case responseItem = "response_item"
    case eventMessage = "event_msg"
    case sessionMeta = "session_meta"
    case turnContext = "turn_context"
    case tokenUsage = "token_usage_record"

    static let table = WordTable<CodexRecordType>()
}

/// The members of an event of Codex that mean something here.
enum CodexEventKey: String, KnownWord {
    case type, message, text, info, reason
    case lastAgentMessage = "last_agent_message"

    typealias Places = InlineArray<8, UInt32>
    static let table = WordTable<CodexEventKey>()
}

/// What an event of Codex is.
enum CodexEventType: String, KnownWord {
    case error
    case tokenCount = "token_count"
    case userMessage = "user_message"
    case agentMessage = "agent_message"
    case agentReasoning = "agent_reasoning"
    case taskStarted = "task_started"
    case turnStarted = "turn_started"
    case taskComplete = "task_complete"
    case turnComplete = "turn_complete"
    case turnAborted = "turn_aborted"
    case contextCompacted = "context_compacted"
    case streamError = "stream_error"

    static let table = WordTable<CodexEventType>()
}

/// What Codex counts, in the order of ``CodexTotals``.
enum CodexTotalKey: String, KnownWord {
    case input = "input_tokens"
    case cached = "cached_input_tokens"
    case output = "output_tokens"
    case reasoning = "reasoning_output_tokens"
    case total = "total_tokens"

    typealias Places = InlineArray<8, UInt32>
    static let table = WordTable<CodexTotalKey>()
}
