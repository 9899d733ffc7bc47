/// Reads spans after the conventions for generative AI: responses of models, and uses of tools.
struct OpenTelemetryReader {
    private var conversation = Conversation()
    private var sum: Usage?
    private var responses = 0
    private var tools: [String: Int] = [:]
    private var hasContent = false
    /// The calls whose results spans of tools have given.
    private var answered: Set<String> = []

    /// Finds the spans of a document.
    static func spans(of document: JSONValue) -> [JSONObject] {
        if let list = document.array { return list.compactMap(\.object) }
        var found: [JSONObject] = []
        for resource in document["resourceSpans"]?.array ?? [] {
            let scopes = resource["scopeSpans"] ?? resource["instrumentationLibrarySpans"]
            for scope in scopes?.array ?? [] {
                found += (scope["spans"]?.array ?? []).compactMap(\.object)
            }
        }
        return found
    }

    static func read(
        _ records: [JSONObject], rest: JSONObject, into draft: inout TrajectoryDraft
    ) {
        var reader = OpenTelemetryReader()
        let spans = records.map { OpenTelemetrySpan($0) }.enumerated().sorted { first, second in
            let left = first.element.start?.nanoseconds ?? 0
            let right = second.element.start?.nanoseconds ?? 0
            return (left, first.offset) < (right, second.offset)
        }.map(\.element)
        for span in spans { reader.read(span, &draft) }
        reader.finish(records.count, &draft)
        draft.trajectory.extra = rest
    }

    private mutating func read(_ span: OpenTelemetrySpan, _ draft: inout TrajectoryDraft) {
        if let start = span.start { draft.see(start) }
        if let end = span.end { draft.see(end) }
        if draft.trajectory.sessionID == nil {
            draft.trajectory.sessionID = span.attributes["gen_ai.conversation.id"]?.string
        }
        switch span.operation {
        case "chat", "text_completion", "generate_content": readResponse(span, &draft)
        case "execute_tool": readTool(span, &draft)
        case "invoke_agent", "create_agent":
            let name = span.first(["gen_ai.agent.name", "agent_name", "ai.telemetry.functionId"])?
                .string
            draft.trajectory.agent.name = name ?? draft.trajectory.agent.name
            draft.trajectory.outcome.answer =
                span.attributes["final_result"]?.string ?? draft.trajectory.outcome.answer
            if span.isError { draft.trajectory.outcome.reason = .apiError }
            draft.keep(.object(span.record))
        default: draft.keep(.object(span.record))
        }
    }

    private mutating func readResponse(
        _ span: OpenTelemetrySpan, _ draft: inout TrajectoryDraft
    ) {
        responses += 1
        var context = Conversation.Context()
        context.timestamp = span.start
        context.model =
            span.first([
                "gen_ai.response.model", "gen_ai.request.model", "llm.model_name", "ai.model.id",
            ])?.string
        context.responseID = span.first(["gen_ai.response.id", "ai.response.id"])?.string
        context.duration = span.end.flatMap { end in span.start.flatMap { end.seconds(since: $0) } }
        if let name = span.attributes["gen_ai.agent.name"]?.string {
            draft.trajectory.agent.name = draft.trajectory.agent.name ?? name
        }
        let input = span.first([
            "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.token_count.prompt",
            "ai.usage.inputTokens", "ai.usage.promptTokens",
        ])?.integer
        let output = span.first([
            "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens",
            "llm.token_count.completion", "ai.usage.outputTokens", "ai.usage.completionTokens",
        ])?.integer
        if input != nil || output != nil {
            let usage = Usage(
                input: input, output: output,
                cacheRead: span.first([
                    "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens",
                    "llm.token_count.prompt_details.cache_read", "ai.usage.cachedInputTokens",
                ])?.integer,
                cacheWrite: span.first([
                    "gen_ai.usage.cache_creation.input_tokens",
                    "gen_ai.usage.cache_creation_input_tokens",
                    "llm.token_count.prompt_details.cache_write",
                ])?.integer,
                reasoning: span.first([
                    "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens",
                    "llm.token_count.completion_details.reasoning", "ai.usage.reasoningTokens",
                ])?.integer,
                inputIncludesCache: true)
            context.usage = usage
            if sum == nil { sum = usage } else { sum?.add(usage) }
        }
        let history = span.history.compactMap(withoutKnownResults)
        let answers = span.answers
        if !history.isEmpty || !answers.isEmpty { hasContent = true }
        var asked = context
        asked.usage = nil
        conversation.readHistory(history, asked, into: &draft)
        if answers.isEmpty {
            var step = Step(.message, role: .assistant)
            step.timestamp = span.start
            step.usage = context.usage
            step.model = context.model
            step.duration = context.duration
            draft.append(step)
        }
        for answer in answers {
            conversation.read(answer, context, into: &draft)
            context.usage = nil
        }
        draft.keep(.object(span.record))
    }

    /// A message without the results that spans of tools have given already; `nil` where it holds
    /// nothing else.
    private func withoutKnownResults(_ message: ChatMessage) -> ChatMessage? {
        guard !message.results.isEmpty else { return message }
        var message = message
        message.results.removeAll { entry in
            entry.id.map { answered.contains($0.string) } ?? false
        }
        let isEmpty = message.text == nil && message.calls.isEmpty && message.results.isEmpty
        return isEmpty ? nil : message
    }

    private mutating func readTool(_ span: OpenTelemetrySpan, _ draft: inout TrajectoryDraft) {
        let name =
            span.first([
                "gen_ai.tool.name", "tool.name", "traceloop.entity.name", "ai.toolCall.name",
            ])?.string
            ?? span.name[...].text(after: "execute_tool ") ?? span.name
        tools[name, default: 0] += 1
        let id = span.first(["gen_ai.tool.call.id", "ai.toolCall.id"])?.string
        // The AI SDK writes each result as JSON, texts as well.
        let answer =
            span.structure(["ai.toolCall.result"])
            ?? span.first([
                "gen_ai.tool.call.result", "tool_response", "output.value",
                "traceloop.entity.output",
            ])
        var result = ToolResult(text: answer.map { $0.string ?? $0.line })
        if span.isError { result.isError = true }
        result.extra["span"] = .object(span.record)
        let duration = span.end.flatMap { end in span.start.flatMap { end.seconds(since: $0) } }
        if let id, draft.openCall(id) != nil {
            _ = draft.answer(id, with: result, at: span.end, duration: duration)
            answered.insert(id)
            return
        }
        let arguments = span.structure([
            "gen_ai.tool.call.arguments", "tool_arguments", "input.value", "traceloop.entity.input",
            "ai.toolCall.args",
        ])
        if let id { answered.insert(id) }
        var call = ToolCall(id: id, tool: name, arguments: arguments ?? nil)
        call.result = result
        call.startedAt = span.start
        call.endedAt = span.end
        call.duration = duration
        var step = Step(.toolCall, role: .assistant)
        step.timestamp = span.start
        step.toolCalls = [call]
        draft.append(step)
    }

    private func finish(_ spans: Int, _ draft: inout TrajectoryDraft) {
        draft.trajectory.usage = sum
        if !hasContent, responses > 0 {
            draft.warn(.contentMissing, "the spans hold no messages")
        }
        draft.trajectory.counts = [
            "spans": JSONValue(spans), "modelResponses": JSONValue(responses),
            "toolCalls": JSONValue(tools.values.reduce(0, +)),
            "tools": .object(JSONObject(counting: tools)),
            "inputTokens": JSONValue(sum?.input), "outputTokens": JSONValue(sum?.output),
        ]
    }
}
