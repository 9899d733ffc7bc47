/// Reads the `ui_messages.json` of Cline, and of Roo Code and others that come from it: what the
/// extension showed, in order.
///
/// A request to the model begins a response; what is said, thought and done until the next one
/// belongs to it. Tools have no ids: their output follows them.
struct ClineReader {
    /// The place of a call.
    private struct Place: Hashable {
        let step: Int
        let call: Int
    }

    private var response: Int?
    private var lastCall: Place?
    private var shell: Place?
    /// What calls gave, piece by piece; put together in the end, since there may be many pieces.
    private var outputs: [Place: [String]] = [:]
    private var progress: String?
    private var kinds: [String: Int] = [:]
    private var requests = 0
    private var calls = 0
    private var sum: Usage?

    static func read(_ messages: [JSONValue], into draft: inout TrajectoryDraft) {
        var reader = ClineReader()
        draft.trajectory.agent.name = "cline"
        draft.readObjects(among: messages, each: "a message") { reader.read($0, into: &$1) }
        reader.putOutputs(into: &draft)
        draft.trajectory.usage = reader.sum
        draft.trajectory.counts = [
            "messages": JSONValue(messages.count), "requests": JSONValue(reader.requests),
            "kinds": .object(JSONObject(counting: reader.kinds)),
            "toolCalls": JSONValue(reader.calls),
        ]
    }

    /// Whether a value is a message of this kind.
    static func isMessage(_ value: JSONValue) -> Bool {
        let type = value["type"]?.string
        return value["ts"]?.integer != nil && (type == "say" || type == "ask")
            && value[type ?? ""]?.string != nil
    }

    private mutating func read(_ object: JSONObject, into draft: inout TrajectoryDraft) {
        var message = object
        let kind = message[message["type"]?.string ?? ""]?.string ?? "none"
        kinds[kind, default: 0] += 1
        // What is still written is shown again when it is whole.
        guard message["partial"]?.bool != true else {
            draft.keep(.object(object))
            return
        }
        let time = message.take("ts").flatMap(RecordedTime.init(any:))
        if let time { draft.see(time) }
        let model = message["modelInfo"]?["modelId"]?.string
        switch kind {
        case "task", "user_feedback", "user_feedback_diff": prompt(&message, time, &draft)
        case "text" where draft.trajectory.goal == nil && response == nil:
            prompt(&message, time, &draft)
        case "api_req_started":
            begin(&message, time, model, &draft)
        case "text", "completion_result":
            guard let text = message["text"]?.string, !text.isEmpty else {
                draft.keep(.object(object))
                return
            }
            let step = current(time, &draft)
            draft.update(step) { $0.leftText.append(paragraph: JSONText(text)) }
            keep(&message, in: step, &draft)
            guard kind == "completion_result" else { return }
            draft.trajectory.outcome.answer = text
            draft.trajectory.outcome.reason = .completed
        case "reasoning":
            let step = current(time, &draft)
            let thought = JSONText(message["text"]?.string ?? "")
            draft.update(step) { $0.leftReasoning.append(paragraph: thought) }
            keep(&message, in: step, &draft)
        case "command_output", "mcp_server_response", "browser_action_result":
            answer(kind, &message, object, &draft)
        case "task_progress": plan(&message, object, time, &draft)
        case "error", "error_retry", "diff_error", "api_req_failed", "clineignore_error",
            "rooignore_error":
            fail(kind, &message, time, &draft)
        case "tool", "command", "use_mcp_server", "browser_action", "browser_action_launch",
            "followup", "plan_mode_respond", "condense_context":
            call(kind, &message, time, &draft)
        default: draft.keep(.object(object))
        }
    }

    private mutating func prompt(
        _ message: inout JSONObject, _ time: RecordedTime?, _ draft: inout TrajectoryDraft
    ) {
        var step = Step(.message, role: .user, text: message.takeString("text"))
        step.timestamp = time
        step.isPrompt = true
        step.extra.put("record", message)
        if draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
        draft.append(step)
        response = nil
    }

    private mutating func begin(
        _ message: inout JSONObject, _ time: RecordedTime?, _ model: String?,
        _ draft: inout TrajectoryDraft
    ) {
        requests += 1
        var step = Step(.message, role: .assistant)
        step.timestamp = time
        step.model = model
        if var request = message["text"]?.string.flatMap({ JSONValue(embedded: $0) })?.object {
            message["text"] = nil
            let usage = Usage(
                input: request.takeInteger("tokensIn"), output: request.takeInteger("tokensOut"),
                cacheRead: request.takeInteger("cacheReads"),
                cacheWrite: request.takeInteger("cacheWrites"), inputIncludesCache: false,
                cost: request.takeNumber("cost")?.double)
            if usage.input != nil || usage.output != nil {
                step.usage = usage
                if sum == nil { sum = usage } else { sum?.add(usage) }
            }
            step.extra.put("request", request)
        }
        step.extra.put("record", message)
        response = draft.append(step)
    }

    /// The response that is going on; one of its own where nothing began it.
    private mutating func current(
        _ time: RecordedTime?, _ draft: inout TrajectoryDraft
    ) -> Int {
        if let response { return response }
        var step = Step(.message, role: .assistant)
        step.timestamp = time
        let index = draft.append(step)
        response = index
        return index
    }

    /// Keeps what a message says beside its text.
    private func keep(
        _ message: inout JSONObject, in step: Int, _ draft: inout TrajectoryDraft
    ) {
        message["text"] = nil
        let rest = JSONValue.object(message)
        draft.update(step) { $0.extra.append(rest, to: "messages") }
    }

    private mutating func call(
        _ kind: String, _ message: inout JSONObject, _ time: RecordedTime?,
        _ draft: inout TrajectoryDraft
    ) {
        let text = message.takeString("text")
        var arguments = text.flatMap { JSONValue(embedded: $0) }?.object
        var tool = kind
        switch kind {
        case "tool": tool = arguments?.takeString("tool") ?? kind
        case "command": tool = "execute_command"
        case "followup": tool = "ask_followup_question"
        case "use_mcp_server":
            let server = arguments?["serverName"]?.string ?? ""
            tool = "mcp__\(server)__\(arguments?["toolName"]?.string ?? "")"
        default: break
        }
        let plain: JSONValue = kind == "command" ? ["command": JSONValue(text)] : JSONValue(text)
        var call = ToolCall(
            tool: tool,
            arguments: kind == "command" ? plain : arguments.map { .object($0) } ?? plain)
        call.startedAt = time
        call.extra.put("record", message)
        let isShell = kind == "command"
        // What a tool of the editor found stands beside what it was asked.
        if kind == "tool" {
            let isFound = ["searchFiles", "listFiles", "codebaseSearch"].contains(where: tool.has)
            call.result = ToolResult(
                text: isFound ? arguments?["content"]?.string : nil)
        } else if isShell, message["commandCompleted"]?.bool == true {
            call.result = ToolResult()
        }
        let step = current(time, &draft)
        let place = Place(step: step, call: draft.step(step)?.toolCalls.count ?? 0)
        draft.append(call, to: step)
        calls += 1
        lastCall = place
        if isShell { shell = place }
    }

    /// Gives the last command, or the last call, more of its output.
    private mutating func answer(
        _ kind: String, _ message: inout JSONObject, _ object: JSONObject,
        _ draft: inout TrajectoryDraft
    ) {
        guard let place = kind == "command_output" ? shell : lastCall,
            let text = message["text"]?.string
        else {
            draft.keep(.object(object))
            return
        }
        message["text"] = nil
        let rest = JSONValue.object(message)
        draft.update(place.step) { step in
            if step.toolCalls[place.call].result == nil {
                step.toolCalls[place.call].result = ToolResult()
            }
            if kind == "mcp_server_response", text.hasPrefix("Error:") {
                step.toolCalls[place.call].result?.isError = true
            }
            step.toolCalls[place.call].result?.extra.append(rest, to: "messages")
        }
        if !text.isEmpty { outputs[place, default: []].append(text) }
    }

    private func putOutputs(into draft: inout TrajectoryDraft) {
        for (place, texts) in outputs {
            draft.update(place.step) { step in
                let former = step.toolCalls[place.call].result?.text.map { [$0] } ?? []
                step.toolCalls[place.call].result?.text =
                    (former + texts).joined(separator: "\n")
            }
        }
    }

    private mutating func fail(
        _ kind: String, _ message: inout JSONObject, _ time: RecordedTime?,
        _ draft: inout TrajectoryDraft
    ) {
        if kind == "diff_error", let place = lastCall {
            draft.update(place.step) { $0.toolCalls[place.call].result?.isError = true }
        }
        var step = Step(.error, role: .environment, text: message.takeString("text"))
        step.timestamp = time
        step.extra.put("record", message)
        draft.append(step)
    }

    /// A list of what is to be done, with what is done crossed off.
    private mutating func plan(
        _ message: inout JSONObject, _ object: JSONObject, _ time: RecordedTime?,
        _ draft: inout TrajectoryDraft
    ) {
        let text = message["text"]?.string ?? ""
        let items = text.split(whereSeparator: \.isNewline).compactMap { line -> JSONValue? in
            guard let mark = line.firstIndex(of: "["), let end = line.firstIndex(of: "]"),
                mark < end, line[..<mark].allSatisfy({ "-* \t".contains($0) })
            else { return nil }
            let isDone = line[line.index(after: mark)..<end].lowercased() == "x"
            let name = String(line[line.index(after: end)...]).withoutOuterBlanks
            return [
                "step": .string(name),
                "status": .string(isDone ? "completed" : "pending"),
            ]
        }
        guard text != progress, !items.isEmpty else {
            draft.keep(.object(object))
            return
        }
        progress = text
        var call = ToolCall(tool: "update_plan", arguments: ["plan": .array(items)])
        call.startedAt = time
        call.result = ToolResult()
        call.extra.put("record", message)
        draft.append(call, to: current(time, &draft))
        calls += 1
    }
}
