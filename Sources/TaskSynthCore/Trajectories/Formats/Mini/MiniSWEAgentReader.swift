/// Reads `.traj.json` files of mini-swe-agent: a bare list of messages, or an object around it.
struct MiniSWEAgentReader {
    private var conversation = Conversation()
    private var actions = 0
    private var bashBlocks = 0
    /// Whether the last answer had no command, or several, so that it was sent back.
    private var isRefused = false
    private var roles: [String: Int] = [:]
    private var sum = Usage(inputIncludesCache: true)
    /// The calls that stand in the text, and wait for the message with their output.
    private var textCalls: [(step: Int, call: Int)] = []

    static func read(_ document: JSONValue, into draft: inout TrajectoryDraft) {
        var reader = MiniSWEAgentReader()
        draft.trajectory.agent.name = "mini-swe-agent"
        guard case .object(var object) = document else {
            let messages = document.array ?? []
            reader.read(messages, into: &draft)
            draft.trajectory.counts = [
                "format": "bare message list", "messages": JSONValue(messages.count),
                "roles": .object(JSONObject(counting: reader.roles)),
                "bashBlocks": JSONValue(reader.bashBlocks),
            ]
            return
        }
        let messages = object.takeArray("messages") ?? []
        reader.read(messages, into: &draft)
        reader.readInfo(&object, messages.count, into: &draft)
    }

    private func readInfo(
        _ object: inout JSONObject, _ messages: Int, into draft: inout TrajectoryDraft
    ) {
        let info = object["info"]
        let format = object.takeString("trajectory_format")
        let status = info?["exit_status"]?.string
        draft.trajectory.source.version = format
        draft.trajectory.agent.version = info?["mini_version"]?.string
        draft.trajectory.agent.model = info?["config"]?["model"]?["model_name"]?.string
        draft.trajectory.workingDirectory = info?["config"]?["environment"]?["cwd"]?.string
        draft.trajectory.sessionID = object["instance_id"]?.string
        draft.trajectory.outcome = TrajectoryOutcome(
            reason: Self.reason(status), status: status, patch: info?["submission"]?.string)
        if sum.input != nil || sum.output != nil {
            draft.trajectory.usage = sum
            draft.trajectory.usage?.cost = info?["model_stats"]?["instance_cost"]?.double
        }
        draft.trajectory.extra = object
        let seconds = draft.trajectory.endedAt.flatMap { end in
            draft.trajectory.startedAt.flatMap { end.seconds(since: $0) }
        }
        draft.trajectory.counts = [
            "format": JSONValue(format), "messages": JSONValue(messages),
            "actions": JSONValue(actions + bashBlocks),
            "apiCalls": JSONValue(info?["model_stats"]?["api_calls"]?.integer),
            "promptTokens": JSONValue(sum.input), "completionTokens": JSONValue(sum.output),
            "exitStatus": JSONValue(status),
            "wallSeconds": JSONValue(seconds?.roundedToMilliseconds),
        ]
    }

    private static func reason(_ status: String?) -> EndReason {
        switch status {
        case "Submitted": .submitted
        case "LimitsExceeded": .budgetCost
        case "TimeExceeded": .budgetTime
        case "RepeatedFormatError": .formatErrors
        case "UserInterruption": .userInterrupted
        case "ContextWindowExceededError": .contextOverflow
        case let name? where name.hasSuffix("Error"): .apiError
        default: .unknown
        }
    }

    private mutating func read(_ messages: [JSONValue], into draft: inout TrajectoryDraft) {
        draft.readObjects(among: messages, each: "a message") { object, draft in
            roles[object["role"]?.string ?? object["type"]?.string ?? "none", default: 0] += 1
            read(message: object, into: &draft)
        }
    }

    private mutating func read(message object: JSONObject, into draft: inout TrajectoryDraft) {
        let extra = object["extra"]
        var context = Conversation.Context()
        context.timestamp = extra?["timestamp"].flatMap(RecordedTime.init(any:))
        if let timestamp = context.timestamp { draft.see(timestamp) }
        let response = extra?["response"]
        context.usage =
            Usage(any: response?["usage"])
            ?? (object["object"]?.string == "response" ? Usage(any: object["usage"]) : nil)
        context.usage?.cost = extra?["cost"]?.double
        context.model = response?["model"]?.string
        context.responseID = response?["id"]?.string
        if let usage = context.usage { sum.add(usage) }
        actions += extra?["actions"]?.array?.count ?? 0
        if let items = object["output"]?.array, object["object"]?.string == "response" {
            var reader = ResponsesReader()
            reader.read(items: items, context, into: &draft)
            var rest = object
            rest["output"] = nil
            draft.keep(.object(rest))
            return
        }
        if object["type"]?.string == "function_call_output", let id = object["call_id"]?.string {
            var result = ToolResult(text: object["output"]?.string)
            result.exitCode = extra?["returncode"]?.integer
            result.extra = object
            if !draft.answer(id, with: result, at: context.timestamp) {
                draft.appendOrphan(result, id: id, at: context.timestamp, line: nil)
            }
            return
        }
        var message = ChatMessage(object)
        for index in message.results.indices {
            message.results[index].result.exitCode = extra?["returncode"]?.integer
        }
        if object["role"]?.string == "exit" {
            draft.keep(.object(object))
            return
        }
        if answerText(message, context, into: &draft) { return }
        let added = addTextCalls(to: &message, extra?["actions"])
        let index = draft.nextIndex
        conversation.read(message, context, into: &draft)
        if message.role == .user, context.usage != nil || isRefused {
            draft.update(index) {
                $0.usage = context.usage
                $0.kind = .error
                $0.isPrompt = false
            }
            isRefused = false
        }
        if added > 0 { textCalls = (0..<added).map { (index, $0) } }
    }

    /// Finds the commands of a text: those that were recorded beside it, else the one in a fence.
    ///
    /// - Returns: How many there are.
    private mutating func addTextCalls(
        to message: inout ChatMessage, _ recorded: JSONValue?
    ) -> Int {
        guard message.role == .assistant else { return 0 }
        isRefused = false
        guard message.calls.isEmpty else { return 0 }
        let commands = recorded?.array?.compactMap { $0["command"]?.string } ?? []
        guard commands.isEmpty else {
            message.calls = commands.map {
                ToolCall(tool: "bash", arguments: ["command": .string($0)])
            }
            return commands.count
        }
        let blocks = message.text.map(Self.blocks) ?? []
        // The agent runs one command at a time, and none of several.
        isRefused = blocks.count != 1
        guard let body = blocks.first, !isRefused else { return 0 }
        bashBlocks += 1
        message.calls = [ToolCall(tool: "bash", arguments: ["command": .string(body)])]
        return 1
    }

    /// The commands in the fences of a text.
    private static func blocks(in text: String) -> [String] {
        let fences = ["```mswea_bash_command\n", "```bash\n"]
        guard let fence = fences.first(where: text.has) else { return [] }
        var blocks: [String] = []
        var rest = text[...]
        while let start = rest.range(of: fence) {
            rest = rest[start.upperBound...]
            let end = rest.range(of: "```")
            let body = end.map { rest[..<$0.lowerBound] } ?? rest
            blocks.append(String(body).withoutOuterBlanks)
            rest = end.map { rest[$0.upperBound...] } ?? ""
        }
        return blocks
    }

    /// Takes a user's message as the output of the command in the text before.
    private mutating func answerText(
        _ message: ChatMessage, _ context: Conversation.Context,
        into draft: inout TrajectoryDraft
    ) -> Bool {
        guard let place = textCalls.first, message.role == .user, let text = message.text else {
            return false
        }
        textCalls.removeFirst()
        var result = ToolResult(text: text)
        if let start = text.range(of: "<returncode>") {
            let digits = text[start.upperBound...].prefix { $0.isNumber || $0 == "-" }
            result.exitCode = Int(digits)
        }
        if text.has("<output_truncated>") || text.has("characters elided") {
            result.isTruncated = true
        }
        result.extra = message.extra
        draft.update(place.step) { step in
            guard step.toolCalls.indices.contains(place.call) else { return }
            step.toolCalls[place.call].result = result
            step.toolCalls[place.call].endedAt = context.timestamp
        }
        return true
    }
}
