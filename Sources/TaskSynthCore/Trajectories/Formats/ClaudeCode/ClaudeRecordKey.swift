/// The members of a record of Claude Code that mean something here.
enum ClaudeRecordKey: String, KnownWord {
    case type, uuid, parentUuid, logicalParentUuid, timestamp, version, isSidechain, message
    case isCompactSummary, isMeta, subtype, content, toolUseResult
    case sessionID = "sessionId"
    case streamSessionID = "session_id"
    case workingDirectory = "cwd"
    case branch = "gitBranch"
    case parentToolUseID = "parent_tool_use_id"
    case requestID = "requestId"
    case isAPIError = "isApiErrorMessage"

    static let table = WordTable<ClaudeRecordKey>()
}

/// The members of the message in a record of Claude Code.
enum ClaudeMessageKey: String, KnownWord {
    case id, type, role, model, content, usage

    typealias Places = InlineArray<8, UInt32>
    static let table = WordTable<ClaudeMessageKey>()
}

/// The members of the structured result in a record of Claude Code.
enum ClaudeResultKey: String, KnownWord {
    case interrupted, truncated, stdout, backgroundTaskId, returnCodeInterpretation

    typealias Places = InlineArray<8, UInt32>
    static let table = WordTable<ClaudeResultKey>()
}
