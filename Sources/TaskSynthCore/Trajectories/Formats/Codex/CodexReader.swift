/// Reads rollout files of the Codex command line, wrapped or bare.
///
/// Texts come twice, as an item and as an event, and token counts are repeated: items count, events
/// only where no item says the same, and tokens are the growth of the session's total.
struct CodexReader: RecordReader {
    private var counts = CodexCounts()
    private var totals = CodexTotals()
    /// The step that the next item of the same response goes to.
    private var openStep: Int?
    /// The last step of the model that has no tokens yet.
    private var unpaidStep: Int?
    private var model: String?
    /// The events that wait for an item with the same text.
    private var pending: [PendingText] = []
    /// The texts of the last items, by their hashes.
    private var recentTexts: [Int] = []
    private var promptOfEvent: String?
    private var promptOfItem: String?
    private var fork = CodexFork()
    /// Whether the record repeats one of the session that this one was forked from.
    private var isCopied = false
    private var timestamp: RecordedTime?

    private struct PendingText {
        let role: StepRole
        let isReasoning: Bool
        let text: String
        let timestamp: RecordedTime?
        let isCopied: Bool
    }

    static func find(
        in batches: [RecordPieces.Batch], _ limits: TrajectoryLimits
    ) -> FoundRecords<CodexRecord> {
        RecordLines.find(in: batches, limits) { CodexRecord($0, at: $1) }
    }

    mutating func read(
        _ found: inout CodexRecord, line: Int, into draft: inout TrajectoryDraft
    ) {
        counts.lines += 1
        timestamp = found.timestamp
        let wasCopied = isCopied
        isCopied = fork.isCopy(at: timestamp)
        if wasCopied, !isCopied { flushPending(into: &draft) }
        if let timestamp { draft.see(timestamp) }
        if let item = found.takeItem() {
            read(item: item, rest: found.rest, line: line, into: &draft)
            return
        }
        let record = found.object
        guard let payload = found.payload else {
            readBare(record, line: line, into: &draft)
            return
        }
        switch found.type {
        case .responseItem: break
        case .eventMessage:
            read(event: payload, of: record, line: line, into: &draft)
        case .sessionMeta:
            readMeta(payload, into: &draft)
            draft.keep(.object(record), line: line)
        case .turnContext:
            counts.turnContexts += 1
            fork.readTurn(payload["turn_id"]?.string)
            model = payload["model"]?.string ?? model
            draft.keep(.object(record), line: line)
        case .compacted:
            var rest = payload
            var step = Step(.compaction, role: .system, text: rest.takeString("message"))
            step.timestamp = timestamp
            var record = record
            record["timestamp"] = nil
            record["payload"] = .object(rest)
            step.extra.put("records", [.object(record)])
            draft.append(step)
            openStep = nil
        case .tokenUsage: draft.keep(.object(record), line: line)
        case nil:
            draft.warn(
                .unknownRecord, line: line,
                "record of type \(record["type"]?.string ?? "none")")
            draft.keep(.object(record), line: line)
        }
    }

    mutating func readDamaged(_ text: String, line: Int, into draft: inout TrajectoryDraft) {
        counts.badLines += 1
    }

    mutating func finish(_ draft: inout TrajectoryDraft) {
        flushPending(into: &draft)
        draft.trajectory.goal = promptOfEvent ?? promptOfItem
        draft.trajectory.agent.name = draft.trajectory.agent.name ?? "codex"
        draft.trajectory.agent.model = draft.trajectory.agent.model ?? model
        draft.trajectory.usage = totals.usage
        if draft.hasOpenCalls, draft.trajectory.outcome.reason != .userInterrupted {
            draft.trajectory.outcome.reason = .killed
        }
        draft.trajectory.counts = counts.object(
            totals: totals,
            seconds: draft.trajectory.endedAt.flatMap { end in
                draft.trajectory.startedAt.flatMap { end.seconds(since: $0) }
            }, unpaired: draft.unpairedNames)
    }

    private mutating func readMeta(_ payload: JSONObject, into draft: inout TrajectoryDraft) {
        fork.readMeta(payload, at: timestamp)
        guard draft.trajectory.sessionID == nil else { return }
        draft.trajectory.sessionID = payload["id"]?.string
        draft.trajectory.workingDirectory = payload["cwd"]?.string
        draft.trajectory.agent.version = payload["cli_version"]?.string
        draft.trajectory.source.version = payload["cli_version"]?.string
        draft.trajectory.agent.name = payload["originator"]?.string
        draft.trajectory.repository = RecordedRepository(
            remote: payload["git"]?["repository_url"]?.string,
            branch: payload["git"]?["branch"]?.string,
            commit: payload["git"]?["commit_hash"]?.string)
    }

    private mutating func readBare(
        _ record: JSONObject, line: Int, into draft: inout TrajectoryDraft
    ) {
        if record["id"] != nil || record["instructions"] != nil {
            readMeta(record, into: &draft)
        }
        draft.keep(.object(record), line: line)
    }
}

// MARK: - Items

extension CodexReader {
    private mutating func read(
        item found: consuming ResponsesItem, rest: JSONObject, line: Int,
        into draft: inout TrajectoryDraft
    ) {
        var item = rest
        switch consume found {
        case .message(let role, let text):
            if role == .assistant {
                readTwin(text, isReasoning: false)
                extend(&draft) { $0.leftText.append(paragraph: text) }
                keep(item, in: &draft)
            } else {
                openStep = nil
                readTwin(text, isReasoning: false)
                var step = Step(.message, role: role)
                step.leftText = text
                step.timestamp = timestamp
                step.isCopied = isCopied
                step.isPrompt = role == .user && !(text?.string.isWrittenByCodex ?? true)
                if step.isPrompt, promptOfItem == nil { promptOfItem = text?.string }
                step.extra.put("records", item.isEmpty ? [] : [.object(item)])
                draft.append(step)
            }
        case .reasoning(let text):
            readTwin(text, isReasoning: true)
            extend(&draft) { $0.leftReasoning.append(paragraph: text) }
            keep(item, in: &draft)
        case .call(var call):
            counts.count(call.tool)
            call.startedAt = timestamp
            call.extra = item
            extend(&draft) { _ in }
            if let openStep { draft.append(call, to: openStep) }
        case .output(let id, var result, let duration):
            openStep = nil
            result.extra = result.extra.merging(item)
            guard let id, draft.answer(id, with: result, at: timestamp, duration: duration) else {
                draft.appendOrphan(result, id: id?.string, at: timestamp, line: line)
                return
            }
        case .other:
            if let timestamp { item["timestamp"] = timestamp.json }
            draft.keep(.object(item), line: line)
        }
    }

    /// Changes the step of the response that is being recorded, or starts one.
    private mutating func extend(
        _ draft: inout TrajectoryDraft, _ body: (inout Step) -> Void
    ) {
        if let openStep, draft.update(openStep, body) { return }
        var step = Step(.message, role: .assistant)
        step.timestamp = timestamp
        step.model = model
        step.isCopied = isCopied
        body(&step)
        openStep = draft.append(step)
        unpaidStep = openStep
    }

    private func keep(_ item: JSONObject, in draft: inout TrajectoryDraft) {
        guard let openStep, !item.isEmpty else { return }
        var item = item
        if let timestamp { item["timestamp"] = timestamp.json }
        draft.update(openStep) { $0.extra.append(.object(item), to: "records") }
    }

    private mutating func readTwin(_ text: JSONText?, isReasoning: Bool) {
        guard let text else { return }
        if !pending.isEmpty {
            let words = text.string
            if let index = pending.firstIndex(where: {
                $0.text == words || (isReasoning && words.has($0.text))
            }) {
                pending.remove(at: index)
            }
        }
        recentTexts.append(text.nameHash)
        if recentTexts.count > 64 { recentTexts.removeFirst(32) }
    }
}

// MARK: - Events

extension CodexReader {
    private mutating func read(
        event: JSONObject, of record: JSONObject, line: Int, into draft: inout TrajectoryDraft
    ) {
        var fields = JSONFields<CodexEventKey>(event)
        var isTaken = false
        switch fields.word(.type, as: CodexEventType.self) {
        case .tokenCount: readTokens(fields[.info], into: &draft)
        case .userMessage:
            let text = fields.string(.message)
            if promptOfEvent == nil, text?.isWrittenByCodex == false { promptOfEvent = text }
            isTaken = readText(text, .user, isReasoning: false)
            if isTaken { fields.remove(.message) }
        case .agentMessage:
            isTaken = readText(fields.string(.message), .assistant, isReasoning: false)
            if isTaken { fields.remove(.message) }
        case .agentReasoning:
            isTaken = readText(fields.string(.text), .assistant, isReasoning: true)
            if isTaken { fields.remove(.text) }
        case .taskStarted, .turnStarted:
            fork.readTurn(event["turn_id"]?.string)
            flushPending(into: &draft)
        case .taskComplete, .turnComplete:
            flushPending(into: &draft)
            openStep = nil
            draft.trajectory.outcome.reason = .completed
            draft.trajectory.outcome.answer = fields.string(.lastAgentMessage)
        case .turnAborted:
            flushPending(into: &draft)
            openStep = nil
            draft.trajectory.outcome.reason = .userInterrupted
            draft.trajectory.outcome.status = fields.string(.reason)
        case .contextCompacted: openStep = nil
        case .error, .streamError:
            var step = Step(.error, role: .environment, text: fields.takeString(.message))
            step.timestamp = timestamp
            var record = record
            record["payload"] = .object(fields.rest)
            record["timestamp"] = nil
            step.extra.put("records", [.object(record)])
            draft.append(step)
            return
        case nil: break
        }
        guard isTaken else { return draft.keep(.object(record), line: line) }
        var record = record
        record["payload"] = .object(fields.rest)
        draft.keep(.object(record), line: line)
    }

    /// Lets the text of an event wait for its item, unless that was there already.
    ///
    /// - Returns: Whether there is a text, which the event then need not repeat.
    private mutating func readText(_ text: String?, _ role: StepRole, isReasoning: Bool) -> Bool {
        guard let text else { return false }
        if !recentTexts.contains(text.nameHash) {
            pending.append(
                PendingText(
                    role: role, isReasoning: isReasoning, text: text, timestamp: timestamp,
                    isCopied: isCopied))
        }
        return true
    }

    /// Makes steps of the texts that no item repeated.
    private mutating func flushPending(into draft: inout TrajectoryDraft) {
        for entry in pending {
            var step = Step(.message, role: entry.role)
            if entry.isReasoning { step.reasoning = entry.text } else { step.text = entry.text }
            step.timestamp = entry.timestamp
            step.isCopied = entry.isCopied
            step.isPrompt = entry.role == .user && !entry.text.isWrittenByCodex
            if entry.role == .assistant { step.model = model }
            draft.append(step)
        }
        pending = []
    }

    private mutating func readTokens(_ info: JSONValue?, into draft: inout TrajectoryDraft) {
        guard let info, info.object != nil else { return }
        counts.naiveTotalTokens = counts.naiveTotalTokens.addingClamped(
            info["last_token_usage"]?["total_tokens"]?.integer ?? 0)
        guard let growth = totals.read(info["total_token_usage"], isCopied: isCopied) else {
            return
        }
        if let unpaidStep { draft.update(unpaidStep) { $0.usage = growth } }
        unpaidStep = nil
        openStep = nil
    }
}

extension String {
    /// Whether a user's message was put there by the program, not by a person.
    var isWrittenByCodex: Bool {
        let marks = [
            "<environment_context>", "<user_instructions>", "<permissions", "<INSTRUCTIONS>",
            "# AGENTS.md", "<turn_aborted>", "<skill>", "<subagent_notification>",
            "<user_shell_command>", "<collaboration_mode>", "<apps_instructions>",
            "<skills_instructions>", "<model_switch>", "<personality_spec>",
        ]
        return isBlankOrBegins(with: marks)
    }
}
