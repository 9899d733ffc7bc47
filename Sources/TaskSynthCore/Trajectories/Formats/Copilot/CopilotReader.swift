/// Reads the `events.jsonl` of the GitHub Copilot command line, which its editor extension writes
/// as transcripts as well: one event a line, its content in `data`.
struct CopilotReader {
    private var kinds: [String: Int] = [:]
    private var calls = 0
    private var output: Int?
    private var known: Set<String> = []
    /// What subagents were asked to do, which their own events begin with.
    private var orders: Set<String> = []

    static func read(_ records: [JSONObject], into draft: inout TrajectoryDraft) {
        var reader = CopilotReader()
        draft.trajectory.agent.name = "copilot"
        for record in records { reader.read(record, &draft) }
        // Only the end of a session tells of all tokens.
        if draft.trajectory.usage == nil, let output = reader.output {
            draft.trajectory.usage = Usage(output: output, inputIncludesCache: true)
        }
        draft.trajectory.counts = [
            "lines": JSONValue(records.count),
            "types": .object(JSONObject(counting: reader.kinds)),
            "toolCalls": JSONValue(reader.calls),
        ]
    }

    /// Whether a record is an event of this kind.
    static func isEvent(_ record: JSONObject) -> Bool {
        guard record["data"]?.object != nil, let type = record["type"]?.string else { return false }
        return ["session.", "user.message", "assistant.", "tool.execution_", "system.message"]
            .contains { type.hasPrefix($0) }
    }

    private mutating func read(_ object: JSONObject, _ draft: inout TrajectoryDraft) {
        var event = object
        let type = event["type"]?.string ?? "none"
        kinds[type, default: 0] += 1
        let time = event["timestamp"]?.string.map { RecordedTime($0) }
        if let time { draft.see(time) }
        guard var data = event.takeObject("data") else {
            draft.keep(.object(object))
            return
        }
        switch type {
        case "user.message", "system.message":
            let isUser = type == "user.message"
            var step = Step(
                .message, role: isUser ? .user : .system, text: data.takeString("content"))
            step.isSidechain = isUser && orders.contains(step.text ?? "")
            step.isPrompt =
                isUser && !step.isSidechain && data["source"]?.string.map { $0 == "user" } ?? true
            if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
            append(&step, &event, data, time, &draft)
        case "assistant.message": answer(&event, &data, time, &draft)
        case "tool.execution_start": start(&event, &data, object, time, &draft)
        case "tool.execution_complete": complete(&event, &data, time, &draft)
        case "session.compaction_complete":
            var step = Step(.compaction, role: .system, text: data.takeString("summaryContent"))
            append(&step, &event, data, time, &draft)
        case "session.error", "model.call_failure":
            var step = Step(.error, role: .environment, text: data.takeString("message"))
            append(&step, &event, data, time, &draft)
            draft.trajectory.outcome.reason = .apiError
        default:
            read(session: type, data, &draft)
            draft.keep(.object(object))
        }
    }

    private func append(
        _ step: inout Step, _ event: inout JSONObject, _ data: JSONObject, _ time: RecordedTime?,
        _ draft: inout TrajectoryDraft
    ) {
        step.id = event.takeString("id")
        step.parent = event.takeString("parentId")
        step.timestamp = time
        event.put("data", data)
        step.extra.put("record", event)
        draft.append(step)
    }

    private mutating func answer(
        _ event: inout JSONObject, _ data: inout JSONObject, _ time: RecordedTime?,
        _ draft: inout TrajectoryDraft
    ) {
        var step = Step(.message, role: .assistant)
        if let text = data.takeString("content"), !text.isEmpty { step.text = text }
        if let thought = data.takeString("reasoningText"), !thought.isEmpty {
            step.reasoning = thought
        }
        step.responseID = data["messageId"]?.string
        step.model = data["model"]?.string ?? draft.trajectory.agent.model
        step.isSidechain = data["parentToolCallId"]?.string != nil
        if let tokens = data["outputTokens"]?.integer {
            step.usage = Usage(output: tokens, inputIncludesCache: true)
            output = (output ?? 0).addingClamped(tokens)
        }
        var rest: [JSONValue] = []
        for request in data.takeArray("toolRequests") ?? [] {
            guard case .object(var object) = request, let tool = object.takeString("name") else {
                rest.append(request)
                continue
            }
            step.toolCalls.append(
                call(tool, object.takeString("toolCallId"), object.take("arguments")))
            step.toolCalls[step.toolCalls.count - 1].extra = object
        }
        data.put("toolRequests", rest)
        append(&step, &event, data, time, &draft)
        if draft.trajectory.outcome.reason == .apiError {
            // The session went on.
            draft.trajectory.outcome.reason = .unknown
        }
    }

    private mutating func call(
        _ tool: String, _ id: String?, _ arguments: JSONValue?
    ) -> ToolCall {
        calls += 1
        if let id { known.insert(id) }
        let given = arguments ?? nil
        let arguments = given.string.flatMap { JSONValue(embedded: $0) } ?? given
        if let order = arguments["prompt"]?.string { orders.insert(order) }
        return ToolCall(id: id, tool: tool, arguments: arguments)
    }

    /// A call that no message asked for is a step of its own; else there is only its beginning.
    private mutating func start(
        _ event: inout JSONObject, _ data: inout JSONObject, _ object: JSONObject,
        _ time: RecordedTime?, _ draft: inout TrajectoryDraft
    ) {
        let id = data["toolCallId"]?.string
        guard let tool = data["toolName"]?.string, id.map({ !known.contains($0) }) ?? true else {
            draft.keep(.object(object))
            return
        }
        var step = Step(.toolCall, role: .assistant)
        step.isSidechain = data["parentToolCallId"]?.string != nil
        var made = call(tool, id, data.take("arguments"))
        made.startedAt = time
        step.toolCalls = [made]
        append(&step, &event, data, time, &draft)
    }

    private func complete(
        _ event: inout JSONObject, _ data: inout JSONObject, _ time: RecordedTime?,
        _ draft: inout TrajectoryDraft
    ) {
        let id = data.takeString("toolCallId")
        var result = ToolResult(isError: data.takeBool("success").map { !$0 })
        if let text = data.takeString("result") {
            result.text = text
        } else if var content = data.takeObject("result") {
            result.text = content.takeString("content") ?? content.takeString("stdout")
            result.exitCode = content.takeInteger("exitCode")
            data.put("result", content)
        }
        if result.text == nil { result.text = data["error"]?["message"]?.string }
        if result.exitCode == nil { result.exitCode = result.text.flatMap(Self.exitCode) }
        event.put("data", data)
        result.extra.put("record", event)
        guard let id, draft.answer(id, with: result, at: time) else {
            draft.appendOrphan(result, id: id, at: time, line: nil)
            return
        }
    }

    /// The exit status that a shell's output ends with, as in `<exited with exit code 1>`.
    private static func exitCode(_ text: String) -> Int? {
        let end = text.suffix(200)
        guard end.last == ">", let place = end.range(of: "with exit code ") else { return nil }
        return Int(end[place.upperBound...].dropLast())
    }

    private func read(session type: String, _ data: JSONObject, _ draft: inout TrajectoryDraft) {
        switch type {
        case "session.start", "session.resume":
            draft.trajectory.sessionID = data["sessionId"]?.string ?? draft.trajectory.sessionID
            draft.trajectory.agent.version =
                data["copilotVersion"]?.string ?? draft.trajectory.agent.version
            setModel(data["selectedModel"], &draft)
            guard let place = data["context"] else { return }
            draft.trajectory.workingDirectory = place["cwd"]?.string
            draft.trajectory.repository = RecordedRepository(
                remote: place["repository"]?.string, branch: place["branch"]?.string,
                commit: place["headCommit"]?.string)
        case "session.model_change":
            setModel(data["newModel"], &draft)
        case "session.task_complete":
            draft.trajectory.outcome.answer = data["summary"]?.string
            draft.trajectory.outcome.reason = .completed
        case "abort", "session.abort": draft.trajectory.outcome.reason = .userInterrupted
        case "session.shutdown":
            for metric in data["modelMetrics"]?.object?.members ?? [] {
                guard let usage = metric.value["usage"] else { continue }
                let part = Usage(
                    input: usage["inputTokens"]?.integer, output: usage["outputTokens"]?.integer,
                    cacheRead: usage["cacheReadTokens"]?.integer,
                    cacheWrite: usage["cacheWriteTokens"]?.integer,
                    reasoning: usage["reasoningTokens"]?.integer, inputIncludesCache: true)
                if draft.trajectory.usage == nil {
                    draft.trajectory.usage = part
                } else {
                    draft.trajectory.usage?.add(part)
                }
            }
        default: break
        }
    }

    /// Takes the name of a model; `auto` is none.
    private func setModel(_ name: JSONValue?, _ draft: inout TrajectoryDraft) {
        guard let name = name?.string else { return }
        draft.trajectory.agent.model = name == "auto" ? nil : name
    }
}
