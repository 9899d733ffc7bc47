/// The spans of the AI SDK, which has names of its own: `ai.generateText.doGenerate`.
extension OpenTelemetrySpan {
    /// What such a span is about; the outer span of a generation repeats its inner ones.
    var operationOfSDK: String? {
        guard let operation = attributes["ai.operationId"]?.string else { return nil }
        if operation == "ai.toolCall" { return "execute_tool" }
        let generations = [
            "ai.generateText", "ai.streamText", "ai.generateObject", "ai.streamObject",
        ]
        guard let outer = generations.first(where: operation.hasPrefix) else { return nil }
        return operation == outer ? "invoke_agent" : "chat"
    }

    /// What was asked, in its terms.
    var historyOfSDK: [ChatMessage] {
        (structure(["ai.prompt.messages"])?.array ?? []).compactMap(\.object).map { message in
            var message = message
            if let parts = message["content"]?.array {
                message["content"] = .array(parts.map(Self.plainPart))
            }
            return ChatMessage(message)
        }
    }

    /// What the model answered, in its terms.
    var answersOfSDK: [ChatMessage] {
        let text = first(["ai.response.text", "ai.response.object"])
        let thought = attributes["ai.response.reasoning"]
        let calls = structure(["ai.response.toolCalls"])?.array ?? []
        guard text != nil || thought != nil || !calls.isEmpty else { return [] }
        var message: JSONObject = ["role": "assistant"]
        message["content"] = text
        message["reasoning"] = thought
        if !calls.isEmpty {
            message["tool_calls"] = .array(
                calls.map { call in
                    call.object.map { .object(Self.plainCall($0)) } ?? call
                })
        }
        return [ChatMessage(message)]
    }

    /// A part of a message by the names that other interfaces use.
    private static func plainPart(_ part: JSONValue) -> JSONValue {
        guard var object = part.object else { return part }
        switch object["type"]?.string {
        case "tool-call":
            object = plainCall(object)
            object["type"] = "tool_call"
        case "tool-result":
            object["type"] = "tool_call_response"
            object["id"] = object.take("toolCallId")
            let output = object.take("output") ?? object.take("result")
            object["response"] = output?["value"] ?? output
        default: return part
        }
        return .object(object)
    }

    private static func plainCall(_ call: JSONObject) -> JSONObject {
        var call = call
        call["id"] = call.take("toolCallId")
        call["name"] = call.take("toolName")
        call["arguments"] = call.take("input") ?? call.take("args")
        return call
    }
}
