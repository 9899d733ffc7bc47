/// Reads a conversation of the OpenHands SDK: its events, and the base state beside them.
struct OpenHandsSDKReader {
    private var kinds: [String: Int] = [:]
    private var stepOfResponse: [String: Int] = [:]
    private var responses: [String] = []
    private var calls = 0
    private var errors = 0
    private var events = 0

    static func read(
        _ events: [JSONObject], state: JSONObject?, into draft: inout TrajectoryDraft
    ) {
        var reader = OpenHandsSDKReader()
        draft.trajectory.agent.name = "openhands"
        for event in events { reader.read(event, into: &draft) }
        reader.finish(state, &draft)
    }

    private mutating func read(_ event: JSONObject, into draft: inout TrajectoryDraft) {
        events += 1
        var event = event
        let kind = event["kind"]?.string ?? "none"
        kinds[kind, default: 0] += 1
        let time = event["timestamp"]?.string.map { RecordedTime($0) }
        if let time { draft.see(time) }
        var step = Step(.message, role: .environment)
        step.timestamp = time
        switch kind {
        case "SystemPromptEvent":
            step = Step(.message, role: .system, text: Self.text(event["system_prompt"]))
        case "MessageEvent":
            readMessage(&event, &step, &draft)
        case "ActionEvent":
            readAction(&event, time, &draft)
            return
        case "ObservationEvent", "AgentErrorEvent", "UserRejectObservation":
            readObservation(&event, kind, time, &draft)
            return
        case "Condensation", "CondensationSummaryEvent":
            step.kind = .compaction
            step.text = event.takeString("summary")
        case "ConversationErrorEvent":
            step.kind = .error
            step.text = event.takeString("detail")
            draft.trajectory.outcome.status = event["code"]?.string
            draft.trajectory.outcome.reason = .environmentError
        case "ConversationStateUpdateEvent":
            if event["key"]?.string == "execution_status" {
                readStatus(event["value"]?.string, &draft)
            }
            draft.keep(.object(event))
            return
        default:
            draft.keep(.object(event))
            return
        }
        step.timestamp = time
        step.id = event.takeString("id")
        step.parent = event.takeString("parent_id")
        step.extra.put("record", event)
        draft.append(step)
    }

    private mutating func readMessage(
        _ event: inout JSONObject, _ step: inout Step, _ draft: inout TrajectoryDraft
    ) {
        guard let object = event.takeObject("llm_message") else { return }
        let message = ChatMessage(object)
        step.role = message.role
        step.text = message.text
        step.reasoning = message.reasoning
        step.responseID = event["llm_response_id"]?.string
        if let id = step.responseID, !responses.contains(id) { responses.append(id) }
        step.isPrompt = step.role == .user
        if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
        event.put("llm_message", message.extra)
    }

    private mutating func readAction(
        _ event: inout JSONObject, _ time: RecordedTime?, _ draft: inout TrajectoryDraft
    ) {
        calls += 1
        let action = event["action"]
        let toolCall = event["tool_call"]
        let arguments =
            toolCall?["arguments"].flatMap { value in
                value.string.flatMap { JSONValue(embedded: $0) } ?? value
            } ?? action ?? nil
        var call = ToolCall(
            id: event["tool_call_id"]?.string ?? event["id"]?.string,
            tool: event["tool_name"]?.string ?? action?["kind"]?.string ?? "",
            arguments: arguments)
        call.startedAt = time
        if call.tool == "finish" {
            draft.trajectory.outcome.answer = action?["message"]?.string
        }
        let response = event["llm_response_id"]?.string
        if let response, let index = stepOfResponse[response], draft.step(index) != nil {
            draft.append(call, to: index)
            draft.update(index) { $0.extra.append(.object(event), to: "records") }
            return
        }
        var step = Step(.message, role: .assistant, text: Self.text(event["thought"]))
        if step.text?.isEmpty ?? false { step.text = nil }
        step.reasoning = event["reasoning_content"]?.string
        step.timestamp = time
        step.id = event["id"]?.string
        step.parent = event["parent_id"]?.string
        step.responseID = response
        step.toolCalls = [call]
        step.extra["records"] = [.object(event)]
        let index = draft.append(step)
        if let response {
            stepOfResponse[response] = index
            if !responses.contains(response) { responses.append(response) }
        }
    }

    private mutating func readObservation(
        _ event: inout JSONObject, _ kind: String, _ time: RecordedTime?,
        _ draft: inout TrajectoryDraft
    ) {
        let observation = event["observation"]
        var result = ToolResult(
            text: Self.text(observation?["content"]) ?? event["error"]?.string
                ?? event["rejection_reason"]?.string)
        result.exitCode = observation?["exit_code"]?.integer
        // A command that fails is no error of the tool: its exit status tells.
        result.isError = kind == "ObservationEvent" ? observation?["is_error"]?.bool : true
        if result.isError == true { errors += 1 }
        result.extra = event
        if draft.trajectory.workingDirectory == nil {
            draft.trajectory.workingDirectory = observation?["metadata"]?["working_dir"]?.string
        }
        let id = event["tool_call_id"]?.string
        guard let id, draft.answer(id, with: result, at: time) else {
            draft.appendOrphan(result, id: id, at: time, line: nil)
            return
        }
    }

    private func readStatus(_ status: String?, _ draft: inout TrajectoryDraft) {
        guard let status else { return }
        draft.trajectory.outcome.status = status
        switch status {
        case "finished": draft.trajectory.outcome.reason = .completed
        case "stuck": draft.trajectory.outcome.reason = .stuck
        case "error": draft.trajectory.outcome.reason = .environmentError
        case "paused": draft.trajectory.outcome.reason = .userInterrupted
        default: break
        }
    }

    private func finish(_ state: JSONObject?, _ draft: inout TrajectoryDraft) {
        var sum: Usage?
        if let state {
            draft.trajectory.sessionID = state["id"]?.string
            draft.trajectory.workingDirectory =
                state["workspace"]?["working_dir"]?.string ?? draft.trajectory.workingDirectory
            draft.trajectory.agent.model = state["agent"]?["llm"]?["model"]?.string
            readStatus(state["execution_status"]?.string, &draft)
            for metrics in state["stats"]?["usage_to_metrics"]?.object?.members ?? [] {
                attach(metrics.value, &draft)
                if let usage = Self.usage(metrics.value["accumulated_token_usage"]) {
                    var usage = usage
                    usage.cost = metrics.value["accumulated_cost"]?.double
                    if sum == nil { sum = usage } else { sum?.add(usage) }
                }
            }
            draft.trajectory.extra["baseState"] = .object(state)
        }
        draft.trajectory.usage = sum
        draft.trajectory.counts = [
            "events": JSONValue(events), "kinds": .object(JSONObject(counting: kinds)),
            "toolCalls": JSONValue(calls), "modelResponses": JSONValue(responses.count),
            "promptTokens": JSONValue(sum?.input), "completionTokens": JSONValue(sum?.output),
            "errorResults": JSONValue(errors),
            "status": JSONValue(draft.trajectory.outcome.status),
        ]
    }

    /// Gives each response the tokens that the state lists under its name.
    private func attach(_ metrics: JSONValue, _ draft: inout TrajectoryDraft) {
        for entry in metrics["token_usages"]?.array ?? [] {
            guard let id = entry["response_id"]?.string, let index = stepOfResponse[id] else {
                continue
            }
            draft.update(index) {
                $0.usage = Self.usage(entry)
                $0.model = entry["model"]?.string
            }
        }
        for entry in metrics["response_latencies"]?.array ?? [] {
            guard let id = entry["response_id"]?.string, let index = stepOfResponse[id] else {
                continue
            }
            draft.update(index) { $0.duration = entry["latency"]?.double }
        }
    }

    private static func usage(_ value: JSONValue?) -> Usage? {
        guard let value, value["prompt_tokens"] != nil else { return nil }
        return Usage(
            input: value["prompt_tokens"]?.integer, output: value["completion_tokens"]?.integer,
            cacheRead: value["cache_read_tokens"]?.integer,
            cacheWrite: value["cache_write_tokens"]?.integer,
            reasoning: value["reasoning_tokens"]?.integer, inputIncludesCache: true)
    }

    private static func text(_ value: JSONValue?) -> String? {
        if let text = value?.string ?? value?["text"]?.string { return text }
        var parts = ContentParts()
        _ = parts.take(from: value)
        return parts.text
    }
}
