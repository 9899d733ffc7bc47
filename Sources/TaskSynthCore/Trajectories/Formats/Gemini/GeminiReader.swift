/// Reads sessions of the Gemini command line: one object, or records that change it line by line.
struct GeminiReader {
    private var sum = Usage(inputIncludesCache: true)
    private var tool = 0
    private var calls = 0
    private var thoughts = 0

    /// Reads one object with all messages.
    static func read(_ document: JSONObject, into draft: inout TrajectoryDraft) {
        var reader = GeminiReader()
        var document = document
        let messages = document.takeArray("messages") ?? []
        reader.readHead(document, &draft)
        for message in messages { reader.read(message, &draft) }
        draft.trajectory.extra = document
        reader.finish(messages.count, &draft)
    }

    /// Reads records that say how the session changed.
    static func read(records: [JSONObject], into draft: inout TrajectoryDraft) {
        var reader = GeminiReader()
        var messages = GeminiMessages()
        for record in records {
            if let changes = record["$set"]?.object {
                draft.keep(.object(record))
                reader.readHead(changes, &draft)
                if let list = changes["messages"]?.array { messages.replace(by: list) }
            } else if let id = record["$rewindTo"]?.string {
                for dropped in messages.rewind(to: id) { draft.keep(.object(dropped)) }
                draft.keep(.object(record))
            } else if record["sessionId"] != nil, record["type"] == nil {
                var record = record
                for message in record.takeArray("messages") ?? [] {
                    if let object = message.object { messages.add(object) }
                }
                reader.readHead(record, &draft)
                draft.keep(.object(record))
            } else if record["id"]?.string != nil {
                var record = record
                if record["type"]?.string == "message_update" { record["type"] = nil }
                messages.add(record)
            } else {
                draft.keep(.object(record))
            }
        }
        for message in messages.all { reader.read(.object(message), &draft) }
        reader.finish(messages.all.count, &draft)
    }

    private func readHead(_ document: JSONObject, _ draft: inout TrajectoryDraft) {
        draft.trajectory.agent.name = "gemini-cli"
        draft.trajectory.sessionID = document["sessionId"]?.string ?? draft.trajectory.sessionID
        draft.trajectory.workingDirectory =
            document["directories"]?[0]?.string ?? draft.trajectory.workingDirectory
        for key in ["startTime", "lastUpdated"] {
            if let text = document[key]?.string { draft.see(RecordedTime(text)) }
        }
    }

    private mutating func read(_ value: JSONValue, _ draft: inout TrajectoryDraft) {
        guard case .object(var object) = value else {
            draft.keep(value)
            return
        }
        let type = object.takeString("type")
        var step = Step(.message, role: .environment)
        switch type {
        case "user": step.role = .user
        case "gemini": step.role = .assistant
        case "error": step.kind = .error
        case "compaction": step.kind = .compaction
        default: object["type"] = JSONValue(type)
        }
        step.id = object.takeString("id")
        step.timestamp = object.takeTimestamp("timestamp")
        step.model = object.takeString("model")
        var parts = ContentParts()
        if let rest = parts.take(from: object.take("content")), !rest.isNull {
            object["content"] = rest
        }
        step.text = parts.text.flatMap { $0.isEmpty ? nil : $0 }
        step.reasoning = parts.reasoning
        for thought in object["thoughts"]?.array ?? [] {
            thoughts += 1
            let words = [thought["subject"]?.string, thought["description"]?.string]
            let line = words.compactMap(\.self).joined(separator: ": ")
            step.leftReasoning.append(paragraph: JSONText(line))
        }
        if let tokens = object["tokens"], tokens.object != nil {
            let usage = Usage(
                input: tokens["input"]?.integer, output: tokens["output"]?.integer,
                cacheRead: tokens["cached"]?.integer, reasoning: tokens["thoughts"]?.integer,
                total: tokens["total"]?.integer, inputIncludesCache: true)
            step.usage = usage
            sum.add(usage)
            tool += tokens["tool"]?.integer ?? 0
        }
        for call in object.takeArray("toolCalls") ?? [] {
            guard case .object(let made) = call else { continue }
            step.toolCalls.append(Self.call(made))
        }
        calls += step.toolCalls.count
        step.isPrompt = step.role == .user
        if step.isPrompt, draft.trajectory.goal == nil { draft.trajectory.goal = step.text }
        step.extra.put("record", object)
        draft.append(step)
    }

    private static func call(_ object: JSONObject) -> ToolCall {
        var object = object
        var call = ToolCall(
            id: object.takeString("id"), tool: object.takeString("name") ?? "",
            arguments: object.take("args") ?? nil)
        call.endedAt = object.takeTimestamp("timestamp")
        let status = object["status"]?.string
        var parts = ContentParts()
        let results = object.takeArray("result")
        if let results, let rest = parts.take(from: .array(results)) { object["result"] = rest }
        var result = parts.results.first?.result
        if result == nil, status != nil { result = ToolResult() }
        if let answer = parts.results.first {
            result?.extra["answers"] = answer.id.map { .string($0.string) }
        }
        if let status { result?.isError = status != "success" }
        if let text = result?.text, let place = text.range(of: "Exit Code: ") {
            result?.exitCode = Int(text[place.upperBound...].prefix { $0.isNumber || $0 == "-" })
        }
        call.result = result
        call.extra = object
        return call
    }

    private func finish(_ messages: Int, _ draft: inout TrajectoryDraft) {
        if sum.total != nil || sum.input != nil { draft.trajectory.usage = sum }
        draft.trajectory.counts = [
            "messages": JSONValue(messages), "toolCalls": JSONValue(calls),
            "thoughts": JSONValue(thoughts),
            "tokens": [
                "input": JSONValue(sum.input ?? 0), "output": JSONValue(sum.output ?? 0),
                "cached": JSONValue(sum.cacheRead ?? 0),
                "thoughts": JSONValue(sum.reasoning ?? 0), "tool": JSONValue(tool),
                "total": JSONValue(sum.total ?? 0),
            ],
        ]
    }
}
