/// What `opencode run --format json` prints: the parts of messages, each in an event as it is whole.
enum OpenCodeEvents {
    /// Whether a record is such an event.
    static func isEvent(_ record: JSONObject) -> Bool {
        record["sessionID"]?.string != nil && record["timestamp"]?.integer != nil
            && (record["part"]?["messageID"]?.string != nil || record["error"] != nil)
    }

    /// Puts the events together as an export of the session has them.
    static func document(of records: [JSONObject]) -> JSONObject {
        var messages: [(info: JSONObject, parts: [JSONValue])] = []
        var session: JSONValue?
        for record in records {
            var event = record
            session = session ?? event["sessionID"]
            let part = event.takeObject("part")
            let id = part?["messageID"]?.string
            if id == nil || messages.last?.info["id"]?.string != id {
                var info: JSONObject = ["role": "assistant"]
                if let id { info["id"] = .string(id) }
                if let moment = event["timestamp"] { info["time"] = ["created": moment] }
                if let error = event.take("error") { info["error"] = error }
                messages.append((info, []))
            }
            // What the event says beside its part stays with the part.
            var whole = part ?? JSONObject()
            whole["event"] = .object(event)
            messages[messages.count - 1].parts.append(.object(whole))
        }
        var info = JSONObject()
        info["id"] = session
        return [
            "info": .object(info),
            "messages": .array(
                messages.map { ["info": .object($0.info), "parts": .array($0.parts)] }),
        ]
    }
}
