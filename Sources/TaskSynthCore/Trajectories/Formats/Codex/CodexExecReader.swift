/// Reads what `codex exec --json` prints: items that start, change and complete.
struct CodexExecReader {
    private var sum: Usage?
    private var turns = 0
    private var calls = 0

    static func read(_ records: [JSONObject], into draft: inout TrajectoryDraft) {
        var reader = CodexExecReader()
        var completed: Set<String> = []
        for record in records where record["type"]?.string == "item.completed" {
            if let id = record["item"]?["id"]?.string { completed.insert(id) }
        }
        for record in records { reader.read(record, completed, &draft) }
        draft.trajectory.agent.name = "codex"
        draft.trajectory.usage = reader.sum
        draft.trajectory.counts = [
            "lines": JSONValue(records.count), "turns": JSONValue(reader.turns),
            "toolCalls": JSONValue(reader.calls),
            "tokens": reader.sum.map {
                [
                    "input_tokens": JSONValue($0.input),
                    "cached_input_tokens": JSONValue($0.cacheRead),
                    "output_tokens": JSONValue($0.output),
                ]
            } ?? [:],
        ]
    }

    private mutating func read(
        _ record: JSONObject, _ completed: Set<String>, _ draft: inout TrajectoryDraft
    ) {
        let type = record["type"]?.string ?? ""
        switch type {
        case "thread.started":
            draft.trajectory.sessionID = record["thread_id"]?.string
            draft.keep(.object(record))
        case "turn.completed":
            turns += 1
            draft.trajectory.outcome.reason = .completed
            if let usage = record["usage"] {
                let read = Usage(
                    input: usage["input_tokens"]?.integer,
                    output: usage["output_tokens"]?.integer,
                    cacheRead: usage["cached_input_tokens"]?.integer, inputIncludesCache: true)
                if sum == nil { sum = read } else { sum?.add(read) }
            }
            draft.keep(.object(record))
        case "turn.failed", "error":
            var step = Step(.error, role: .environment)
            step.text = record["error"]?["message"]?.string ?? record["message"]?.string
            step.extra["record"] = .object(record)
            draft.append(step)
            draft.trajectory.outcome.reason = .apiError
        case "item.started", "item.updated", "item.completed":
            let isLast =
                type == "item.completed"
                || (type == "item.started"
                    && !completed.contains(record["item"]?["id"]?.string ?? ""))
            guard isLast, let item = record["item"]?.object else {
                draft.keep(.object(record))
                return
            }
            read(item: item, &draft)
        default: draft.keep(.object(record))
        }
    }

    private mutating func read(item: JSONObject, _ draft: inout TrajectoryDraft) {
        var item = item
        var step = Step(.message, role: .assistant)
        step.id = item.takeString("id")
        let type = item.takeString("type") ?? item.takeString("item_type") ?? ""
        switch type {
        case "agent_message", "assistant_message": step.text = item.takeString("text")
        case "reasoning": step.reasoning = item.takeString("text")
        case "error":
            step.kind = .error
            step.text = item.takeString("message")
        default:
            var tool = type
            var arguments = JSONValue.object(item)
            switch type {
            case "command_execution":
                tool = "shell"
                arguments = ["command": item.take("command") ?? nil]
            case "file_change": tool = "apply_patch"
            case "todo_list": tool = "update_plan"
            case "mcp_tool_call":
                tool = "mcp__\(item["server"]?.string ?? "")__\(item["tool"]?.string ?? "")"
            default: break
            }
            var call = ToolCall(id: step.id, tool: tool, arguments: arguments)
            let status = item["status"]?.string
            if status != "in_progress" {
                call.result = ToolResult(
                    text: item.takeString("aggregated_output"),
                    exitCode: item.takeInteger("exit_code"),
                    isError: status.map { $0 == "failed" })
            }
            for change in item["changes"]?.array ?? [] {
                guard let path = change["path"]?.string else { continue }
                let kind: FileTouch.Kind =
                    switch change["kind"]?.string {
                    case "add": .create
                    case "delete": .delete
                    default: .edit
                    }
                call.touches.append(FileTouch(kind, path: path))
            }
            calls += 1
            step.toolCalls = [call]
        }
        step.extra.put("record", item)
        draft.append(step)
    }
}
