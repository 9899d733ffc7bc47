/// Reads the annotation form, in the four shapes that it is found in.
struct AnnotationReader {
    private var actions: [String: Int] = [:]

    static func read(_ document: JSONObject, into draft: inout TrajectoryDraft) {
        var reader = AnnotationReader()
        var document = document
        let trace = document.takeArray("annotationTrace") ?? []
        for value in trace { reader.read(value, &draft) }
        draft.trajectory.sessionID = document["taskId"]?.string
        draft.trajectory.goal =
            document["taskIssue"]?.string ?? document["description"]?.string
            ?? draft.trajectory.goal
        draft.trajectory.repository.remote = document["repository"]?.string
        draft.trajectory.repository.commit = document["commitBefore"]?.string
        draft.trajectory.outcome.patch = document["patch"]?.string
        draft.trajectory.outcome.isResolved = document["success"]?.bool
        draft.trajectory.outcome.status = document["status"]?.string
        for key in ["startTime", "endTime"] {
            if let text = document[key]?.string { draft.see(RecordedTime(text)) }
        }
        if let tags = document["tags"] { draft.trajectory.metadata["tags"] = tags }
        document["tags"] = nil
        draft.trajectory.extra = document
        draft.trajectory.counts = [
            "steps": JSONValue(trace.count),
            "actions": .object(JSONObject(counting: reader.actions)),
        ]
    }

    private mutating func read(_ value: JSONValue, _ draft: inout TrajectoryDraft) {
        guard case .object(var object) = value else {
            draft.warn(.badRecord, "a step is no object")
            draft.keep(value)
            return
        }
        let action =
            object.takeString("action") ?? object.takeString("actionType")
            ?? object.takeString("type") ?? "none"
        actions[action, default: 0] += 1
        var step = Step(.message, role: .assistant)
        step.timestamp = object.takeTimestamp("timestamp")
        step.reasoning = object.takeString("thought") ?? object.takeString("reasoning")
        let duration = object["duration_seconds"]?.double
        let milliseconds = object["elapsedMs"]?.double
        step.duration = duration ?? milliseconds.map { $0 / 1_000 }
        var details = object.takeObject("details")
        let arguments = details ?? object
        let name = action.lowercased()
        switch name {
        case "begin_interaction", "start", "begin":
            step.role = .user
            step.isPrompt = true
            step.text = arguments["userPrompt"]?.string ?? arguments["problemStatement"]?.string
            if draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
            step.extra["action"] = .string(action)
        case "add_thought", "thought", "think", "analyze_problem", "analysis":
            step.reasoning =
                step.reasoning ?? arguments["reasoning"]?.string ?? arguments["content"]?.string
                ?? arguments["thought"]?.string
            step.extra["action"] = .string(action)
        case let end where Self.ends.contains(end):
            step.extra["action"] = .string(action)
            draft.trajectory.outcome.reason =
                arguments["commandType"]?.string.flatMap(EndReason.init(named:)) ?? .completed
        default:
            step.toolCalls = [Self.call(action, arguments)]
            if details == nil { object = Self.timing(object) } else { details = nil }
        }
        object.put("details", details)
        step.extra.put("record", object)
        draft.append(step)
    }

    private static let ends: Set<String> = ["end_interaction", "complete", "end"]

    /// Whether a step is the one that ends a trace of this form.
    static func isEnd(_ step: Step) -> Bool {
        step.toolCalls.isEmpty
            && step.extra["action"]?.string.map { ends.contains($0.lowercased()) } == true
    }

    private static let resultKeys: Set<String> = [
        "results", "output", "exitCode", "exit_code", "keyFindings", "linesRead", "excerpt",
        "success", "result",
    ]
    private static let timingKeys: Set<String> = [
        "elapsedMs", "elapsed_seconds", "duration_seconds", "partition",
    ]

    private static func timing(_ object: JSONObject) -> JSONObject {
        JSONObject(object.members.filter { timingKeys.contains($0.key) })
    }

    private static func call(_ action: String, _ arguments: JSONObject) -> ToolCall {
        let members = arguments.members.filter { !timingKeys.contains($0.key) }
        let asked = JSONObject(members.filter { !resultKeys.contains($0.key) })
        let given = JSONObject(members.filter { resultKeys.contains($0.key) })
        var call = ToolCall(tool: action, arguments: .object(asked))
        guard !given.isEmpty else { return call }
        var result = ToolResult(text: given["output"]?.string ?? given["result"]?.string)
        result.exitCode = given["exitCode"]?.integer ?? given["exit_code"]?.integer
        if let success = given["success"]?.bool { result.isError = !success }
        if result.text == nil, let found = given["results"]?.array {
            result.text = found.compactMap(\.string).joined(separator: "\n")
        }
        result.extra = given
        call.result = result
        return call
    }
}
