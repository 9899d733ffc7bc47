/// Steps, calls, time and tokens of an attempt.
public struct StepMetrics: Hashable, Sendable {
    /// The steps of all roles on the main path.
    public var steps: Int
    /// The steps of the agent.
    public var agentSteps: Int
    /// The calls by category.
    public var callsByCategory: [String: Int] = [:]
    /// The calls by tool.
    public var callsByTool: [String: Int] = [:]
    /// The calls beside another one in the same response.
    public var parallelCalls = 0
    /// The calls that failed.
    public var failedCalls = 0
    /// The calls without a result.
    public var unpairedCalls = 0
    /// The first and the last moment.
    public var startedAt: RecordedTime?
    /// The last moment.
    public var endedAt: RecordedTime?
    /// The seconds between them.
    public var wallSeconds: Double?
    /// The seconds without long pauses, and without waiting for a person.
    public var activeSeconds: Double?
    /// The seconds that calls ran, where that was recorded.
    public var toolSeconds: Double?
    /// The tokens of the whole record.
    public var usage: Usage?
    /// Whether every response has its tokens.
    public var isUsageComplete: Bool?
    /// One entry a step of the agent.
    public var perStep: [JSONValue] = []

    init(_ trajectory: Trajectory, _ view: TrajectoryView, idleSeconds: Double) {
        steps = view.steps.count
        let agent = view.steps.filter { $0.role == .assistant }
        agentSteps = agent.count
        for step in view.steps {
            if step.toolCalls.count > 1 { parallelCalls += step.toolCalls.count }
            for call in step.toolCalls {
                callsByCategory[call.category.name, default: 0] += 1
                callsByTool[call.tool, default: 0] += 1
                if call.isFailed == true { failedCalls += 1 }
                if call.result == nil { unpairedCalls += 1 }
                if let duration = call.duration { toolSeconds = (toolSeconds ?? 0) + duration }
            }
        }
        startedAt = trajectory.startedAt
        endedAt = trajectory.endedAt
        wallSeconds = trajectory.endedAt.flatMap { end in
            trajectory.startedAt.flatMap { end.seconds(since: $0) }
        }
        activeSeconds = Self.active(view.steps, idleSeconds)
        usage = trajectory.usage
        let known = agent.count { $0.usage != nil }
        isUsageComplete = usage == nil ? nil : known == agent.count
        perStep = agent.map(Self.entry)
    }

    /// The sum of the pauses, each as long as it may be, without those that end with a person.
    private static func active(_ steps: [Step], _ idleSeconds: Double) -> Double? {
        var moments: [(nanoseconds: Int, isPerson: Bool)] = []
        for step in steps {
            if let moment = step.timestamp?.nanoseconds { moments.append((moment, step.isPrompt)) }
            guard !step.isPrompt else { continue }
            // A response may be spread over several records.
            let later = (step.extra["records"]?.array ?? []).compactMap { record in
                record["timestamp"]?.string.map { RecordedTime($0) }
            }
            let calls = step.toolCalls.flatMap { [$0.startedAt, $0.endedAt] }.compactMap(\.self)
            moments += (later + calls).compactMap(\.nanoseconds).map { ($0, false) }
        }
        guard !moments.isEmpty else { return nil }
        moments.sort {
            ($0.nanoseconds, $0.isPerson ? 1 : 0) < ($1.nanoseconds, $1.isPerson ? 1 : 0)
        }
        var sum = 0.0
        for (before, after) in zip(moments, moments.dropFirst()) where !after.isPerson {
            let pause = after.nanoseconds.subtractingReportingOverflow(before.nanoseconds)
            sum += pause.overflow ? idleSeconds : min(Double(pause.partialValue) / 1e9, idleSeconds)
        }
        return sum.roundedToMilliseconds
    }

    private static func entry(_ step: Step) -> JSONValue {
        [
            "step": JSONValue(step.index), "kind": .string(step.kind.name),
            "tools": JSONValue(step.toolCalls.map(\.tool)),
            "categories": JSONValue(step.toolCalls.map(\.category.name)),
            "seconds": JSONValue(step.duration ?? step.toolCalls.compactMap(\.duration).max()),
            "inputTokens": JSONValue(step.usage?.promptTokens),
            "outputTokens": JSONValue(step.usage?.output),
        ]
    }
}

extension StepMetrics: JSONRepresentable {
    /// The section by the names of the bundle.
    public var json: JSONValue {
        let input = usage?.promptTokens
        let total =
            usage?.total
            ?? input.flatMap { input in
                usage?.output.map { input.addingClamped($0) }
            }
        return [
            "totalSteps": JSONValue(steps), "agentSteps": JSONValue(agentSteps),
            "toolCalls": JSONValue(callsByTool.values.reduce(0, +)),
            "toolCallBreakdown": .object(JSONObject(counting: callsByCategory)),
            "toolCallsByTool": .object(JSONObject(counting: callsByTool)),
            "parallelCalls": JSONValue(parallelCalls), "failedCalls": JSONValue(failedCalls),
            "unpairedCalls": JSONValue(unpairedCalls),
            "wallTime": [
                "startTime": JSONValue(startedAt), "endTime": JSONValue(endedAt),
                "durationSeconds": JSONValue(wallSeconds),
                "activeSeconds": JSONValue(activeSeconds), "toolSeconds": JSONValue(toolSeconds),
            ],
            "tokenCounts": [
                "inputTokens": JSONValue(input), "outputTokens": JSONValue(usage?.output),
                "totalTokens": JSONValue(total), "cacheReadTokens": JSONValue(usage?.cacheRead),
                "cacheWriteTokens": JSONValue(usage?.cacheWrite),
                "reasoningTokens": JSONValue(usage?.reasoning), "cost": JSONValue(usage?.cost),
                "complete": JSONValue(isUsageComplete),
                "method": usage == nil ? nil : "recorded",
            ],
            "steps": .array(perStep),
        ]
    }
}
