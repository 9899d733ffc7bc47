/// Reads a session that `opencode export` gives: what is known of it, and messages with their parts.
///
/// A message of the agent holds one part after the other: a response of the model ends with a part
/// that counts its tokens, and the results of its calls stand in the calls.
struct OpenCodeReader {
    private var parts: [String: Int] = [:]
    private var calls = 0
    private var sum = Usage(inputIncludesCache: false)

    /// Reads the export of one session.
    static func read(_ document: JSONObject, into draft: inout TrajectoryDraft) {
        var reader = OpenCodeReader()
        var document = document
        let info = document["info"]
        draft.trajectory.agent = AgentIdentity(name: "opencode", version: info?["version"]?.string)
        draft.trajectory.sessionID = info?["id"]?.string
        draft.trajectory.workingDirectory = info?["directory"]?.string
        let messages = document.takeArray("messages") ?? []
        draft.readObjects(among: messages, each: "a message") { reader.read($0, into: &$1) }
        draft.trajectory.extra = document
        if reader.sum.input != nil { draft.trajectory.usage = reader.sum }
        draft.trajectory.counts = [
            "messages": JSONValue(messages.count), "toolCalls": JSONValue(reader.calls),
            "parts": .object(JSONObject(counting: reader.parts)),
            "inputTokens": JSONValue(reader.sum.input ?? 0),
            "outputTokens": JSONValue(reader.sum.output ?? 0),
        ]
    }

    private mutating func read(_ object: JSONObject, into draft: inout TrajectoryDraft) {
        var message = object
        let list = message.takeArray("parts") ?? []
        var info = message.takeObject("info") ?? JSONObject()
        var step = Self.step(&info, isSummary: info["summary"]?.bool == true)
        let end = info["time"]?["completed"].flatMap(RecordedTime.init(any:))
        if let end { draft.see(end) }
        readError(info["error"], &step, &draft)
        let tokens = info["tokens"]
        message.put("info", info)
        step.extra = message
        let hasTokens = list.contains { $0["type"]?.string == "step-finish" }
        if !hasTokens, let tokens { count(tokens, cost: info["cost"], of: &step) }
        let model = step.model
        var rest: [JSONValue] = []
        for (place, value) in list.enumerated() {
            guard case .object(var part) = value else {
                rest.append(value)
                continue
            }
            let type = part["type"]?.string ?? "none"
            parts[type, default: 0] += 1
            read(&part, type, into: &step)
            if !part.isEmpty { rest.append(.object(part)) }
            // What follows is another response.
            guard type == "step-finish", place + 1 < list.count,
                list[(place + 1)...].contains(where: { $0["type"]?.string == "step-start" })
            else { continue }
            step.extra.put("parts", rest)
            Self.append(step, to: &draft)
            rest = []
            step = Step(.message, role: .assistant)
            step.model = model
            step.timestamp = list[(place + 1)...].lazy.compactMap(Self.start).first
        }
        step.extra.put("parts", rest)
        Self.append(step, to: &draft)
    }

    private static func step(_ info: inout JSONObject, isSummary: Bool) -> Step {
        let role: StepRole = info["role"]?.string == "user" ? .user : .assistant
        var step = Step(isSummary ? .compaction : .message, role: role)
        step.id = info.takeString("id")
        step.parent = info.takeString("parentID")
        step.timestamp = info["time"]?["created"].flatMap(RecordedTime.init(any:))
        step.model = info["modelID"]?.string
        return step
    }

    private static func append(_ step: Step, to draft: inout TrajectoryDraft) {
        var step = step
        step.isPrompt = step.role == .user && step.kind == .message && step.text != nil
        if step.role == .user, step.text == nil { step.role = .environment }
        if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
        if let model = step.model { draft.trajectory.agent.model = model }
        draft.append(step)
    }

    private mutating func read(_ part: inout JSONObject, _ type: String, into step: inout Step) {
        switch type {
        // What the program adds to a prompt, such as files that it names, nobody wrote.
        case "text" where part["synthetic"]?.bool != true:
            if let text = part.takeString("text"), !text.isEmpty {
                step.leftText.append(paragraph: JSONText(text))
            }
        case "reasoning":
            if let text = part.takeString("text"), !text.isEmpty {
                step.leftReasoning.append(paragraph: JSONText(text))
            }
        case "tool":
            step.toolCalls.append(Self.call(part))
            calls += 1
            part = JSONObject()
        case "step-finish":
            if let tokens = part["tokens"] { count(tokens, cost: part["cost"], of: &step) }
        default: break
        }
    }

    private static func call(_ part: JSONObject) -> ToolCall {
        var part = part
        var state = part.takeObject("state") ?? JSONObject()
        var call = ToolCall(
            id: part.takeString("callID"), tool: part.takeString("tool") ?? "",
            arguments: state.take("input") ?? nil)
        call.startedAt = state["time"]?["start"].flatMap(RecordedTime.init(any:))
        call.endedAt = state["time"]?["end"].flatMap(RecordedTime.init(any:))
        let status = state["status"]?.string
        if status == "completed" || status == "error" {
            var result = ToolResult(text: state.takeString("output") ?? state.takeString("error"))
            result.isError = status == "error"
            result.exitCode = state["metadata"]?["exit"]?.integer
            call.result = result
        }
        part.put("state", state)
        call.extra = part
        return call
    }

    /// The moment at which a part begins.
    private static func start(of part: JSONValue) -> RecordedTime? {
        (part["time"]?["start"] ?? part["state"]?["time"]?["start"])
            .flatMap(RecordedTime.init(any:))
    }

    private mutating func count(_ tokens: JSONValue, cost: JSONValue?, of step: inout Step) {
        let usage = Usage(
            input: tokens["input"]?.integer, output: tokens["output"]?.integer,
            cacheRead: tokens["cache"]?["read"]?.integer,
            cacheWrite: tokens["cache"]?["write"]?.integer,
            reasoning: tokens["reasoning"]?.integer, inputIncludesCache: false,
            cost: cost?.double)
        sum.add(usage)
        if step.usage == nil { step.usage = usage } else { step.usage?.add(usage) }
    }

    /// Notes why a message broke off; a later one without an error says that the session went on.
    private func readError(
        _ error: JSONValue?, _ step: inout Step, _ draft: inout TrajectoryDraft
    ) {
        guard step.role == .assistant else { return }
        let name = error?["name"]?.string
        draft.trajectory.outcome.status = name
        draft.trajectory.outcome.reason =
            switch name {
            case nil: .unknown
            case "MessageAbortedError": .userInterrupted
            case "ContextOverflowError": .contextOverflow
            case "MessageOutputLengthError": .budgetTokens
            default: .apiError
            }
        if name != nil { step.kind = .error }
    }
}
