/// The records of Claude Code that are no step, and need no remark.
enum ClaudeRecordTypes {
    static let known: Set<String> = [
        "summary", "file-history-snapshot", "queue-operation", "attachment", "progress",
        "pr-link", "custom-title", "agent-name", "tag", "rate_limit_event", "last-prompt",
        "stream_event", "control_request", "control_response", "keep_alive", "ai-title",
    ]
}

extension JSONText {
    /// Whether a user's message was put there by the program, not by a person.
    var isWrittenByClaudeCode: Bool { isBlankOrBegins(with: Self.marksOfClaudeCode) }

    private static let marksOfClaudeCode = [
        "<command-name>", "<command-message>", "<local-command-stdout>", "<system-reminder>",
        "<bash-input>", "<bash-stdout>", "<bash-stderr>", "<local-command-caveat>",
        "<user-memory-input>", "<task-notification>", "Caveat: ", "[Request interrupted by user",
    ]
}

extension ToolResult {
    /// Learns what the structured result beside the text tells.
    mutating func readClaudeResult(_ fields: JSONFields<ClaudeResultKey>?) {
        if let leftText, leftText.begins(with: ["Exit code ", "Error: Exit code "]) {
            let digits = leftText.string.drop { !$0.isNumber }.prefix { $0.isNumber }
            exitCode = Int(digits)
        }
        guard let fields else { return }
        let isInterrupted = fields.bool(.interrupted)
        if isInterrupted == true { isError = isError ?? true }
        if fields.bool(.truncated) == true { isTruncated = true }
        if exitCode == nil, isError != true, fields.has(.stdout),
            !fields.isString(.backgroundTaskId), isInterrupted == false
        {
            exitCode = fields.isString(.returnCodeInterpretation) ? nil : 0
        }
    }
}
