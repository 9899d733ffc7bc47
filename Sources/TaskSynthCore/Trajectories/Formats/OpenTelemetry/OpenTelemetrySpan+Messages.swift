/// The messages of a span: in attributes of its own or of its events, as JSON or laid out flat.
extension OpenTelemetrySpan {
    /// What was asked.
    var history: [ChatMessage] {
        let system = messages(["gen_ai.system_instructions"])
        var history = messages(["gen_ai.input.messages", "gen_ai.prompt"])
        for prefix in ["gen_ai.prompt.", "llm.input_messages."] where history.isEmpty {
            history = flattened(prefix)
        }
        if history.isEmpty { history = historyOfSDK }
        if history.isEmpty { history = saidInEvents { $0.hasSuffix(".message") } }
        return system + history
    }

    /// What the model answered.
    var answers: [ChatMessage] {
        var answers = messages(["gen_ai.output.messages", "gen_ai.completion"])
        for prefix in ["gen_ai.completion.", "llm.output_messages."] where answers.isEmpty {
            answers = flattened(prefix)
        }
        if answers.isEmpty { answers = answersOfSDK }
        return answers.isEmpty ? saidInEvents { $0 == "gen_ai.choice" } : answers
    }

    private func messages(_ keys: [String]) -> [ChatMessage] {
        guard let value = structure(keys) ?? contents.lazy.compactMap({ $0.structure(keys) }).first
        else { return [] }
        let list = value.array ?? [value]
        if list.contains(where: { $0["role"] != nil }) {
            return list.compactMap(\.object).map { ChatMessage($0) }
        }
        return [ChatMessage(["role": "system", "parts": .array(list)])]
    }

    /// The events, as spans with the same kind of attributes.
    private var contents: [OpenTelemetrySpan] {
        (record["events"]?.array ?? []).compactMap(\.object).map { OpenTelemetrySpan($0) }
    }

    /// Messages that are events, one each: `gen_ai.user.message`, `gen_ai.choice`.
    private func saidInEvents(_ isWanted: (String) -> Bool) -> [ChatMessage] {
        contents.filter { $0.name.hasPrefix("gen_ai.") && isWanted($0.name) }.map { event in
            var message = event.attributes
            if let inner = event.structure(["message"])?.object { message = inner }
            for member in event.attributes.members
            where member.key == "tool_calls" || member.key == "content" {
                message[member.key] = event.structure([member.key])
            }
            let role = event.name.split(separator: ".").dropFirst().first.map(String.init)
            message["role"] =
                message["role"] ?? .string(role == "choice" ? "assistant" : role ?? "system")
            return ChatMessage(message)
        }
    }

    /// Messages whose members are attributes of their own: `gen_ai.prompt.0.role`,
    /// `llm.input_messages.0.message.tool_calls.0.tool_call.function.name`.
    private func flattened(_ prefix: String) -> [ChatMessage] {
        var tree = Tree()
        for member in attributes.members where member.key.hasPrefix(prefix) {
            tree.insert(member.value, at: member.key.dropFirst(prefix.count).split(separator: "."))
        }
        return (tree.value.array ?? []).compactMap { entry in
            (entry["message"] ?? entry).object.map { ChatMessage(Self.plainMessage($0)) }
        }
    }

    /// The message without the names that stand around each of its parts.
    private static func plainMessage(_ message: JSONObject) -> JSONObject {
        var message = message
        if let calls = message["tool_calls"]?.array {
            message["tool_calls"] = .array(calls.map { $0["tool_call"] ?? $0 })
        }
        if let parts = message.take("contents")?.array, message["content"] == nil {
            message["content"] = .array(
                parts.map { part in
                    guard var content = part["message_content"]?.object else { return part }
                    content["type"] = content["type"] ?? "text"
                    return .object(content)
                })
        } else if let text = message["content"]?.string, text.hasPrefix("[{"),
            let parts = try? JSONValue(parsing: Array(text.utf8), maximumDepth: 256)
        {
            message["content"] = parts
        }
        return message
    }

    /// Values by paths of names and places.
    private struct Tree {
        private var leaf: JSONValue?
        private var branches: [(name: Substring, tree: Tree)] = []

        mutating func insert(_ value: JSONValue, at path: [Substring]) {
            guard let name = path.first, path.count <= 16 else {
                leaf = value
                return
            }
            let index =
                branches.firstIndex { $0.name == name }
                ?? {
                    branches.append((name, Tree()))
                    return branches.count - 1
                }()
            branches[index].tree.insert(value, at: Array(path.dropFirst()))
        }

        /// A list where all names are numbers, else an object.
        var value: JSONValue {
            if branches.isEmpty { return leaf ?? nil }
            let places = branches.compactMap { branch in
                Int(branch.name).map { ($0, branch.tree.value) }
            }
            if places.count == branches.count {
                return .array(places.sorted { $0.0 < $1.0 }.map(\.1))
            }
            return .object(
                JSONObject(branches.map { .init(key: String($0.name), value: $0.tree.value) }))
        }
    }
}
