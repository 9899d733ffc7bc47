/// One span, in any of the ways in which exporters write them.
struct OpenTelemetrySpan {
    let attributes: JSONObject
    let name: String
    let start: RecordedTime?
    let end: RecordedTime?
    let isError: Bool
    let record: JSONObject

    init(_ object: JSONObject) {
        record = object
        name = object["name"]?.string ?? ""
        if let list = object["attributes"]?.array {
            var members: [JSONObject.Member] = []
            for entry in list {
                guard let key = entry["key"]?.string else { continue }
                members.append(.init(key: key, value: Self.plain(entry["value"] ?? nil)))
            }
            attributes = JSONObject(members)
        } else {
            attributes = object["attributes"]?.object ?? JSONObject()
        }
        start = Self.time(
            object, ["startTimeUnixNano", "start_time_unix_nano"], "startTime", "start_time")
        end = Self.time(object, ["endTimeUnixNano", "end_time_unix_nano"], "endTime", "end_time")
        let code = object["status"]?["code"] ?? object["status"]?["status_code"]
        isError =
            code?.integer == 2 || code?.string == "STATUS_CODE_ERROR" || code?.string == "ERROR"
            || attributes["error.type"] != nil
    }

    /// What the span is about: `chat`, `execute_tool`, `invoke_agent`, or nothing known.
    var operation: String? {
        if let operation = attributes["gen_ai.operation.name"]?.string { return operation }
        switch attributes["openinference.span.kind"]?.string {
        case "LLM": return "chat"
        case "TOOL": return "execute_tool"
        case "AGENT": return "invoke_agent"
        default: break
        }
        if let type = attributes["llm.request.type"]?.string {
            return type == "chat" || type == "completion" ? "chat" : nil
        }
        switch attributes["traceloop.span.kind"]?.string {
        case "tool": return "execute_tool"
        case "agent": return "invoke_agent"
        default: break
        }
        if let operation = operationOfSDK { return operation }
        if name.hasPrefix("chat ") { return "chat" }
        if name.hasPrefix("execute_tool ") { return "execute_tool" }
        return name.hasPrefix("invoke_agent") ? "invoke_agent" : nil
    }

    /// The first of some attributes that is there.
    func first(_ keys: [String]) -> JSONValue? {
        for key in keys {
            if let value = attributes[key] { return value }
        }
        return nil
    }

    /// The value of an attribute that is JSON, written as a text or not.
    func structure(_ keys: [String]) -> JSONValue? {
        guard let value = first(keys) else { return nil }
        guard let text = value.string else { return value }
        return (try? JSONValue(parsing: Array(text.utf8), maximumDepth: 256)) ?? value
    }

    /// The plain form of a value that names its type.
    private static func plain(_ value: JSONValue) -> JSONValue {
        if let text = value["stringValue"] { return text }
        if let number = value["intValue"] {
            return number.string.flatMap { Int($0) }.map { JSONValue($0) } ?? number
        }
        if let number = value["doubleValue"] { return number }
        if let bool = value["boolValue"] { return bool }
        if let elements = value["arrayValue"]?["values"]?.array {
            return .array(elements.map(plain))
        }
        if let entries = value["kvlistValue"]?["values"]?.array {
            return .object(
                JSONObject(
                    entries.compactMap { entry in
                        entry["key"]?.string.map {
                            .init(key: $0, value: plain(entry["value"] ?? nil))
                        }
                    }))
        }
        return value
    }

    private static func time(
        _ object: JSONObject, _ nanoseconds: [String], _ pair: String, _ text: String
    ) -> RecordedTime? {
        for key in nanoseconds {
            if let value = object[key]?.string.flatMap({ Int($0) }) ?? object[key]?.integer {
                return RecordedTime(nanosecondsSince1970: value)
            }
        }
        if let seconds = object[pair]?[0]?.integer, let rest = object[pair]?[1]?.integer,
            seconds < Int.max / 1_000_000_000
        {
            return RecordedTime(
                nanosecondsSince1970: (seconds * 1_000_000_000).addingClamped(rest))
        }
        return (object[text] ?? object[pair]).flatMap(RecordedTime.init(any:))
    }
}
