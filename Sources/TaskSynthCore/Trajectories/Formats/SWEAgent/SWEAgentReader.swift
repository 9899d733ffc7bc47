/// Reads `.traj` files of SWE-agent, from 0.x to 1.x.
struct SWEAgentReader {
    /// Reads the one object of a file.
    static func read(_ document: JSONObject, into draft: inout TrajectoryDraft) {
        var document = document
        let entries = document.takeArray("trajectory") ?? []
        var counts = JSONObject()
        counts["steps"] = JSONValue(entries.count)
        counts["stateIsString"] = .bool(entries.first?["state"]?.string != nil)
        readHistory(&document, entries, &counts, into: &draft)
        var seconds: Double?
        var openFile: String?
        for entry in entries {
            if let time = entry["execution_time"]?.double { seconds = (seconds ?? 0) + time }
            read(entry: entry, &openFile, into: &draft)
        }
        counts["executionSeconds"] = JSONValue(seconds?.roundedToMilliseconds)
        readInfo(&document, &counts, into: &draft)
        readReplay(document["replay_config"], into: &draft)
        draft.trajectory.agent.name = "swe-agent"
        draft.trajectory.extra = document
        draft.trajectory.counts = counts
    }

    private static func read(
        entry: JSONValue, _ openFile: inout String?, into draft: inout TrajectoryDraft
    ) {
        guard case .object(var object) = entry else {
            draft.warn(.badRecord, "a step of the trajectory is no object")
            draft.keep(entry)
            return
        }
        let thought = object.takeString("thought")
        let response = object.takeString("response")
        let action = object.takeString("action") ?? ""
        let observation = object.takeString("observation")
        let duration = object.takeNumber("execution_time")?.double
        var step = Step(.message, role: .assistant)
        step.duration = duration
        step.reasoning = thought
        if let response, response != thought { step.text = response }
        let isEnd = action.hasPrefix("exit_") || action == "skip" || action.isEmpty
        if !isEnd {
            if let path = object["state"]?.agentState?["open_file"]?.string {
                openFile = path == "n/a" || path.isEmpty ? openFile : path
            }
            let command = SWEAgentAction(
                action, openFile: &openFile, observation: observation ?? "")
            var call = ToolCall(id: nil, tool: command.tool, arguments: command.arguments)
            call.result = ToolResult(text: observation)
            call.result?.readSWEAgent(command.tool)
            call.duration = duration
            call.extra["folder"] = object["state"]?.agentState?["working_dir"]
            step.toolCalls = [call]
        } else {
            step.kind = .error
            step.text = step.text ?? action
            if !action.isEmpty { step.extra["action"] = .string(action) }
            if let observation, !observation.isEmpty {
                step.extra["observation"] = .string(observation)
            }
        }
        step.extra.put("record", object)
        draft.append(step)
    }

    /// The messages before the first step are the prompt; the others say what the steps say.
    private static func readHistory(
        _ document: inout JSONObject, _ entries: [JSONValue], _ counts: inout JSONObject,
        into draft: inout TrajectoryDraft
    ) {
        let history = document.takeArray("history") ?? []
        counts["history"] = JSONValue(history.count)
        counts["demoMessages"] = JSONValue(
            history.count { $0["is_demo"]?.bool == true })
        var rest: [JSONValue] = []
        var isPrompt = true
        for entry in history {
            guard case .object(var object) = entry, isPrompt else {
                rest.append(entry)
                continue
            }
            guard object["is_demo"]?.bool != true else {
                rest.append(entry)
                continue
            }
            switch object["role"]?.string {
            case "system", "user":
                let isUser = object["role"]?.string == "user"
                var step = Step(.message, role: isUser ? .user : .system)
                step.text = ResponsesItem.takeText(of: &object)
                object["role"] = nil
                step.isPrompt = isUser
                if isUser, draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
                step.extra.put("record", object)
                draft.append(step)
            default:
                isPrompt = false
                rest.append(entry)
            }
        }
        document.put("history", rest)
    }

    private static func readInfo(
        _ document: inout JSONObject, _ counts: inout JSONObject,
        into draft: inout TrajectoryDraft
    ) {
        let info = document.takeObject("info") ?? JSONObject()
        let status = info["exit_status"]?.string
        counts["exitStatus"] = JSONValue(status)
        if let stats = info["model_stats"] {
            counts["modelStats"] = stats
            let sent = stats["tokens_sent"]?.integer
            let received = stats["tokens_received"]?.integer
            if (sent ?? 0) > 0 || (received ?? 0) > 0 {
                draft.trajectory.usage = Usage(
                    input: sent, output: received, inputIncludesCache: true,
                    cost: stats["total_cost"]?.double ?? stats["instance_cost"]?.double)
            }
        } else {
            counts["modelStats"] = nil
        }
        draft.trajectory.agent.version = info["swe_agent_version"]?.string
        draft.trajectory.source.version = info["swe_agent_version"]?.string
        draft.trajectory.outcome = TrajectoryOutcome(
            reason: EndReason(sweAgent: status), status: status,
            patch: info["submission"]?.string)
        for member in info.members where member.key != "submission" {
            draft.trajectory.metadata[member.key] = member.value
        }
        if let submission = info["submission"], submission.string == nil {
            draft.trajectory.metadata["submission"] = submission
        }
    }

    private static func readReplay(_ value: JSONValue?, into draft: inout TrajectoryDraft) {
        let replay = value?.string.flatMap { JSONValue(embedded: $0) } ?? value
        guard let replay else { return }
        draft.trajectory.repository.commit = replay["env"]?["repo"]?["base_commit"]?.string
        draft.trajectory.repository.remote = replay["env"]?["repo"]?["github_url"]?.string
        draft.trajectory.agent.model = replay["agent"]?["model"]?["name"]?.string
    }
}

extension EndReason {
    /// Reads the `exit_status` of SWE-agent.
    init(sweAgent status: String?) {
        guard let status else {
            self = .environmentError
            return
        }
        let table: [(String, EndReason)] = [
            ("exit_context", .contextOverflow), ("exit_cost", .budgetCost),
            ("exit_format", .formatErrors), ("exit_forfeit", .gaveUp),
            ("exit_command_timeout", .budgetTime), ("exit_total_execution_time", .budgetTime),
            ("exit_api", .apiError), ("exit_environment_error", .environmentError),
            ("exit_error", .environmentError), ("early_exit", .environmentError),
        ]
        for (mark, reason) in table where status.has(mark) {
            self = reason
            return
        }
        self = status.hasPrefix("submitted") ? .submitted : .unknown
    }
}

extension JSONValue {
    /// The state of a step, which is an object or the text of one.
    fileprivate var agentState: JSONValue? {
        object == nil ? string.flatMap { JSONValue(embedded: $0) } : self
    }
}
