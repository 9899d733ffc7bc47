/// Reads the normalized form back: a trajectory, a list of them, or one step a line.
///
/// What is read and written again has the same bytes. What another writer added to an object goes
/// to its `extra`.
enum NormalizedReader {
    /// Whether an object is a trajectory, or a list of them.
    static func isDocument(_ object: JSONObject) -> Bool {
        guard object["source"]?["format"]?.string != nil else { return false }
        return object["steps"]?.array != nil || object["trajectories"]?.array != nil
    }

    /// Whether an object is a line of the form with one step a line.
    static func isLine(_ object: JSONObject) -> Bool {
        guard object.count == 1 else { return false }
        return object["step"]?["toolCalls"]?.array != nil
            || object["record"]?["record"] != nil
            || object["trajectory"]?.object.map(isDocument) == true
    }

    /// Reads a document.
    static func read(_ document: JSONObject) -> Recording {
        var document = document
        guard let list = document.takeArray("trajectories") else {
            let trajectory = Trajectory(normalized: document)
            return Recording(format: trajectory.source.format, trajectories: [trajectory])
        }
        let source = TrajectorySource(normalized: document.takeObject("source"))
        var recording = Recording(
            format: source.format, trajectories: list.compactMap(\.object).map(Trajectory.init))
        recording.extra = document.takeExtra()
        return recording
    }

    /// Reads records of one step each, before the record of the whole.
    static func read(lines: [JSONObject], into draft: inout TrajectoryDraft) -> Recording {
        var steps: [JSONValue] = []
        var records: [JSONValue] = []
        var whole: JSONObject?
        for line in lines {
            if let step = line["step"] {
                steps.append(step)
            } else if let record = line["record"] {
                records.append(record)
            } else if let object = line["trajectory"]?.object {
                whole = object
            } else {
                draft.warn(.unknownRecord, "a line that is no step")
                records.append(.object(["record": .object(line)]))
            }
        }
        if whole == nil { draft.warn(.truncatedEnd, "the record of the whole is not there") }
        var object = whole ?? ["source": draft.trajectory.source.json]
        object["steps"] = .array(steps + (object["steps"]?.array ?? []))
        var trajectory = Trajectory(normalized: object)
        records += trajectory.extra.takeArray("records") ?? []
        trajectory.extra.put("records", records + draft.records)
        trajectory.warnings += draft.trajectory.warnings
        return Recording(format: trajectory.source.format, trajectories: [trajectory])
    }
}

extension Trajectory {
    init(normalized object: JSONObject) {
        var object = object
        self.init(source: TrajectorySource(normalized: object.takeObject("source")))
        sessionID = object.takeValue("sessionID", \.string)
        if var agent = object.takeObject("agent") {
            self.agent = AgentIdentity(
                name: agent.takeValue("name", \.string),
                version: agent.takeValue("version", \.string),
                model: agent.takeValue("model", \.string))
            object.put("agent", agent)
        }
        startedAt = object.takeMoment("startedAt")
        endedAt = object.takeMoment("endedAt")
        workingDirectory = object.takeValue("workingDirectory", \.string)
        if var repository = object.takeObject("repository") {
            self.repository = RecordedRepository(
                remote: repository.takeValue("remote", \.string),
                branch: repository.takeValue("branch", \.string),
                commit: repository.takeValue("commit", \.string))
            object.put("repository", repository)
        }
        goal = object.takeValue("goal", \.string)
        if var outcome = object.takeObject("outcome") {
            self.outcome = TrajectoryOutcome(
                reason: EndReason(name: outcome.takeValue("reason", \.string) ?? "unknown"),
                status: outcome.takeValue("status", \.string),
                patch: outcome.takeValue("patch", \.string),
                answer: outcome.takeValue("answer", \.string),
                isResolved: outcome.takeValue("resolved", \.bool))
            object.put("outcome", outcome)
        }
        usage = object.takeValue("usage") { Usage(normalized: $0) }
        metadata = object.takeValue("metadata", \.object) ?? JSONObject()
        var rest: [JSONValue] = []
        for value in object.takeArray("steps") ?? [] {
            if let step = value.object {
                steps.append(Step(normalized: step, index: steps.count))
            } else {
                rest.append(value)
            }
        }
        for value in object.takeArray("warnings") ?? [] {
            if let warning = TrajectoryWarning(normalized: value) {
                warnings.append(warning)
            } else {
                rest.append(value)
            }
        }
        extra = object.takeExtra()
        if !rest.isEmpty { extra["unread"] = .array(rest) }
        counts = [
            "steps": JSONValue(steps.count), "toolCalls": JSONValue(toolCalls.count),
        ]
    }
}

extension Step {
    fileprivate init(normalized object: JSONObject, index: Int) {
        var object = object
        let role = StepRole(name: object.takeValue("role", \.string) ?? "assistant")
        let kind = StepKind(name: object.takeValue("kind", \.string) ?? "message")
        self.init(kind, role: role)
        self.index = index
        if object["index"]?.integer == index { _ = object.take("index") }
        id = object.takeValue("id", \.string)
        parent = object.takeValue("parent", \.string)
        responseID = object.takeValue("responseID", \.string)
        text = object.takeValue("text", \.string)
        reasoning = object.takeValue("reasoning", \.string)
        let calls = object.takeArray("toolCalls") ?? []
        toolCalls = calls.compactMap(\.object).map(ToolCall.init)
        let others = calls.filter { $0.object == nil }
        if !others.isEmpty { object["toolCalls"] = .array(others) }
        timestamp = object.takeMoment("timestamp")
        duration = object.takeValue("duration", \.double)
        usage = object.takeValue("usage") { Usage(normalized: $0) }
        model = object.takeValue("model", \.string)
        isSidechain = object.takeValue("isSidechain", \.bool) ?? false
        isAbandoned = object.takeValue("isAbandoned", \.bool) ?? false
        isCopied = object.takeValue("isCopied", \.bool) ?? false
        isPrompt = object.takeValue("isPrompt", \.bool) ?? false
        extra = object.takeExtra()
    }
}

extension ToolCall {
    fileprivate init(normalized object: JSONObject) {
        var object = object
        self.init(
            id: object.takeValue("id", \.string), tool: object.takeValue("tool", \.string) ?? "",
            arguments: object.take("arguments") ?? nil)
        result = object.takeValue("result", \.object).map(ToolResult.init)
        startedAt = object.takeMoment("startedAt")
        endedAt = object.takeMoment("endedAt")
        duration = object.takeValue("duration", \.double)
        if let name = object.takeValue("category", \.string) {
            category = ToolCategory(name: name)
            let touches = object.takeArray("touches") ?? []
            self.touches = touches.compactMap(FileTouch.init)
            let others = touches.filter { FileTouch(normalized: $0) == nil }
            if !others.isEmpty { object["touches"] = .array(others) }
        } else {
            understand()
        }
        extra = object.takeExtra()
    }
}

extension ToolResult {
    fileprivate init(normalized object: JSONObject) {
        var object = object
        self.init(
            text: object.takeValue("text", \.string),
            exitCode: object.takeValue("exitCode", \.integer),
            isError: object.takeValue("isError", \.bool),
            isTruncated: object.takeValue("truncated", \.bool))
        extra = object.takeExtra()
    }
}
