/// Reads session files of Claude Code, and what it prints as `stream-json`.
///
/// A response of the model is several lines with one `message.id`, each with a `usage`, and between
/// them stand the results of parallel calls; they become one step, with the greatest of each count.
struct ClaudeCodeReader: RecordReader {
    private var counts = ClaudeCodeCounts()
    private var branches: ClaudeCodeBranches
    /// The names of the records.
    private var names = RecentNames<Never>()
    /// The names of the responses.
    private var responseNames = RecentNames<Never>()
    private var responses: RecentNames<Response>
    private var goalOfSidechain: String?
    /// The totals that `result` records give, one a run.
    private var runUsage: Usage?
    /// The model of the last response, whose name most others share.
    private var lastModel: String?

    /// What the lines of a response have given so far.
    private struct Response {
        let step: Int
        var usage: Usage
    }

    /// Makes a reader that puts so many of the newest records together at least.
    init(keeping capacity: Int) {
        branches = ClaudeCodeBranches(keeping: capacity)
        responses = RecentNames(keeping: capacity)
    }

    static func find(
        in batches: [RecordPieces.Batch], _ limits: TrajectoryLimits
    ) -> FoundRecords<ClaudeCodeRecord> {
        RecordLines.find(in: batches, limits) { ClaudeCodeRecord($0, at: $1) }
    }

    mutating func read(
        _ record: inout ClaudeCodeRecord, line: Int, into draft: inout TrajectoryDraft
    ) {
        counts.lines += 1
        if record.isSidechain { counts.sidechainLines += 1 }
        readHead(&record.fields, into: &draft)
        if let id = record.id, !names.insert(id) {
            counts.duplicateUuids += 1
            draft.warn(
                .duplicate, line: line,
                "record \(record.fields.string(.uuid) ?? "") is there twice")
            draft.keep(.object(record.fields.rest), line: line)
            return
        }
        if let timestamp = record.timestamp { draft.see(timestamp) }
        record.removeMessage()
        let step =
            switch record.kind {
            case .response: readResponse(&record, line: line, into: &draft)
            case .input: readInput(&record, line: line, into: &draft)
            case .other: readOther(&record, line: line, into: &draft)
            }
        if let id = record.id { branches.note(id, parent: record.parent, step: step) }
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
        if draft.trajectory.outcome.reason == .unknown, draft.hasOpenCalls {
            draft.trajectory.outcome.reason = .killed
        }
        draft.trajectory.counts = counts.object(
            seconds: draft.trajectory.endedAt.flatMap { end in
                draft.trajectory.startedAt.flatMap { end.seconds(since: $0) }
            }, unpaired: draft.unpairedNames)
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
            record.remove(key, ifSame: text)
        } else if let text = record.string(key), !text.isEmpty {
            place = text
            record.remove(key)
        }
    }
}

// MARK: - Responses of the model

extension ClaudeCodeReader {
    /// - Returns: The step that it went to.
    private mutating func readResponse(
        _ record: inout ClaudeCodeRecord, line: Int, into draft: inout TrajectoryDraft
    ) -> Int {
        let key =
            record.message.nameHash(.id) ?? record.fields.nameHash(.requestID) ?? record.id
            ?? "line \(line)".nameHash
        counts.thinkingBlocks += record.parts.thoughts
        counts.count(record.parts.calls)
        let former = count(record.usage, of: key)
        let isError = record.fields.bool(.isAPIError) == true
        if isError { draft.trajectory.outcome.status = record.parts.text }
        // The name of the response, unless it is one that the record gives.
        let isNamed = record.message.nameHash(.id) == key
        if let former, draft.holds(former.step) {
            merge(&record, into: former.step, &draft)
            record.fields.remove(.type)
            record.message.remove(.role)
            if isNamed { record.message.remove(.id) }
            record.message.remove(.type, ifString: "message")
            keep(record, of: former.step, into: &draft)
            return former.step
        }
        let index = draft.append(.assistant, at: record.timestamp) { step in
            if isError { step.kind = .error }
            fill(&step, from: &record, line: line)
            if isNamed { record.message.remove(.id) }
            step.keep(&record)
        }
        note(index, of: key, record.usage, former)
        return index
    }

    private mutating func fill(
        _ step: inout Step, from record: inout ClaudeCodeRecord, line: Int
    ) {
        step.leftText = record.parts.leftText
        step.leftReasoning = record.parts.leftReasoning
        step.leftResponseID =
            record.message.text(.id) ?? record.fields.text(.requestID) ?? record.fields.text(.uuid)
            ?? JSONText("line \(line)")
        step.toolCalls = record.parts.calls
        record.parts.calls = []
        for index in step.toolCalls.indices {
            step.toolCalls[index].startedAt = record.timestamp
        }
        step.leftID = record.fields.takeText(.uuid)
        step.leftParent = record.fields.takeText(.parentUuid)
        step.usage = record.usage
        if record.message.isString(.model, "<synthetic>") {
            record.message.leave(.model, record.message[.model])
        } else if let last = lastModel, record.message.isString(.model, sameAs: last) {
            record.message.remove(.model)
            step.model = last
        } else {
            step.model = record.message.takeString(.model)
            lastModel = step.model ?? lastModel
        }
        step.isSidechain = record.isSidechain
        record.fields.remove(.type, ifString: "assistant")
        record.message.remove(.role, ifString: "assistant")
    }

    /// Counts the usage of a line of a response.
    ///
    /// - Returns: What its lines before have given, where that is still known.
    private mutating func count(_ usage: Usage?, of key: Int) -> Response? {
        let usage = usage ?? Usage(inputIncludesCache: false)
        counts.naiveOutputTokens = counts.naiveOutputTokens.addingClamped(usage.output ?? 0)
        guard let former = responses[key] else {
            if responseNames.insert(key) { counts.countResponse(usage) }
            return nil
        }
        var now = former
        now.usage.takeMaximum(usage)
        if now.usage != former.usage {
            counts.count(growthFrom: former.usage, to: now.usage)
            responses[key] = now
        }
        return now
    }

    /// Remembers the step of a response.
    private mutating func note(_ step: Int, of key: Int, _ usage: Usage?, _ former: Response?) {
        let usage = former?.usage ?? usage ?? Usage(inputIncludesCache: false)
        responses[key] = Response(step: step, usage: usage)
    }

    private func merge(
        _ record: inout ClaudeCodeRecord, into index: Int, _ draft: inout TrajectoryDraft
    ) {
        let (text, reasoning) = (record.parts.leftText, record.parts.leftReasoning)
        let usage = record.usage
        if let model = draft.model(of: index) { record.message.remove(.model, ifSame: model) }
        draft.update(index) { step in
            step.leftText.append(paragraph: text)
            step.leftReasoning.append(paragraph: reasoning)
            guard let usage else { return }
            if step.usage == nil { step.usage = usage } else { step.usage?.takeMaximum(usage) }
        }
        for place in record.parts.calls.indices {
            record.parts.calls[place].startedAt = record.timestamp
        }
        // Taken out from the end, since a call is costly to copy.
        record.parts.calls.reverse()
        while !record.parts.calls.isEmpty {
            draft.append(record.parts.calls.removeLast(), to: index)
        }
    }

    /// Keeps what is left of a further line of a response.
    private func keep(
        _ record: ClaudeCodeRecord, of index: Int, into draft: inout TrajectoryDraft
    ) {
        let rest = record.rest
        guard !rest.isEmpty else { return }
        draft.update(index) { $0.extra.append(.object(rest), to: "records") }
    }
}

extension Step {
    /// Keeps what is left of its first record, whose moment is that of the step.
    fileprivate mutating func keep(_ record: inout ClaudeCodeRecord) {
        if record.timestamp != nil { record.fields.remove(.timestamp) }
        let rest = record.rest
        guard !rest.isEmpty else { return }
        extra = JSONObject([.init(key: "records", value: .array([.object(rest)]))])
    }
}

// MARK: - What the model is given

extension ClaudeCodeReader {
    /// - Returns: The step that it became, if it is one.
    private mutating func readInput(
        _ record: inout ClaudeCodeRecord, line: Int, into draft: inout TrajectoryDraft
    ) -> Int? {
        record.message.remove(.role, ifString: "user")
        record.fields.remove(.type, ifString: "user")
        let isAnswer = !record.parts.results.isEmpty
        for place in record.parts.results.indices {
            let id = record.parts.results[place].id
            var result = ToolResult()
            swap(&result, &record.parts.results[place].result)
            if result.isError == true { counts.errorResults += 1 }
            if place == 0 {
                if record.timestamp != nil { record.fields.remove(.timestamp) }
                let extra = record.rest
                result.extra = result.extra.isEmpty ? extra : result.extra.merging(extra)
                result.readClaudeResult(record.fields.object(.toolUseResult))
            }
            if let id, let call = draft.takeOpenCall(id) {
                draft.answer(
                    call, with: exchange(&result, with: ToolResult()), at: record.timestamp)
            } else {
                draft.appendOrphan(
                    result, id: id?.string, at: record.timestamp, line: line)
            }
        }
        guard record.parts.leftText != nil || !isAnswer else { return nil }
        let text = record.parts.leftText
        let isSummary = record.fields.bool(.isCompactSummary) == true
        let isPrompt =
            !isSummary && record.fields.bool(.isMeta) != true
            && !(text?.isWrittenByClaudeCode ?? true)
        if isPrompt {
            if !record.isSidechain {
                if draft.trajectory.goal == nil { draft.trajectory.goal = text?.string }
            } else if goalOfSidechain == nil {
                goalOfSidechain = text?.string
            }
        }
        return draft.append(.user, at: record.timestamp) { step in
            step.leftText = record.parts.leftText
            step.isSidechain = record.isSidechain
            step.isPrompt = isPrompt
            if isSummary { step.kind = .compaction }
            guard !isAnswer else { return }
            step.leftID = record.fields.takeText(.uuid)
            step.leftParent = record.fields.takeText(.parentUuid)
            step.keep(&record)
        }
    }

    /// - Returns: The step that it became, if it is one.
    private mutating func readOther(
        _ record: inout ClaudeCodeRecord, line: Int, into draft: inout TrajectoryDraft
    ) -> Int? {
        let type = record.fields.string(.type)
        if type == "system", !record.fields.isString(.subtype, "init") {
            record.fields.remove(.type)
            return draft.append(.system, at: record.timestamp) { step in
                step.leftText = record.fields.takeText(.content)
                step.isSidechain = record.isSidechain
                step.leftID = record.fields.takeText(.uuid)
                step.leftParent = record.fields.takeText(.parentUuid)
                switch record.fields.string(.subtype) {
                case "compact_boundary", "microcompact_boundary": step.kind = .compaction
                case "api_error": step.kind = .error
                default: break
                }
                step.keep(&record)
            }
        }
        let rest = record.fields.rest
        switch type {
        case "system": readInit(rest, into: &draft)
        case "result": readResult(rest, into: &draft)
        default:
            if type == "summary", let summary = rest["summary"]?.string {
                draft.trajectory.metadata["summary"] = .string(summary)
            }
            if !ClaudeRecordTypes.known.contains(type ?? "") {
                draft.warn(.unknownRecord, line: line, "record of type \(type ?? "none")")
            }
        }
        draft.keep(.object(rest), line: line)
        return nil
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
