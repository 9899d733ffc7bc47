/// A conversation that grows by messages, and is repeated whole by every request.
struct Conversation {
    /// The fingerprints of the messages so far.
    private var known: [Int] = []
    /// The calls without an id that wait for a result, by index of step and call.
    private var unnamed: [(step: Int, call: Int)] = []
    /// How many messages were read, by role.
    private(set) var roles: [String: Int] = [:]
    /// How many calls were read.
    private(set) var toolCalls = 0

    /// What is known of a message beside its content.
    struct Context {
        var timestamp: RecordedTime?
        var usage: Usage?
        var model: String?
        var responseID: String?
        var duration: Double?
        var isSidechain = false
    }

    /// Reads the messages of a request that repeats the conversation.
    mutating func readHistory(
        _ messages: [ChatMessage], _ context: Context, into draft: inout TrajectoryDraft
    ) {
        let prints = messages.map(\.fingerprint)
        var same = 0
        while same < prints.count, same < known.count, prints[same] == known[same] { same += 1 }
        let isOther = same == 0 && !known.isEmpty
        var context = context
        if isOther { context.isSidechain = true }
        let seen = Set(known)
        for index in same..<messages.count where isOther || !seen.contains(prints[index]) {
            append(messages[index], context, into: &draft)
        }
        if !isOther { known = prints }
    }

    /// Reads a message that is said for the first time.
    mutating func read(
        _ message: ChatMessage, _ context: Context, into draft: inout TrajectoryDraft
    ) {
        known.append(message.fingerprint)
        append(message, context, into: &draft)
    }

    private mutating func append(
        _ message: ChatMessage, _ context: Context, into draft: inout TrajectoryDraft
    ) {
        roles[message.role.name, default: 0] += 1
        toolCalls += message.calls.count
        for entry in message.results {
            if let id = entry.id, draft.answer(id, with: entry.result, at: context.timestamp) {
                continue
            }
            if !unnamed.isEmpty, entry.id == nil || draft.openCalls.isEmpty {
                let place = unnamed.removeFirst()
                draft.update(place.step) { step in
                    guard step.toolCalls.indices.contains(place.call) else { return }
                    step.toolCalls[place.call].result = entry.result
                    step.toolCalls[place.call].endedAt = context.timestamp
                }
                continue
            }
            draft.appendOrphan(entry.result, id: entry.id?.string, at: context.timestamp, line: nil)
        }
        let isEmpty = message.text == nil && message.reasoning == nil && message.calls.isEmpty
        guard !isEmpty || message.results.isEmpty else {
            if !message.extra.isEmpty { draft.keep(.object(message.extra)) }
            return
        }
        var step = Step(.message, role: message.role, text: message.text)
        step.reasoning = message.reasoning
        step.timestamp = context.timestamp
        step.isSidechain = context.isSidechain
        step.toolCalls = message.calls.map { call in
            var call = call
            call.startedAt = context.timestamp
            return call
        }
        if message.role == .assistant {
            step.usage = context.usage
            step.model = context.model
            step.responseID = context.responseID
            step.duration = context.duration
        }
        step.isPrompt = message.role == .user && message.results.isEmpty && !context.isSidechain
        if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = message.text }
        step.extra.put("record", message.extra)
        let index = draft.append(step)
        for (place, call) in message.calls.enumerated() where call.id == nil {
            unnamed.append((index, place))
        }
    }
}
