/// Reads logs of Inspect AI: each sample is an attempt of its own.
struct InspectReader {
    private let limits: TrajectoryLimits
    private var sampleCounts: [JSONValue] = []

    init(limits: TrajectoryLimits) { self.limits = limits }

    /// Reads a log.
    static func read(_ document: JSONObject, limits: TrajectoryLimits) -> Recording {
        var reader = InspectReader(limits: limits)
        var document = document
        let samples = document.takeArray("samples") ?? []
        var trajectories: [Trajectory] = []
        for value in samples {
            guard case .object(let sample) = value else { continue }
            trajectories.append(reader.read(sample, of: document))
        }
        if samples.isEmpty, let events = document["events"]?.array {
            // A part of a log: events without a sample around them.
            let sample: JSONObject = ["events": .array(events)]
            document["events"] = nil
            trajectories.append(reader.read(sample, of: document))
        }
        var recording = Recording(format: .inspect, trajectories: trajectories)
        recording.extra = document
        recording.counts = [
            "status": document["status"] ?? nil, "samples": JSONValue(trajectories.count),
            "perSample": .array(reader.sampleCounts),
        ]
        return recording
    }

    private mutating func read(_ sample: JSONObject, of log: JSONObject) -> Trajectory {
        var sample = sample
        var draft = TrajectoryDraft(format: .inspect, limits: limits)
        let attachments = sample["attachments"]?.object ?? JSONObject()
        draft.trajectory.agent = AgentIdentity(
            name: "inspect", version: log["eval"]?["packages"]?["inspect_ai"]?.string,
            model: log["eval"]?["model"]?.string)
        draft.trajectory.source.version = log["version"]?.integer.map(String.init)
        draft.trajectory.sessionID = sample["uuid"]?.string
        draft.trajectory.metadata["sample"] = sample["id"]
        draft.trajectory.metadata["epoch"] = sample["epoch"]
        let events = (sample["events"]?.array ?? []).compactMap(\.object)
        for event in events {
            if let text = event["timestamp"]?.string { draft.see(RecordedTime(text)) }
            if let text = event["completed"]?.string { draft.see(RecordedTime(text)) }
        }
        let index = InspectEvents(events, attachments)
        var messages = sample.takeArray("messages") ?? []
        if messages.isEmpty { messages = index.messages }
        var conversation = Conversation()
        for value in messages {
            guard case .object(let object)? = Optional(value.resolving(attachments)) else {
                draft.keep(value)
                continue
            }
            var context = index.context(of: object)
            if object["role"]?.string == "assistant" {
                context.model = object["model"]?.string ?? context.model
            }
            conversation.read(ChatMessage(object), context, into: &draft)
        }
        index.complete(&draft)
        readUsage(sample, &draft)
        readEnd(sample, log, &draft)
        sampleCounts.append([
            "id": sample["id"] ?? nil, "messages": JSONValue(messages.count),
            "toolCalls": JSONValue(conversation.toolCalls), "events": JSONValue(events.count),
            "inputTokens": JSONValue(draft.trajectory.usage?.input),
            "outputTokens": JSONValue(draft.trajectory.usage?.output),
        ])
        draft.trajectory.extra = sample
        var trajectory = draft.finish()
        trajectory.counts = sampleCounts.last?.object ?? JSONObject()
        return trajectory
    }

    private func readUsage(_ sample: JSONObject, _ draft: inout TrajectoryDraft) {
        var sum: Usage?
        for member in sample["model_usage"]?.object?.members ?? [] {
            guard let usage = Usage(inspect: member.value) else { continue }
            if sum == nil { sum = usage } else { sum?.add(usage) }
        }
        draft.trajectory.usage = sum
    }

    private func readEnd(
        _ sample: JSONObject, _ log: JSONObject, _ draft: inout TrajectoryDraft
    ) {
        var outcome = TrajectoryOutcome(status: log["status"]?.string)
        outcome.answer = sample["output"]?["choices"]?[0]?["message"]?["content"]?.string
        if let limit = sample["limit"], let type = limit["type"]?.string ?? limit.string {
            outcome.status = "limit: \(type)"
            outcome.reason =
                switch type {
                case "message", "turn": .budgetSteps
                case "time", "working": .budgetTime
                case "token": .budgetTokens
                case "cost": .budgetCost
                case "operator": .userInterrupted
                case "context": .contextOverflow
                default: .unknown
                }
        } else if let error = sample["error"], !error.isNull {
            outcome.status = error["message"]?.string
            outcome.reason = .environmentError
        } else if sample["output"]?["choices"]?[0]?["stop_reason"]?.string == "model_length" {
            outcome.reason = .contextOverflow
        } else if log["status"]?.string == "success" {
            outcome.reason = .completed
        } else if log["status"]?.string == "cancelled" {
            outcome.reason = .userInterrupted
        }
        outcome.isResolved = Self.isResolved(sample["scores"]?.object)
        draft.trajectory.outcome = outcome
    }

    /// Whether the scores, which are all right or all wrong, say that it is solved.
    private static func isResolved(_ scores: JSONObject?) -> Bool? {
        let verdicts = (scores?.members ?? []).map { score -> Bool? in
            let value = score.value["value"]
            switch value?.string {
            case "C": return true
            case "I": return false
            default:
                let number = value?.double
                return value?.bool ?? (number == 1 ? true : number == 0 ? false : nil)
            }
        }
        guard let first = verdicts.first, verdicts.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
}

extension Usage {
    /// Reads a usage of Inspect, whose input leaves out what a cache gave.
    init?(inspect value: JSONValue?) {
        guard let value, value["input_tokens"] != nil else { return nil }
        self.init(
            input: value["input_tokens"]?.integer, output: value["output_tokens"]?.integer,
            cacheRead: value["input_tokens_cache_read"]?.integer,
            cacheWrite: value["input_tokens_cache_write"]?.integer,
            reasoning: value["reasoning_tokens"]?.integer, total: value["total_tokens"]?.integer,
            inputIncludesCache: false)
    }
}

extension JSONValue {
    /// The value with the texts that stand for `attachment://HASH`.
    func resolving(_ attachments: JSONObject, depth: Int = 0) -> JSONValue {
        guard !attachments.isEmpty, depth < 64 else { return self }
        switch self {
        case .string(let text):
            guard text.hasPrefix("attachment://") else { return self }
            return attachments[String(text.dropFirst(13))] ?? self
        case .array(let elements):
            return .array(elements.map { $0.resolving(attachments, depth: depth + 1) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map {
                        .init(key: $0.key, value: $0.value.resolving(attachments, depth: depth + 1))
                    }))
        default: return self
        }
    }
}
