/// Reads captured requests and responses, as OneShot cleans them, or as other recorders log them.
struct SessionCleanReader {
    private var responses = ResponsesReader()
    private var conversation = Conversation()
    private var sum: Usage?

    /// Reads a session of rows.
    static func read(_ document: JSONObject, into draft: inout TrajectoryDraft) {
        var document = document
        draft.trajectory.sessionID = document.takeString("session_id")
        if let created = document["created_at"]?.string {
            draft.trajectory.metadata["created_at"] = .string(created)
        }
        document["created_at"] = nil
        let rows = document.takeArray("traces") ?? []
        read(rows: rows.compactMap(\.object), into: &draft)
        draft.trajectory.extra = document
    }

    /// Reads rows in the order of time.
    static func read(rows: [JSONObject], into draft: inout TrajectoryDraft) {
        var reader = SessionCleanReader()
        for row in rows { reader.read(row, &draft) }
        reader.finish(&draft)
    }

    /// Reads the next row; what it repeats of the rows before is dropped at once.
    mutating func read(_ row: JSONObject, _ draft: inout TrajectoryDraft) {
        var row = row
        let request = Self.body(&row, "request")
        let response = Self.body(&row, "response")
        var context = Conversation.Context()
        context.timestamp =
            row["ts_ms"]?.integer.map { RecordedTime(millisecondsSince1970: $0) }
            ?? row["timestamp"].flatMap(RecordedTime.init(any:))
        if let time = context.timestamp { draft.see(time) }
        guard let request = request?.object else {
            if response != nil { row["response"] = response }
            draft.keep(.object(row))
            return
        }
        draft.trajectory.agent.model =
            draft.trajectory.agent.model ?? request["model"]?.string
        let answer = Self.answer(response)
        context.model = answer?["model"]?.string ?? request["model"]?.string
        context.responseID = answer?["id"]?.string
        context.usage = Usage(any: answer?["usage"])
        if let usage = context.usage {
            if sum == nil { sum = usage } else { sum?.add(usage) }
        }
        if request["input"] != nil || answer?["output"]?.array != nil {
            readResponses(request, answer, context, &draft)
        } else if request["messages"] != nil {
            readMessages(request, answer, context, &draft)
        } else {
            row["request"] = .object(request)
        }
        var rest = request
        for key in ["input", "messages", "instructions", "system"] { rest[key] = nil }
        row.put("request", rest)
        if var left = answer {
            if let raw = response?["_raw"] {
                left = ["_raw": raw]
            } else {
                for key in ["output", "choices", "content", "role"] { left[key] = nil }
            }
            row.put("response", left)
        } else if let response {
            row["response"] = response
        }
        draft.keep(.object(row))
    }

    private mutating func readResponses(
        _ request: JSONObject, _ answer: JSONObject?, _ context: Conversation.Context,
        _ draft: inout TrajectoryDraft
    ) {
        var items: [JSONValue] = []
        if let text = request["instructions"]?.string {
            items.append(["type": "message", "role": "system", "content": .string(text)])
        }
        if let input = request["input"]?.array {
            items += input
        } else if let text = request["input"]?.string {
            items.append(.string(text))
        }
        var asked = context
        asked.usage = nil
        responses.read(items: items, asked, into: &draft)
        responses.read(items: answer?["output"]?.array ?? [], context, into: &draft)
    }

    private mutating func readMessages(
        _ request: JSONObject, _ answer: JSONObject?, _ context: Conversation.Context,
        _ draft: inout TrajectoryDraft
    ) {
        var messages = (request["messages"]?.array ?? []).compactMap(\.object)
            .map { ChatMessage($0) }
        if let system = request["system"] {
            messages.insert(ChatMessage(["role": "system", "content": system]), at: 0)
        }
        conversation.readHistory(messages, context, into: &draft)
        guard var answer else { return }
        let usage = draft.trajectory.usage
        MessagesReader.read(response: &answer, &conversation, context, into: &draft)
        draft.trajectory.usage = usage
    }

    /// Says what all rows together tell.
    func finish(_ draft: inout TrajectoryDraft) {
        draft.trajectory.agent.name = draft.trajectory.agent.name ?? "oneshot"
        draft.trajectory.usage = sum
        let tools = draft.steps.flatMap { $0.toolCalls.map(\.tool) }
        var tokens = JSONObject()
        if let sum {
            tokens["input_tokens"] = JSONValue(sum.input)
            tokens["output_tokens"] = JSONValue(sum.output)
            tokens["total_tokens"] = JSONValue(
                sum.total ?? (sum.input ?? 0).addingClamped(sum.output ?? 0))
        }
        draft.trajectory.counts = [
            "calls": JSONValue(tools.count), "tools": JSONValue(tools),
            "tokens": .object(tokens),
        ]
        if let start = draft.steps.lazy.flatMap(\.toolCalls).first(where: {
            $0.tool.has("start_task")
        }) {
            draft.trajectory.repository.commit =
                start.result?.text.flatMap { JSONValue(embedded: $0) }?["start_commit"]?.string
        }
    }

    /// The body of a request or response: an object, or the text of one.
    private static func body(_ row: inout JSONObject, _ name: String) -> JSONValue? {
        if let value = row.take(name) {
            // Other recorders wrap the body in the request.
            guard let body = value["body"] ?? value["body_raw"], value["input"] == nil else {
                return value
            }
            var rest = value.object ?? JSONObject()
            rest["body"] = nil
            rest["body_raw"] = nil
            row.put("\(name)_meta", rest)
            return body.string.map { ["_raw": .string($0)] } ?? body
        }
        guard let text = row.takeString("\(name)_json") else { return nil }
        // It is read whole: a text that stays in it would hold what it repeats of the others, too.
        let value = try? JSONValue(parsing: Array(text.utf8), maximumDepth: 256)
        return value?.object == nil ? .string(text) : value
    }

    private static func answer(_ response: JSONValue?) -> JSONObject? {
        guard let object = response?.object else { return nil }
        guard let raw = object["_raw"]?.string else { return object }
        return EventStreamText.response(raw) ?? JSONValue(embedded: raw)?.object
    }
}
