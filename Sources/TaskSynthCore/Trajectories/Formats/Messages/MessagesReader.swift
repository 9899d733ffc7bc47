/// Reads messages, and requests with their responses, of chat completions and of Anthropic.
enum MessagesReader {
    /// Reads a bare list of messages.
    static func read(
        list: [JSONValue], _ conversation: inout Conversation, into draft: inout TrajectoryDraft
    ) {
        draft.readObjects(among: list, each: "a message") { object, draft in
            conversation.read(
                ChatMessage(object),
                .init(usage: Usage(any: object["usage"]), model: object["model"]?.string),
                into: &draft)
        }
    }

    /// Reads a request, a response, or an object with both.
    static func read(
        exchange object: JSONObject, _ conversation: inout Conversation,
        into draft: inout TrajectoryDraft
    ) {
        var rest = object
        var context = Conversation.Context()
        context.timestamp = object["timestamp"].flatMap(RecordedTime.init(any:))
        if let timestamp = context.timestamp { draft.see(timestamp) }
        if let system = rest.take("system") ?? rest.take("instructions") {
            conversation.readHistory(
                [ChatMessage(["role": "system", "content": system])], context, into: &draft)
        }
        let messages = rest.takeArray("messages") ?? rest.takeArray("conversations") ?? []
        let system = object["system"] ?? object["instructions"]
        var history = messages.compactMap { $0.object.map { ChatMessage($0) } }
        if let system {
            history.insert(ChatMessage(["role": "system", "content": system]), at: 0)
        }
        conversation.readHistory(history, context, into: &draft)
        if case .object(var response)? = rest.take("response") {
            read(response: &response, &conversation, context, into: &draft)
            rest.put("response", response)
        } else if rest["choices"] != nil
            || (rest["role"] != nil && rest["content"] != nil)
        {
            read(response: &rest, &conversation, context, into: &draft)
        }
        draft.trajectory.agent.model = draft.trajectory.agent.model ?? object["model"]?.string
        if !rest.isEmpty { draft.keep(.object(rest)) }
    }

    /// Reads a response of either interface.
    static func read(
        response: inout JSONObject, _ conversation: inout Conversation,
        _ context: Conversation.Context, into draft: inout TrajectoryDraft
    ) {
        var context = context
        context.model = response["model"]?.string
        context.responseID = response["id"]?.string
        context.usage = Usage(any: response["usage"])
        if let usage = context.usage {
            if draft.trajectory.usage == nil {
                draft.trajectory.usage = usage
            } else {
                draft.trajectory.usage?.add(usage)
            }
        }
        if var choice = response["choices"]?[0]?.object,
            let message = choice.takeObject("message")
        {
            conversation.read(ChatMessage(message), context, into: &draft)
            var choices = response.takeArray("choices") ?? []
            choices[0] = .object(choice)
            response["choices"] = .array(choices)
        } else if let content = response.take("content") {
            var message = JSONObject()
            message["role"] = response.take("role") ?? "assistant"
            message["content"] = content
            conversation.read(ChatMessage(message), context, into: &draft)
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Makes an object whose members keep their order.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { Member(key: $0.0, value: $0.1) })
    }
}

extension RecordedTime {
    /// Reads a moment that is a text, or a number of seconds or milliseconds.
    init?(any value: JSONValue) {
        if let text = value.string {
            self.init(text)
        } else if case .number(let number) = value, let seconds = number.double {
            let isMilliseconds = seconds > 1e11
            self.init(
                secondsSince1970: isMilliseconds ? seconds / 1_000 : seconds, text: number.text)
        } else {
            return nil
        }
    }
}
