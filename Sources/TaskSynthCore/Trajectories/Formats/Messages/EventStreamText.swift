/// The events of a response that was streamed as server-sent events.
enum EventStreamText {
    /// The objects in the data lines.
    static func events(_ text: String) -> [JSONObject] {
        var events: [JSONObject] = []
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("data:") {
            let data = line.dropFirst(5).utf8
            if case .object(let object)? = try? JSONValue(
                parsing: Array(data), maximumDepth: 256)
            {
                events.append(object)
            }
        }
        return events
    }

    /// Puts the response together that the events of any of the interfaces make up.
    static func response(_ text: String) -> JSONObject? {
        let events = events(text)
        guard !events.isEmpty else { return nil }
        let ends = [
            "response.completed", "response.incomplete", "response.failed", "response.done",
        ]
        if let end = events.last(where: { ends.contains($0["type"]?.string ?? "") }),
            let response = end["response"]?.object, response["output"]?.array?.isEmpty == false
        {
            return response
        }
        let items = events.filter { $0["type"]?.string == "response.output_item.done" }
            .compactMap { $0["item"] }
        if !items.isEmpty {
            var response =
                events.last { ends.contains($0["type"]?.string ?? "") }?["response"]?.object
                ?? events.first { $0["response"]?.object != nil }?["response"]?.object
                ?? JSONObject()
            response["output"] = .array(items)
            return response
        }
        if events.contains(where: { $0["type"]?.string == "message_start" }) {
            return anthropic(events)
        }
        if events.contains(where: { $0["choices"] != nil }) { return chat(events) }
        return nil
    }

    private static func anthropic(_ events: [JSONObject]) -> JSONObject {
        var message = JSONObject()
        var blocks: [JSONObject] = []
        // What is added, put together in the end: a text that is set again is copied each time.
        var added: [Int: [String: String]] = [:]
        var inputs: [Int: String] = [:]
        for event in events {
            let index = event["index"]?.integer ?? 0
            switch event["type"]?.string {
            case "message_start": message = event["message"]?.object ?? message
            case "content_block_start":
                if let block = event["content_block"]?.object { blocks.append(block) }
            case "content_block_delta":
                guard blocks.indices.contains(index), let delta = event["delta"] else { break }
                for key in ["text", "thinking", "signature"] {
                    guard let more = delta[key]?.string else { continue }
                    added[index, default: [:]][key, default: ""] += more
                }
                if let more = delta["partial_json"]?.string { inputs[index, default: ""] += more }
            case "message_delta":
                for member in event["delta"]?.object?.members ?? [] {
                    message[member.key] = member.value
                }
                var usage = message.takeObject("usage") ?? JSONObject()
                for member in event["usage"]?.object?.members ?? [] where !member.value.isNull {
                    usage[member.key] = member.value
                }
                message.put("usage", usage)
            default: break
            }
        }
        for (index, texts) in added { blocks[index].append(texts) }
        for (index, text) in inputs where blocks.indices.contains(index) {
            blocks[index]["input"] = JSONValue(embedded: text) ?? .string(text)
        }
        message["content"] = .array(blocks.map { .object($0) })
        return message
    }

    private static func chat(_ events: [JSONObject]) -> JSONObject {
        var response = events.first ?? JSONObject()
        var message: JSONObject = ["role": "assistant"]
        var added: [String: String] = [:]
        var calls: [(id: JSONValue?, name: String, arguments: String)] = []
        for event in events {
            if let usage = event["usage"], !usage.isNull { response["usage"] = usage }
            guard let delta = event["choices"]?[0]?["delta"] else { continue }
            for key in ["content", "reasoning_content", "refusal"] {
                guard let more = delta[key]?.string else { continue }
                added[key, default: ""] += more
            }
            for part in delta["tool_calls"]?.array ?? [] {
                let index = min(max(part["index"]?.integer ?? 0, 0), 255)
                while calls.count <= index { calls.append((nil, "", "")) }
                if let id = part["id"], !id.isNull { calls[index].id = id }
                calls[index].name += part["function"]?["name"]?.string ?? ""
                calls[index].arguments += part["function"]?["arguments"]?.string ?? ""
            }
        }
        message.append(added)
        if !calls.isEmpty {
            message["tool_calls"] = .array(
                calls.map {
                    [
                        "id": $0.id ?? nil,
                        "function": [
                            "name": .string($0.name), "arguments": .string($0.arguments),
                        ],
                    ]
                })
        }
        response["choices"] = [["message": .object(message)]]
        return response
    }
}

extension JSONObject {
    /// Adds texts to those of its members, in the order of their keys.
    fileprivate mutating func append(_ texts: [String: String]) {
        for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
            self[key] = .string((self[key]?.string ?? "") + text)
        }
    }
}
