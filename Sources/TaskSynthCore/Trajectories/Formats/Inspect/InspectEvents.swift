/// What the events of a sample tell of its messages and calls.
struct InspectEvents {
    /// The responses of models, by the id of their message.
    private var responses: [String: JSONObject] = [:]
    private var tools: [String: JSONObject] = [:]
    /// The messages that the last response of a model had before it, and its own.
    private(set) var messages: [JSONValue] = []
    private var compactions = 0

    init(_ events: [JSONObject], _ attachments: JSONObject) {
        for event in events {
            switch event["event"]?.string {
            case "model":
                let message = event["output"]?["choices"]?[0]?["message"]
                if let id = message?["id"]?.string { responses[id] = event }
                if let input = event["input"]?.array, input.count >= messages.count {
                    messages = input + [message ?? nil].filter { !$0.isNull }
                }
            case "tool":
                if let id = event["id"]?.string { tools[id] = event }
            case "compaction": compactions += 1
            default: break
            }
        }
    }

    /// What is known of a message beside its content.
    func context(of message: JSONObject) -> Conversation.Context {
        var context = Conversation.Context()
        guard let id = message["id"]?.string, let event = responses[id] else { return context }
        context.timestamp = event["timestamp"]?.string.map { RecordedTime($0) }
        context.usage = Usage(inspect: event["output"]?["usage"])
        context.model = event["model"]?.string
        context.duration = event["working_time"]?.double ?? event["output"]?["time"]?.double
        context.responseID = id
        return context
    }

    /// Gives calls the times and errors of their events.
    func complete(_ draft: inout TrajectoryDraft) {
        for index in 0..<draft.nextIndex {
            draft.update(index) { step in
                for place in step.toolCalls.indices {
                    guard let id = step.toolCalls[place].id, let event = tools[id] else {
                        continue
                    }
                    if let text = event["timestamp"]?.string {
                        step.toolCalls[place].startedAt = RecordedTime(text)
                    }
                    if let text = event["completed"]?.string {
                        step.toolCalls[place].endedAt = RecordedTime(text)
                    }
                    step.toolCalls[place].duration = event["working_time"]?.double
                    if event["failed"]?.bool == true || event["error"]?.object != nil {
                        step.toolCalls[place].result?.isError = true
                    }
                }
            }
        }
    }
}
