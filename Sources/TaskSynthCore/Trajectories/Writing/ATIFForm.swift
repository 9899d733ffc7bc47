/// A trajectory in the Agent Trajectory Interchange Format of Harbor, version 1.6.
public struct ATIFForm: Hashable, Sendable {
    /// The document.
    public let json: JSONValue

    /// Converts a trajectory.
    public init(of trajectory: Trajectory) {
        var steps: [JSONValue] = []
        for step in trajectory.steps {
            steps.append(.object(Self.step(step, number: steps.count + 1)))
        }
        if steps.isEmpty {
            steps = [["step_id": 1, "source": "system", "message": "The record has no steps."]]
        }
        var agent: JSONObject = [
            "name": .string(trajectory.agent.name ?? trajectory.source.format.name),
            "version": .string(trajectory.agent.version ?? "unknown"),
        ]
        if let model = trajectory.agent.model { agent["model_name"] = .string(model) }
        var object: JSONObject = [
            "schema_version": "ATIF-v1.6",
            "session_id": .string(trajectory.sessionID ?? "unknown"), "agent": .object(agent),
            "steps": .array(steps),
        ]
        object["final_metrics"] = Self.final(trajectory, count: steps.count)
        object["extra"] = .object(Self.extra(trajectory))
        json = .object(object)
    }

    private static func extra(_ trajectory: Trajectory) -> JSONObject {
        var extra: JSONObject = [
            "source": trajectory.source.json, "outcome": trajectory.outcome.json,
        ]
        if let folder = trajectory.workingDirectory { extra["working_directory"] = .string(folder) }
        if trajectory.repository != RecordedRepository() {
            extra["repository"] = trajectory.repository.json
        }
        return extra
    }

    private static func final(_ trajectory: Trajectory, count: Int) -> JSONValue {
        var metrics = JSONObject()
        if let usage = trajectory.usage {
            if let input = usage.promptTokens { metrics["total_prompt_tokens"] = JSONValue(input) }
            if let output = usage.output { metrics["total_completion_tokens"] = JSONValue(output) }
            if let cached = usage.cacheRead { metrics["total_cached_tokens"] = JSONValue(cached) }
            if let cost = usage.cost { metrics["total_cost_usd"] = JSONValue(cost) }
        }
        metrics["total_steps"] = JSONValue(count)
        return .object(metrics)
    }

    private static func step(_ step: Step, number: Int) -> JSONObject {
        // Calls stand only in steps of the agent.
        let isAgent = step.role == .assistant || !step.toolCalls.isEmpty
        var object: JSONObject = ["step_id": JSONValue(number)]
        if let time = step.timestamp?.utcText { object["timestamp"] = .string(time) }
        object["source"] = isAgent ? "agent" : step.role == .user ? "user" : "system"
        if isAgent, let model = step.model { object["model_name"] = .string(model) }
        object["message"] = .string(step.text ?? "")
        if isAgent, let thought = step.reasoning { object["reasoning_content"] = .string(thought) }
        var calls: [JSONValue] = []
        var results: [JSONValue] = []
        var names: Set<String> = []
        for (place, call) in step.toolCalls.enumerated() {
            var id = call.id ?? "call_\(number)_\(place + 1)"
            if !names.insert(id).inserted {
                id += "_\(place + 1)"
                names.insert(id)
            }
            calls.append([
                "tool_call_id": .string(id), "function_name": .string(call.tool),
                "arguments": call.arguments.object == nil
                    ? ["input": call.arguments] : call.arguments,
            ])
            guard let result = call.result else { continue }
            results.append(["source_call_id": .string(id), "content": .string(result.text ?? "")])
        }
        if !calls.isEmpty { object["tool_calls"] = .array(calls) }
        if !results.isEmpty { object["observation"] = ["results": .array(results)] }
        if isAgent, let usage = step.usage { object["metrics"] = metrics(usage) }
        if step.isCopied { object["is_copied_context"] = true }
        var extra = JSONObject()
        if step.isSidechain { extra["is_sidechain"] = true }
        if step.isAbandoned { extra["is_abandoned"] = true }
        if step.kind == .compaction {
            extra["context_management"] = ["type": "compaction"]
        } else if step.kind == .error {
            extra["kind"] = .string(step.kind.name)
        }
        let codes = step.toolCalls.map { JSONValue($0.result?.exitCode) }
        if codes.contains(where: { !$0.isNull }) { extra["exit_codes"] = .array(codes) }
        object.put("extra", extra)
        return object
    }

    private static func metrics(_ usage: Usage) -> JSONValue {
        var metrics = JSONObject()
        if let input = usage.promptTokens { metrics["prompt_tokens"] = JSONValue(input) }
        if let output = usage.output { metrics["completion_tokens"] = JSONValue(output) }
        if let cached = usage.cacheRead { metrics["cached_tokens"] = JSONValue(cached) }
        if let cost = usage.cost { metrics["cost_usd"] = JSONValue(cost) }
        return .object(metrics)
    }
}

extension ATIFForm: JSONRepresentable {}
