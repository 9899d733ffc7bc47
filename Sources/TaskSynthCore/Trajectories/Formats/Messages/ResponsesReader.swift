/// Reads items of the Responses interface: a response is one step, and ends with an output.
struct ResponsesReader {
    private var known: Set<Int> = []
    private var openStep: Int?
    /// The names of the tools in the order of the calls.
    private(set) var tools: [String] = []

    /// Reads items, and leaves out those that were read before.
    mutating func read(
        items: [JSONValue], _ context: Conversation.Context, into draft: inout TrajectoryDraft
    ) {
        openStep = nil
        for item in items {
            guard case .object(let object) = item else {
                if let text = item.string { append(prompt: text, context, into: &draft) }
                continue
            }
            guard known.insert(Self.fingerprint(object)).inserted else { continue }
            read(object, context, into: &draft)
        }
        if let openStep, let usage = context.usage {
            draft.update(openStep) { if $0.usage == nil { $0.usage = usage } }
        }
    }

    private mutating func append(
        prompt text: String, _ context: Conversation.Context, into draft: inout TrajectoryDraft
    ) {
        guard known.insert(text.hashValue).inserted else { return }
        var step = Step(.message, role: .user, text: text)
        step.timestamp = context.timestamp
        step.isPrompt = true
        if draft.trajectory.goal == nil { draft.trajectory.goal = text }
        draft.append(step)
    }

    private mutating func read(
        _ object: JSONObject, _ context: Conversation.Context,
        into draft: inout TrajectoryDraft
    ) {
        var item = object
        switch ResponsesItem(&item) {
        case .message(let role, let text):
            guard role != .assistant else {
                extend(context, &draft, item) { $0.leftText.append(paragraph: text) }
                return
            }
            openStep = nil
            var step = Step(.message, role: role)
            step.leftText = text
            step.timestamp = context.timestamp
            step.isPrompt = role == .user && !(step.text?.isWrittenByCodex ?? true)
            if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
            step.extra.put("record", item)
            draft.append(step)
        case .reasoning(let text):
            extend(context, &draft, item) {
                $0.leftReasoning.append(paragraph: text)
            }
        case .call(var call):
            tools.append(call.tool)
            call.startedAt = context.timestamp
            call.extra = item
            extend(context, &draft, JSONObject()) { _ in }
            if let openStep { draft.append(call, to: openStep) }
        case .output(let id, var result, let duration):
            openStep = nil
            result.extra = result.extra.merging(item)
            guard let id, draft.answer(id, with: result, at: context.timestamp, duration: duration)
            else {
                draft.appendOrphan(result, id: id?.string, at: context.timestamp, line: nil)
                return
            }
        case .other: draft.keep(.object(item))
        }
    }

    private mutating func extend(
        _ context: Conversation.Context, _ draft: inout TrajectoryDraft, _ rest: JSONObject,
        _ body: (inout Step) -> Void
    ) {
        if openStep == nil {
            var step = Step(.message, role: .assistant)
            step.timestamp = context.timestamp
            step.model = context.model
            step.responseID = context.responseID
            openStep = draft.append(step)
        }
        guard let openStep else { return }
        draft.update(openStep) { step in
            body(&step)
            if !rest.isEmpty { step.extra.append(.object(rest), to: "records") }
        }
    }

    /// What tells whether two records are one item; its own id and status may differ.
    private static func fingerprint(_ object: JSONObject) -> Int {
        var hasher = Hasher()
        hasher.combine(object["type"]?.string ?? "message")
        if let id = object["call_id"]?.string {
            hasher.combine(id)
            return hasher.finalize()
        }
        hasher.combine(object["role"]?.string)
        for key in ["content", "summary"] {
            guard let value = object[key] else { continue }
            if let parts = value.array {
                for part in parts { hasher.combine(part["text"]?.string) }
            } else {
                hasher.combine(value.string)
            }
        }
        hasher.combine(object["encrypted_content"]?.string)
        return hasher.finalize()
    }
}
