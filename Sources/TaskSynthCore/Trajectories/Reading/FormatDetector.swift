/// Finds the format of a record from its content.
enum FormatDetector {
    static func format(of content: RecordContent) -> TrajectoryFormat? {
        switch content.document {
        case .object(let object):
            if let format = format(of: object) { return format }
        case .array(let elements):
            return format(of: elements)
        default: break
        }
        return format(ofLines: content.records)
    }

    private static func format(of object: JSONObject) -> TrajectoryFormat? {
        let keys = Set(object.keys)
        if keys.isSuperset(of: ["trajectory", "history", "info"]) { return .sweAgent }
        if keys.contains("trajectory"), keys.contains("environment") { return .sweAgent }
        return nil
    }

    private static func format(of elements: [JSONValue]) -> TrajectoryFormat? { nil }

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
        return nil
    }
}
