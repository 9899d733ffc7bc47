/// The records of Claude Code that are no step, and need no remark.
enum ClaudeRecordTypes {
    static let known: Set<String> = [
        "summary", "file-history-snapshot", "queue-operation", "attachment", "progress",
        "pr-link", "custom-title", "agent-name", "tag", "rate_limit_event", "last-prompt",
        "stream_event", "control_request", "control_response", "keep_alive", "ai-title",
    ]
}

extension String {
    /// Whether a user's message was put there by the program, not by a person.
    var isWrittenByClaudeCode: Bool {
        let marks = [
            "<command-name>", "<command-message>", "<local-command-stdout>", "<system-reminder>",
            "<bash-input>", "<bash-stdout>", "<bash-stderr>", "<local-command-caveat>",
            "<user-memory-input>", "<task-notification>", "Caveat: ",
            "[Request interrupted by user",
        ]
        return isBlankOrBegins(with: marks)
    }
}

extension ToolResult {
    /// Learns what the structured result beside the text tells.
    mutating func readClaudeResult(_ value: JSONValue?) {
        if let text, text.hasPrefix("Exit code ") || text.hasPrefix("Error: Exit code ") {
            let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber }
            exitCode = Int(digits)
        }
        guard let value else { return }
        if value["interrupted"]?.bool == true { isError = isError ?? true }
        if value["truncated"]?.bool == true { isTruncated = true }
        if exitCode == nil, isError != true, value["stdout"] != nil,
            value["backgroundTaskId"]?.string == nil, value["interrupted"]?.bool == false
        {
            exitCode = value["returnCodeInterpretation"]?.string == nil ? 0 : nil
        }
    }
}
