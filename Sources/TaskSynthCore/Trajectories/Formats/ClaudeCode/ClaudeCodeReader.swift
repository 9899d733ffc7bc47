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
        var record = Fields(record)
        let timestamp = record.takeTimestamp(.timestamp)
        readHead(&record, into: &draft)
        let isSidechain = record.takeBool(.isSidechain) ?? record.isString(.parentToolUseID)
        if isSidechain { counts.sidechainLines += 1 }
        let id = record.nameHash(.uuid)
        if let id {
            let parent = record.nameHash(.parentUuid) ?? record.nameHash(.logicalParentUuid)
            guard branches.note(id, parent: parent) else {
                counts.duplicateUuids += 1
                draft.warn(
                    .duplicate, line: line, "record \(record.string(.uuid) ?? "") is there twice")
                var rest = record.rest
                if let timestamp { rest["timestamp"] = timestamp.json }
                draft.keep(.object(rest), line: line)
                return
            }
        }
        if let timestamp { draft.see(timestamp) }
        let context = Context(
            line: line, id: id, timestamp: timestamp, isSidechain: isSidechain)
        guard record.has(.message) else { return readOther(&record, context, into: &draft) }
        guard let message = record.takeObject(.message) else {
            return readInput(&record, JSONFields(JSONObject()), context, into: &draft)
        }
        var fields = JSONFields<ClaudeMessageKey>(message)
        if record.isString(.type, "assistant") || fields.isString(.role, "assistant")
            || fields.has(.usage)
        {
            readResponse(&record, &fields, context, into: &draft)
        } else {
            readInput(&record, fields, context, into: &draft)
        }
    }

    private typealias Fields = JSONFields<ClaudeRecordKey>

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
        /// The hash of the record's name.
        let id: Int?
        let timestamp: RecordedTime?
        let isSidechain: Bool
    }

    /// Takes what every line repeats; what differs from the first line stays.
    private func readHead(_ record: inout Fields, into draft: inout TrajectoryDraft) {
        Self.settle(.sessionID, &draft.trajectory.sessionID, &record)
        Self.settle(.streamSessionID, &draft.trajectory.sessionID, &record)
        Self.settle(.workingDirectory, &draft.trajectory.workingDirectory, &record)
        Self.settle(.version, &draft.trajectory.agent.version, &record)
        Self.settle(.branch, &draft.trajectory.repository.branch, &record)
    }

    private static func settle(
        _ key: ClaudeRecordKey, _ place: inout String?, _ record: inout Fields
    ) {
        if let text = place {
            record.remove(key, ifString: text)
        } else if let text = record.string(key), !text.isEmpty {
            place = text
            record.remove(key)
        }
    }
}

// MARK: - Responses of the model

extension ClaudeCodeReader {
    private mutating func readResponse(
        _ record: inout Fields, _ message: inout JSONFields<ClaudeMessageKey>,
        _ context: Context, into draft: inout TrajectoryDraft
    ) {
        let key =
            message.nameHash(.id) ?? record.nameHash(.requestID) ?? context.id
            ?? "line \(context.line)".nameHash
        var blocks = ContentParts()
        message.leave(.content, blocks.take(from: message.take(.content)))
        counts.thinkingBlocks += blocks.thoughts
        for call in blocks.calls { counts.count(call) }
        let usage = Usage(anthropic: message[.usage])
        counts.count(usage, of: key)
        let isError = record.bool(.isAPIError) == true
        if isError { draft.trajectory.outcome.status = blocks.text }
        if let index = stepOfResponse[key], draft.holds(index) {
            merge(blocks, usage, &message, into: index, context, &draft)
            record.remove(.type)
            message.remove(.role)
            // The name of the response, unless it is one that the record gives.
            if message.nameHash(.id) == key { message.remove(.id) }
            message.remove(.type, ifString: "message")
            keep(record.rest, message.rest, of: index, context, into: &draft)
            if let id = context.id { branches.assign(id, to: index) }
            return
        }
        var step = Step(.message, role: .assistant, text: blocks.text)
        step.responseID =
            message.string(.id) ?? record.string(.requestID) ?? record.string(.uuid)
            ?? "line \(context.line)"
        step.reasoning = blocks.reasoning
        step.toolCalls = blocks.calls
        for index in step.toolCalls.indices {
            step.toolCalls[index].startedAt = context.timestamp
        }
        step.id = record.takeString(.uuid)
        step.parent = record.takeString(.parentUuid)
        step.timestamp = context.timestamp
        step.usage = usage
        let isSynthetic = message.isString(.model, "<synthetic>")
        let model = message.takeString(.model)
        if !isSynthetic { step.model = model }
        step.isSidechain = context.isSidechain
        if isError { step.kind = .error }
        record.remove(.type, ifString: "assistant")
        message.remove(.role, ifString: "assistant")
        if message.nameHash(.id) == key { message.remove(.id) }
        if isSynthetic { message.leave(.model, JSONValue(model)) }
        var whole = record.rest
        whole.put("message", message.rest)
        step.extra.put("records", whole.isEmpty ? [] : [.object(whole)])
        let index = draft.append(step)
        stepOfResponse[key] = index
        if let id = context.id { branches.assign(id, to: index) }
    }

    private func merge(
        _ blocks: ContentParts, _ usage: Usage?,
        _ message: inout JSONFields<ClaudeMessageKey>, into index: Int, _ context: Context,
        _ draft: inout TrajectoryDraft
    ) {
        draft.update(index) { step in
            if let model = step.model { message.remove(.model, ifString: model) }
            step.text.append(paragraph: blocks.text)
            step.reasoning.append(paragraph: blocks.reasoning)
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
        _ record: inout Fields, _ message: JSONFields<ClaudeMessageKey>, _ context: Context,
        into draft: inout TrajectoryDraft
    ) {
        var message = message
        var blocks = ContentParts()
        let content = message.take(.content) ?? record.takeString(.message).map(JSONValue.string)
        message.leave(.content, blocks.take(from: content))
        message.remove(.role, ifString: "user")
        record.remove(.type, ifString: "user")
        var isAnswer = false
        for var answer in blocks.results {
            if answer.result.isError == true { counts.errorResults += 1 }
            if !isAnswer {
                var extra = record.rest
                extra.put("message", message.rest)
                answer.result.extra =
                    answer.result.extra.isEmpty
                    ? extra : answer.result.extra.merging(extra)
                answer.result.readClaudeResult(record[.toolUseResult])
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
        if record.bool(.isCompactSummary) == true { step.kind = .compaction }
        step.isPrompt =
            step.kind == .message && record.bool(.isMeta) != true
            && !(blocks.text?.isWrittenByClaudeCode ?? true)
        if !isAnswer {
            step.id = record.takeString(.uuid)
            step.parent = record.takeString(.parentUuid)
            var whole = record.rest
            whole.put("message", message.rest)
            step.extra.put("records", whole.isEmpty ? [] : [.object(whole)])
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
        _ record: inout Fields, _ context: Context, into draft: inout TrajectoryDraft
    ) {
        let type = record.string(.type)
        if type == "system", !record.isString(.subtype, "init") {
            record.remove(.type)
            var step = Step(.message, role: .system, text: record.takeString(.content))
            step.timestamp = context.timestamp
            step.isSidechain = context.isSidechain
            step.id = record.takeString(.uuid)
            step.parent = record.takeString(.parentUuid)
            switch record.string(.subtype) {
            case "compact_boundary", "microcompact_boundary": step.kind = .compaction
            case "api_error": step.kind = .error
            default: break
            }
            let rest = record.rest
            step.extra.put("records", rest.isEmpty ? [] : [.object(rest)])
            let index = draft.append(step)
            if let id = context.id { branches.assign(id, to: index) }
            return
        }
        var rest = record.rest
        if let timestamp = context.timestamp { rest["timestamp"] = timestamp.json }
        switch type {
        case "system": readInit(rest, into: &draft)
        case "result": readResult(rest, into: &draft)
        default:
            if type == "summary", let summary = rest["summary"]?.string {
                draft.trajectory.metadata["summary"] = .string(summary)
            }
            if !ClaudeRecordTypes.known.contains(type ?? "") {
                draft.warn(
                    .unknownRecord, line: context.line, "record of type \(type ?? "none")")
            }
        }
        draft.keep(.object(rest), line: context.line)
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
    /// This object with the members of another one behind its own.
    func merging(_ other: JSONObject) -> JSONObject {
        other.isEmpty ? self : isEmpty ? other : JSONObject(members + other.members)
    }
}

extension String? {
    /// This text, and another one as its next paragraph.
    func appending(paragraph: String?) -> String? {
        var text = self
        text.append(paragraph: paragraph)
        return text
    }

    /// Adds a text as the next paragraph, in place: there may be a million of them.
    mutating func append(paragraph: String?) {
        guard let paragraph else { return }
        guard self != nil else {
            self = paragraph
            return
        }
        self?.append("\n\n")
        self?.append(paragraph)
    }
}
