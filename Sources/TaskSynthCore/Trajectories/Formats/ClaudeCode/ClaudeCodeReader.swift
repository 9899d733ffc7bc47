/// Reads session files of Claude Code, and what it prints as `stream-json`.
///
/// A response of the model is several lines with one `message.id`, each with a `usage`, and between
/// them stand the results of parallel calls; they become one step, with the greatest of each count.
struct ClaudeCodeReader: RecordReader {
    private var counts = ClaudeCodeCounts()
    private var branches = ClaudeCodeBranches()
    /// The step that a response went to.
    private var stepOfResponse: [Int: Int] = [:]
    private var goalOfSidechain: String?
    /// The totals that `result` records give, one a run.
    private var runUsage: Usage?

    mutating func read(_ record: JSONObject, line: Int, into draft: inout TrajectoryDraft) {
        counts.lines += 1
        var record = record
        let timestamp = record.takeTimestamp("timestamp")
        readHead(&record, into: &draft)
        let isSidechain =
            record.takeBool("isSidechain") ?? (record["parent_tool_use_id"]?.string != nil)
        if isSidechain { counts.sidechainLines += 1 }
        let id = record["uuid"]?.string
        if let id, !branches.note(id, parent: record.parentID) {
            counts.duplicateUuids += 1
            draft.warn(.duplicate, line: line, "record \(id) is there twice")
            if let timestamp { record["timestamp"] = timestamp.json }
            draft.keep(.object(record), line: line)
            return
        }
        if let timestamp { draft.see(timestamp) }
        let context = Context(
            line: line, id: id, timestamp: timestamp, isSidechain: isSidechain)
        if record["message"] != nil {
            let isAssistant =
                record["type"]?.string == "assistant"
                || record["message"]?["role"]?.string == "assistant"
                || record["message"]?["usage"] != nil
            if isAssistant, record["message"]?.object != nil {
                readResponse(record, context, into: &draft)
            } else {
                readInput(record, context, into: &draft)
            }
        } else {
            readOther(record, context, into: &draft)
        }
    }

    mutating func readDamaged(_ text: String, line: Int, into draft: inout TrajectoryDraft) {
        counts.badLines += 1
    }

    mutating func finish(_ draft: inout TrajectoryDraft) {
        for index in branches.abandonedSteps(&draft) {
            draft.update(index) { $0.isAbandoned = true }
        }
        if draft.trajectory.goal == nil { draft.trajectory.goal = goalOfSidechain }
        draft.trajectory.agent.name = "claude-code"
        draft.trajectory.usage = runUsage ?? counts.usage
        if draft.trajectory.outcome.reason == .unknown, !draft.openCalls.isEmpty {
            draft.trajectory.outcome.reason = .killed
        }
        draft.trajectory.counts = counts.object(
            seconds: draft.trajectory.endedAt.flatMap { end in
                draft.trajectory.startedAt.flatMap { end.seconds(since: $0) }
            }, unpaired: draft.openCalls.count)
    }

    /// What every record says of itself.
    private struct Context {
        let line: Int
        let id: String?
        let timestamp: RecordedTime?
        let isSidechain: Bool
    }

    /// Takes what every line repeats; what differs from the first line stays.
    private func readHead(_ record: inout JSONObject, into draft: inout TrajectoryDraft) {
        Self.settle("sessionId", &draft.trajectory.sessionID, &record)
        Self.settle("session_id", &draft.trajectory.sessionID, &record)
        Self.settle("cwd", &draft.trajectory.workingDirectory, &record)
        Self.settle("version", &draft.trajectory.agent.version, &record)
        Self.settle("gitBranch", &draft.trajectory.repository.branch, &record)
    }

    private static func settle(
        _ key: String, _ place: inout String?, _ record: inout JSONObject
    ) {
        if let text = place {
            record.remove(key, ifString: text)
        } else if let text = record[key]?.string, !text.isEmpty {
            place = record.takeString(key)
        }
    }
}

// MARK: - Responses of the model

extension ClaudeCodeReader {
    private mutating func readResponse(
        _ record: JSONObject, _ context: Context, into draft: inout TrajectoryDraft
    ) {
        var record = record
        var message = record.takeObject("message") ?? JSONObject()
        let response =
            message["id"]?.string ?? record["requestId"]?.string ?? context.id
            ?? "line \(context.line)"
        let key = response.hashValue
        var blocks = ContentParts()
        if let rest = blocks.take(from: message.take("content")) { message["content"] = rest }
        counts.thinkingBlocks += blocks.thoughts
        for call in blocks.calls { counts.count(call) }
        let usage = Usage(anthropic: message["usage"])
        counts.count(usage, of: key)
        let model = message.takeString("model")
        if record["isApiErrorMessage"]?.bool == true {
            draft.trajectory.outcome.status = blocks.text
        }
        if let index = stepOfResponse[key], draft.step(index) != nil {
            merge(blocks, usage, into: index, context, &draft)
            _ = record.take("type")
            _ = message.take("role")
            message.remove("id", ifString: response)
            message.remove("type", ifString: "message")
            keep(record, message, of: index, context, into: &draft)
            if let id = context.id { branches.assign(id, to: index) }
            return
        }
        var step = Step(.message, role: .assistant, text: blocks.text)
        step.reasoning = blocks.reasoning
        step.toolCalls = blocks.calls.map { call in
            var call = call
            call.startedAt = context.timestamp
            return call
        }
        step.id = record.takeString("uuid")
        step.parent = record.takeString("parentUuid")
        step.responseID = response
        step.timestamp = context.timestamp
        step.usage = usage
        step.model = model == "<synthetic>" ? nil : model
        if model == "<synthetic>" { message["model"] = JSONValue(model) }
        step.isSidechain = context.isSidechain
        if record["isApiErrorMessage"]?.bool == true { step.kind = .error }
        record.remove("type", ifString: "assistant")
        message.remove("role", ifString: "assistant")
        message.remove("id", ifString: response)
        record.put("message", message)
        step.extra.put("records", record.isEmpty ? [] : [.object(record)])
        let index = draft.append(step)
        stepOfResponse[key] = index
        if let id = context.id { branches.assign(id, to: index) }
    }

    private func merge(
        _ blocks: ContentParts, _ usage: Usage?, into index: Int, _ context: Context,
        _ draft: inout TrajectoryDraft
    ) {
        draft.update(index) { step in
            step.text = step.text.appending(paragraph: blocks.text)
            step.reasoning = step.reasoning.appending(paragraph: blocks.reasoning)
            guard let usage else { return }
            if step.usage == nil { step.usage = usage } else { step.usage?.takeMaximum(usage) }
        }
        for call in blocks.calls {
            var call = call
            call.startedAt = context.timestamp
            draft.append(call, to: index)
        }
    }

    /// Keeps what is left of a further line of a response.
    private func keep(
        _ record: JSONObject, _ message: JSONObject, of index: Int, _ context: Context,
        into draft: inout TrajectoryDraft
    ) {
        var record = record
        record.put("message", message)
        if let timestamp = context.timestamp { record["timestamp"] = timestamp.json }
        guard !record.isEmpty else { return }
        draft.update(index) { $0.extra.append(.object(record), to: "records") }
    }
}

// MARK: - What the model is given

extension ClaudeCodeReader {
    private mutating func readInput(
        _ record: JSONObject, _ context: Context, into draft: inout TrajectoryDraft
    ) {
        var record = record
        var message = record.takeObject("message") ?? JSONObject()
        if let text = record.takeString("message") { message["content"] = .string(text) }
        var blocks = ContentParts()
        if let rest = blocks.take(from: message.take("content")) { message["content"] = rest }
        message.remove("role", ifString: "user")
        record.remove("type", ifString: "user")
        var isAnswer = false
        for var answer in blocks.results {
            if answer.result.isError == true { counts.errorResults += 1 }
            if !isAnswer {
                var extra = record
                extra.put("message", message)
                answer.result.extra =
                    answer.result.extra.isEmpty
                    ? extra : answer.result.extra.merging(extra)
                answer.result.readClaudeResult(record["toolUseResult"])
                isAnswer = true
            }
            guard let id = answer.id,
                draft.answer(id, with: answer.result, at: context.timestamp)
            else {
                draft.appendOrphan(
                    answer.result, id: answer.id, at: context.timestamp, line: context.line)
                continue
            }
        }
        guard blocks.text != nil || !isAnswer else { return }
        var step = Step(.message, role: .user, text: blocks.text)
        step.timestamp = context.timestamp
        step.isSidechain = context.isSidechain
        if record["isCompactSummary"]?.bool == true { step.kind = .compaction }
        step.isPrompt =
            step.kind == .message && record["isMeta"]?.bool != true
            && !(blocks.text?.isWrittenByClaudeCode ?? true)
        if !isAnswer {
            step.id = record.takeString("uuid")
            step.parent = record.takeString("parentUuid")
            record.put("message", message)
            step.extra.put("records", record.isEmpty ? [] : [.object(record)])
        }
        if step.isPrompt {
            if !context.isSidechain {
                if draft.trajectory.goal == nil { draft.trajectory.goal = blocks.text }
            } else if goalOfSidechain == nil {
                goalOfSidechain = blocks.text
            }
        }
        let index = draft.append(step)
        if let id = context.id { branches.assign(id, to: index) }
    }

    private mutating func readOther(
        _ record: JSONObject, _ context: Context, into draft: inout TrajectoryDraft
    ) {
        var record = record
        if let timestamp = context.timestamp { record["timestamp"] = timestamp.json }
        switch record["type"]?.string {
        case "system" where record["subtype"]?.string == "init":
            readInit(record, into: &draft)
            draft.keep(.object(record), line: context.line)
        case "system":
            record["timestamp"] = nil
            _ = record.take("type")
            var step = Step(.message, role: .system, text: record.takeString("content"))
            step.timestamp = context.timestamp
            step.isSidechain = context.isSidechain
            step.id = record.takeString("uuid")
            step.parent = record.takeString("parentUuid")
            switch record["subtype"]?.string {
            case "compact_boundary", "microcompact_boundary": step.kind = .compaction
            case "api_error": step.kind = .error
            default: break
            }
            step.extra.put("records", record.isEmpty ? [] : [.object(record)])
            let index = draft.append(step)
            if let id = context.id { branches.assign(id, to: index) }
        case "result":
            readResult(record, into: &draft)
            draft.keep(.object(record), line: context.line)
        default:
            if let summary = record["summary"]?.string, record["type"]?.string == "summary" {
                draft.trajectory.metadata["summary"] = .string(summary)
            }
            if !ClaudeRecordTypes.known.contains(record["type"]?.string ?? "") {
                draft.warn(
                    .unknownRecord, line: context.line,
                    "record of type \(record["type"]?.string ?? "none")")
            }
            draft.keep(.object(record), line: context.line)
        }
    }

    private mutating func readInit(_ record: JSONObject, into draft: inout TrajectoryDraft) {
        counts.runs += 1
        if let version = record["claude_code_version"]?.string {
            draft.trajectory.agent.version = draft.trajectory.agent.version ?? version
        }
        if let model = record["model"]?.string {
            draft.trajectory.agent.model = draft.trajectory.agent.model ?? model
        }
    }

    private mutating func readResult(_ record: JSONObject, into draft: inout TrajectoryDraft) {
        var outcome = draft.trajectory.outcome
        outcome.status = record["subtype"]?.string
        outcome.answer = record["result"]?.string
        outcome.reason =
            switch record["subtype"]?.string {
            case "success": record["is_error"]?.bool == true ? .apiError : .completed
            case "error_max_turns": .budgetSteps
            case "error_max_budget_usd": .budgetCost
            case "error_during_execution": .environmentError
            default: .unknown
            }
        draft.trajectory.outcome = outcome
        counts.add(result: record)
        guard var usage = Usage(anthropic: record["usage"]) else { return }
        usage.cost = record["total_cost_usd"]?.double
        if runUsage == nil { runUsage = usage } else { runUsage?.add(usage) }
    }
}

extension JSONObject {
    /// The record that this one follows; a compaction's is its logical parent.
    fileprivate var parentID: String? {
        self["parentUuid"]?.string ?? self["logicalParentUuid"]?.string
    }

    /// This object with the members of another one behind its own.
    func merging(_ other: JSONObject) -> JSONObject {
        other.isEmpty ? self : isEmpty ? other : JSONObject(members + other.members)
    }
}

extension String? {
    /// This text, and another one as its next paragraph.
    func appending(paragraph: String?) -> String? {
        guard let self else { return paragraph }
        guard let paragraph else { return self }
        return self + "\n\n" + paragraph
    }
}
