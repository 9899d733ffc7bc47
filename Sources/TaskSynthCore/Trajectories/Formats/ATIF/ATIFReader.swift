/// Reads the Agent Trajectory Interchange Format, versions 1.0 to 1.8.
struct ATIFReader {
    private var results = 0
    private var calls = 0
    private var unpaired = 0
    private var sum = Usage(inputIncludesCache: true)

    static func read(_ document: JSONObject, into draft: inout TrajectoryDraft) {
        var reader = ATIFReader()
        reader.readDocument(document, &draft)
    }

    private mutating func readDocument(_ document: JSONObject, _ draft: inout TrajectoryDraft) {
        var document = document
        let version = document.takeString("schema_version")
        draft.trajectory.source.version = version
        draft.trajectory.sessionID =
            document.takeString("session_id") ?? document["trajectory_id"]?.string
        if var agent = document.takeObject("agent") {
            draft.trajectory.agent = AgentIdentity(
                name: agent.takeString("name"), version: agent.takeString("version"),
                model: agent.takeString("model_name"))
            document.put("agent", agent)
        }
        let steps = document.takeArray("steps") ?? []
        draft.readObjects(among: steps, each: "a step") { read(step: $0, &$1) }
        let final = document["final_metrics"]
        draft.trajectory.usage = Self.usage(final: final) ?? (sum.input == nil ? nil : sum)
        if let final { draft.trajectory.metadata["final_metrics"] = final }
        document["final_metrics"] = nil
        draft.trajectory.extra = document
        draft.trajectory.counts = [
            "version": JSONValue(version), "steps": JSONValue(steps.count),
            "toolCalls": JSONValue(calls), "results": JSONValue(results),
            "unpaired": JSONValue(unpaired), "promptTokens": JSONValue(sum.input ?? 0),
            "completionTokens": JSONValue(sum.output ?? 0), "final": final ?? nil,
        ]
    }

    private static func usage(final: JSONValue?) -> Usage? {
        guard let final, let input = final["total_prompt_tokens"]?.integer else { return nil }
        return Usage(
            input: input, output: final["total_completion_tokens"]?.integer,
            cacheRead: final["total_cached_tokens"]?.integer, inputIncludesCache: true,
            cost: final["total_cost_usd"]?.double)
    }

    private mutating func read(step object: JSONObject, _ draft: inout TrajectoryDraft) {
        var object = object
        let source = object.takeString("source")
        var step = Step(
            .message, role: source == "agent" ? .assistant : source == "user" ? .user : .system)
        step.id = object.takeInteger("step_id").map(String.init)
        step.timestamp = object.takeTimestamp("timestamp")
        step.model = object.takeString("model_name")
        step.reasoning = object.takeString("reasoning_content")
        step.isCopied = object.takeBool("is_copied_context") ?? false
        let extra = object["extra"]
        step.isSidechain = extra?["is_sidechain"]?.bool ?? false
        if extra?["context_management"]?["type"] == "compaction" { step.kind = .compaction }
        if step.role == .system, extra?["kind"] == "error" { step.kind = .error }
        var parts = ContentParts()
        if let rest = parts.take(from: object.take("message")), !rest.isNull {
            object["message"] = rest
        }
        step.text = parts.text
        if let metrics = object["metrics"] {
            let usage = Usage(
                input: metrics["prompt_tokens"]?.integer,
                output: metrics["completion_tokens"]?.integer,
                cacheRead: metrics["cached_tokens"]?.integer, inputIncludesCache: true,
                cost: metrics["cost_usd"]?.double)
            if usage.input != nil || usage.output != nil {
                step.usage = usage
                if !step.isCopied { sum.add(usage) }
            }
        }
        step.isPrompt = step.role == .user && !step.isCopied
        if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
        for value in object.takeArray("tool_calls") ?? [] {
            guard case .object(var call) = value else { continue }
            var made = ToolCall(
                id: call.takeString("tool_call_id"), tool: call.takeString("function_name") ?? "",
                arguments: call.take("arguments") ?? nil)
            made.startedAt = step.timestamp
            made.extra = call
            step.toolCalls.append(made)
        }
        calls += step.toolCalls.count
        let observation = object.takeObject("observation")
        let orphans = readResults(observation, into: &step)
        step.extra.put("record", object)
        draft.append(step)
        for orphan in orphans {
            var answer = Step(.message, role: .environment, text: orphan.text)
            answer.extra = orphan.extra
            answer.timestamp = step.timestamp
            draft.append(answer)
        }
    }

    /// Pairs results with calls by their ids, or by their places where they have none.
    private mutating func readResults(
        _ observation: JSONObject?, into step: inout Step
    ) -> [ToolResult] {
        guard var observation else {
            unpaired += step.toolCalls.count
            return []
        }
        var orphans: [ToolResult] = []
        var named: Set<String> = []
        for (place, value) in (observation.takeArray("results") ?? []).enumerated() {
            guard case .object(var object) = value else { continue }
            results += 1
            let id = object.takeString("source_call_id")
            if let id { named.insert(id) }
            var parts = ContentParts()
            if let rest = parts.take(from: object.take("content")), !rest.isNull {
                object["content"] = rest
            }
            var result = ToolResult(text: parts.text)
            result.extra = object
            result.isError = object["extra"]?["is_error"]?.bool
            result.exitCode = object["extra"]?["exit_code"]?.integer
            let target = id.map { id in step.toolCalls.firstIndex { $0.id == id } } ?? place
            if let target, step.toolCalls.indices.contains(target),
                step.toolCalls[target].result == nil
            {
                step.toolCalls[target].result = result
                step.toolCalls[target].endedAt = step.timestamp
            } else {
                if let id { result.extra["source_call_id"] = .string(id) }
                orphans.append(result)
            }
        }
        unpaired += step.toolCalls.count { call in call.id.map { !named.contains($0) } ?? true }
        step.extra.put("observation", observation)
        return orphans
    }
}
