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
    private var forkedAt: RecordedTime?
    private var timestamp: RecordedTime?

    private struct PendingText {
        let role: StepRole
        let isReasoning: Bool
        let text: String
        let timestamp: RecordedTime?
    }

    mutating func read(_ record: JSONObject, line: Int, into draft: inout TrajectoryDraft) {
        counts.lines += 1
        var record = record
        timestamp = record["timestamp"].flatMap { $0.string.map { RecordedTime($0) } }
        if let timestamp { draft.see(timestamp) }
        guard case .object(let payload) = record["payload"] else {
            readBare(record, line: line, into: &draft)
            return
        }
        switch record["type"]?.string {
        case "response_item":
            record["payload"] = nil
            record["type"] = nil
            record["timestamp"] = nil
            read(item: payload, rest: record, line: line, into: &draft)
        case "event_msg":
            read(event: payload, of: record, line: line, into: &draft)
        case "session_meta":
            readMeta(payload, into: &draft)
            draft.keep(.object(record), line: line)
        case "turn_context":
            counts.turnContexts += 1
            model = payload["model"]?.string ?? model
            draft.keep(.object(record), line: line)
        case "compacted":
            var rest = payload
            var step = Step(.compaction, role: .system, text: rest.takeString("message"))
            step.timestamp = timestamp
            record["timestamp"] = nil
            record["payload"] = .object(rest)
            step.extra.put("records", [.object(record)])
            draft.append(step)
            openStep = nil
        default:
            if record["type"]?.string != "token_usage_record" {
                draft.warn(
                    .unknownRecord, line: line, "record of type \(record["type"]?.string ?? "none")"
                )
            }
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
        if !draft.openCalls.isEmpty, draft.trajectory.outcome.reason != .userInterrupted {
            draft.trajectory.outcome.reason = .killed
        }
        draft.trajectory.counts = counts.object(
            totals: totals,
            seconds: draft.trajectory.endedAt.flatMap { end in
                draft.trajectory.startedAt.flatMap { end.seconds(since: $0) }
            }, unpaired: draft.openCalls.count)
    }

    private mutating func readMeta(_ payload: JSONObject, into draft: inout TrajectoryDraft) {
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
        if payload["forked_from_id"]?.string != nil || payload["source"]?["subagent"] != nil {
            forkedAt = payload["timestamp"]?.string.map { RecordedTime($0) }
        }
    }

    private mutating func readBare(
        _ record: JSONObject, line: Int, into draft: inout TrajectoryDraft
    ) {
        if record["type"]?.string != nil {
            read(item: record, rest: JSONObject(), line: line, into: &draft)
        } else {
            if record["id"] != nil || record["instructions"] != nil {
                readMeta(record, into: &draft)
            }
            draft.keep(.object(record), line: line)
        }
    }

    /// Whether the record repeats one of the session that this one was forked from.
    private var isCopied: Bool {
        guard let forkedAt, let timestamp, let age = timestamp.seconds(since: forkedAt)
        else { return false }
        return age < 0
    }
}

// MARK: - Items

extension CodexReader {
    private mutating func read(
        item: JSONObject, rest: JSONObject, line: Int, into draft: inout TrajectoryDraft
    ) {
        var item = item
        let found = ResponsesItem(&item)
        item = item.merging(rest)
        switch found {
        case .message(let role, let text):
            if role == .assistant {
                readTwin(text, isReasoning: false)
                extend(&draft) { $0.text = $0.text.appending(paragraph: text) }
                keep(item, in: &draft)
            } else {
                openStep = nil
                readTwin(text, isReasoning: false)
                var step = Step(.message, role: role, text: text)
                step.timestamp = timestamp
                step.isCopied = isCopied
                step.isPrompt = role == .user && !(text?.isWrittenByCodex ?? true)
                if step.isPrompt, promptOfItem == nil { promptOfItem = text }
                step.extra.put("records", item.isEmpty ? [] : [.object(item)])
                draft.append(step)
            }
        case .reasoning(let text):
            readTwin(text, isReasoning: true)
            extend(&draft) { $0.reasoning = $0.reasoning.appending(paragraph: text) }
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
                draft.appendOrphan(result, id: id, at: timestamp, line: line)
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

    private mutating func readTwin(_ text: String?, isReasoning: Bool) {
        guard let text else { return }
        if let index = pending.firstIndex(where: {
            $0.text == text || (isReasoning && text.has($0.text))
        }) {
            pending.remove(at: index)
        }
        recentTexts.append(text.hashValue)
        if recentTexts.count > 64 { recentTexts.removeFirst(32) }
    }
}

// MARK: - Events

extension CodexReader {
    private mutating func read(
        event: JSONObject, of record: JSONObject, line: Int, into draft: inout TrajectoryDraft
    ) {
        var record = record
        var event = event
        let all = event.count
        switch event["type"]?.string {
        case "token_count":
            readTokens(event, into: &draft)
        case "user_message":
            if let text = event["message"]?.string {
                if promptOfEvent == nil, !text.isWrittenByCodex { promptOfEvent = text }
                readText(&event, "message", .user, isReasoning: false)
            }
        case "agent_message":
            readText(&event, "message", .assistant, isReasoning: false)
        case "agent_reasoning":
            readText(&event, "text", .assistant, isReasoning: true)
        case "task_started", "turn_started":
            flushPending(into: &draft)
        case "task_complete", "turn_complete":
            flushPending(into: &draft)
            openStep = nil
            draft.trajectory.outcome.reason = .completed
            draft.trajectory.outcome.answer = event["last_agent_message"]?.string
        case "turn_aborted":
            flushPending(into: &draft)
            openStep = nil
            draft.trajectory.outcome.reason = .userInterrupted
            draft.trajectory.outcome.status = event["reason"]?.string
        case "context_compacted":
            openStep = nil
        case "error", "stream_error":
            var step = Step(.error, role: .environment, text: event.takeString("message"))
            step.timestamp = timestamp
            record["payload"] = .object(event)
            record["timestamp"] = nil
            step.extra.put("records", [.object(record)])
            draft.append(step)
            return
        default: break
        }
        if event.count < all { record["payload"] = .object(event) }
        draft.keep(.object(record), line: line)
    }

    /// Takes the text of an event, which waits for its item unless that was there already.
    private mutating func readText(
        _ event: inout JSONObject, _ key: String, _ role: StepRole, isReasoning: Bool
    ) {
        guard let text = event.takeString(key), !recentTexts.contains(text.hashValue)
        else { return }
        pending.append(
            PendingText(role: role, isReasoning: isReasoning, text: text, timestamp: timestamp))
    }

    /// Makes steps of the texts that no item repeated.
    private mutating func flushPending(into draft: inout TrajectoryDraft) {
        for entry in pending {
            var step = Step(.message, role: entry.role)
            if entry.isReasoning { step.reasoning = entry.text } else { step.text = entry.text }
            step.timestamp = entry.timestamp
            step.isPrompt = entry.role == .user && !entry.text.isWrittenByCodex
            if entry.role == .assistant { step.model = model }
            draft.append(step)
        }
        pending = []
    }

    private mutating func readTokens(_ event: JSONObject, into draft: inout TrajectoryDraft) {
        guard let info = event["info"], info.object != nil else { return }
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
