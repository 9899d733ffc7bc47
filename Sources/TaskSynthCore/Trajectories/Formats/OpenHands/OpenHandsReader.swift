/// Reads the events of OpenHands before its SDK, in pairs or one after the other.
struct OpenHandsReader {
    private var actions: [String: Int] = [:]
    private var observations: [String: Int] = [:]
    private var events = 0
    private var usages: [String: Usage] = [:]
    private var order: [String] = []
    /// The step of a model response, to which further parallel actions belong.
    private var stepOfResponse: [String: Int] = [:]
    private var lastAction: String?

    /// Reads a history.
    static func read(_ history: [JSONValue], into draft: inout TrajectoryDraft) {
        var reader = OpenHandsReader()
        draft.trajectory.agent.name = "openhands"
        for value in history {
            if let pair = value.array {
                for event in pair { reader.read(event, into: &draft) }
            } else {
                reader.read(value, into: &draft)
            }
        }
        reader.finish(&draft)
    }

    /// Reads a line of an evaluation's output.
    static func read(output object: JSONObject, into draft: inout TrajectoryDraft) {
        var object = object
        let history = object.takeArray("history") ?? []
        read(history, into: &draft)
        draft.trajectory.sessionID = object["instance_id"]?.string
        draft.trajectory.agent.model =
            object["metadata"]?["llm_config"]?["model"]?.string ?? draft.trajectory.agent.model
        draft.trajectory.outcome.patch =
            object["test_result"]?["git_patch"]?.string ?? object["git_patch"]?.string
        draft.trajectory.outcome.isResolved =
            object["test_result"]?["report"]?["resolved"]?.bool
            ?? object["report"]?["resolved"]?.bool ?? object["resolved"]?.bool
        if let error = object["error"]?.string {
            draft.trajectory.outcome.status = error
            draft.trajectory.outcome.reason =
                error.has("AgentStuckInLoop")
                ? .stuck
                : error.has("maximum iteration") ? .budgetSteps : .environmentError
        }
        if draft.trajectory.usage == nil,
            let usage = Usage(any: object["metrics"]?["accumulated_token_usage"])
        {
            draft.trajectory.usage = usage
        }
        draft.trajectory.usage?.cost = object["metrics"]?["accumulated_cost"]?.double
        draft.trajectory.extra = draft.trajectory.extra.merging(object)
    }

    private mutating func finish(_ draft: inout TrajectoryDraft) {
        var sum: Usage?
        for id in order {
            guard let usage = usages[id] else { continue }
            if sum == nil { sum = usage } else { sum?.add(usage) }
        }
        draft.trajectory.usage = sum
        let seconds = draft.trajectory.endedAt.flatMap { end in
            draft.trajectory.startedAt.flatMap { end.seconds(since: $0) }
        }
        draft.trajectory.counts = [
            "events": JSONValue(events), "actions": .object(JSONObject(counting: actions)),
            "observations": .object(JSONObject(counting: observations)),
            "modelResponses": JSONValue(order.count),
            "promptTokens": JSONValue(sum?.input ?? 0),
            "completionTokens": JSONValue(sum?.output ?? 0),
            "wallSeconds": JSONValue(seconds?.roundedToMilliseconds),
        ]
    }

    private mutating func read(_ value: JSONValue, into draft: inout TrajectoryDraft) {
        guard case .object(let event) = value else {
            if !value.isNull { draft.keep(value) }
            return
        }
        events += 1
        let time = event["timestamp"]?.string.map { RecordedTime($0) }
        if let time { draft.see(time) }
        if event["action"]?.string != nil {
            read(action: event, time, into: &draft)
        } else if event["observation"]?.string != nil {
            read(observation: event, time, into: &draft)
        } else {
            draft.keep(value)
        }
    }

    private mutating func read(
        action event: JSONObject, _ time: RecordedTime?, into draft: inout TrajectoryDraft
    ) {
        var event = event
        let action = event["action"]?.string ?? ""
        actions[action, default: 0] += 1
        let id = event["id"].map(\.line)
        var args = event.takeObject("args") ?? JSONObject()
        let source = event["source"]?.string
        let response = event["tool_call_metadata"]?["model_response"]
        let responseID = response?["id"]?.string
        var usage: Usage?
        if let responseID, usages[responseID] == nil, !order.contains(responseID) {
            order.append(responseID)
            usage = Usage(any: response?["usage"])
            usages[responseID] = usage
        }
        var step = Step(
            .message, role: source == "user" ? .user : source == "agent" ? .assistant : .environment
        )
        step.id = id
        step.timestamp = time
        step.responseID = responseID
        step.usage = usage
        step.model = response?["model"]?.string
        switch action {
        case "message":
            step.text = args.takeString("content")
            step.isPrompt = step.role == .user
            if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
        case "system":
            step = Step(.message, role: .system, text: args.takeString("content"))
            step.id = id
            step.timestamp = time
            draft.trajectory.agent.version = args["openhands_version"]?.string
        case "think":
            step.reasoning = args.takeString("thought")
        case "condensation":
            step.kind = .compaction
            step.text = args.takeString("summary")
        case "finish", "reject":
            step.text = args.takeString("thought") ?? args.takeString("final_thought")
            step.toolCalls = [call(action, args, event, id)]
            step.toolCalls[0].result = ToolResult()
            draft.trajectory.outcome.reason = action == "finish" ? .completed : .gaveUp
            draft.trajectory.outcome.answer = step.text
            args = JSONObject()
        case "recall", "change_agent_state", "null", "condensation_request", "loop_recovery",
            "initialize":
            event.put("args", args)
            draft.keep(.object(event))
            lastAction = id
            if action == "recall", let id {
                // Its observation finds it by this name.
                recalls.insert(id)
            }
            return
        default:
            step.text = args.takeString("thought").flatMap { $0.isEmpty ? nil : $0 }
            var made = call(action, args, event, id)
            made.startedAt = time
            if let responseID, let index = stepOfResponse[responseID],
                draft.step(index) != nil
            {
                draft.append(made, to: index)
                event.put("args", JSONObject())
                draft.update(index) { step in
                    step.text = step.text ?? nil
                    step.extra.append(.object(event), to: "records")
                }
                lastAction = id
                return
            }
            step.toolCalls = [made]
            args = JSONObject()
        }
        event.put("args", args)
        step.extra["records"] = [.object(event)]
        let index = draft.append(step)
        if let responseID, !step.toolCalls.isEmpty { stepOfResponse[responseID] = index }
        lastAction = id
    }

    /// The actions whose observation is no result of a tool.
    private var recalls: Set<String> = []

    private func call(
        _ action: String, _ args: JSONObject, _ event: JSONObject, _ id: String?
    ) -> ToolCall {
        let function = event["tool_call_metadata"]?["function_name"]?.string
        var arguments = args
        arguments["thought"] = nil
        var tool = function ?? action
        if function == nil, action == "edit" || action == "read" {
            tool = action == "read" ? "read_file" : "edit_file"
        }
        if tool == "str_replace_editor", arguments["command"]?.string == nil {
            arguments["command"] = action == "read" ? "view" : nil
        }
        let made = ToolCall(id: id, tool: tool, arguments: .object(arguments))
        return made
    }

    private mutating func read(
        observation event: JSONObject, _ time: RecordedTime?, into draft: inout TrajectoryDraft
    ) {
        var event = event
        let observation = event["observation"]?.string ?? ""
        observations[observation, default: 0] += 1
        let cause = event["cause"].flatMap { $0.isNull ? nil : $0.line } ?? lastAction
        if observation == "null" || observation == "agent_state_changed"
            || cause.map(recalls.contains) == true
        {
            readState(event, &draft)
            draft.keep(.object(event))
            return
        }
        var result = ToolResult(text: event.takeString("content"))
        let extras = event["extras"]
        result.exitCode =
            extras?["metadata"]?["exit_code"]?.integer ?? extras?["exit_code"]?.integer
        if observation == "error" { result.isError = true }
        if observation == "edit" || observation == "read" {
            result.isError = result.text?.hasPrefix("ERROR:") ?? false
        }
        if observation == "edit", extras?["prev_exist"]?.bool == true {
            result.extra["toolUseResult"] = nil
        }
        if draft.trajectory.workingDirectory == nil {
            draft.trajectory.workingDirectory = extras?["metadata"]?["working_dir"]?.string
        }
        result.extra = event
        guard let cause, draft.answer(cause, with: result, at: time) else {
            var step = Step(
                observation == "error" ? .error : .message, role: .environment, text: result.text)
            step.timestamp = time
            step.extra["records"] = [.object(event)]
            draft.append(step)
            return
        }
    }

    private func readState(_ event: JSONObject, _ draft: inout TrajectoryDraft) {
        guard let state = event["extras"]?["agent_state"]?.string else { return }
        switch state {
        case "error":
            draft.trajectory.outcome.reason = .environmentError
            draft.trajectory.outcome.status = event["extras"]?["reason"]?.string
        case "stopped": draft.trajectory.outcome.reason = .userInterrupted
        default: break
        }
    }
}
