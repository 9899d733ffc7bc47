/// One replacement of text that an editing call asks for.
struct TextChange: Hashable {
    /// The file, where the change names one of several.
    var path: String?
    /// The text before; `nil` where the call does not say.
    var old: String?
    /// The text after; `nil` where the call does not say.
    var new: String?
    /// The line that the change begins with, counted from 1.
    var line: Int?

    /// The replacements of a call, in order.
    static func changes(of call: ToolCall) -> [TextChange] {
        let arguments = call.arguments
        if let edits = arguments["edits"]?.array ?? arguments["changes"]?.array {
            let changes = edits.compactMap { pair($0) }
            if !changes.isEmpty { return changes }
        }
        if let change = pair(arguments) { return [change] }
        let text = arguments.string ?? arguments.firstString(["input", "patch", "diff"])
        if let text, text.has("*** ") || text.has("@@") { return PatchChanges.read(text) }
        if let new = arguments.firstString([
            "content", "file_text", "new_source", "contents", "code_edit",
        ]) {
            return [TextChange(old: nil, new: new)]
        }
        if let action = arguments["action"]?.string { return sweAgent(action, call) }
        return []
    }

    private static func pair(_ value: JSONValue) -> TextChange? {
        let old =
            value.firstString([
                "old_string", "old_str", "oldString", "oldText", "oldCode", "search",
            ])
            ?? value["originalText"]?["context"]?.string
        let new =
            value.firstString([
                "new_string", "new_str", "newString", "newText", "newCode", "replace",
                "insert_text",
            ]) ?? value["newText"]?["context"]?.string
        guard old != nil || new != nil else { return nil }
        return TextChange(
            old: old, new: new,
            line: value["originalText"]?["startLine"]?.integer ?? value["insert_line"]?.integer)
    }

    /// The text of `edit 10:20 … end_of_edit`.
    private static func sweAgent(_ action: String, _ call: ToolCall) -> [TextChange] {
        guard action.hasPrefix("edit "), let end = action.firstIndex(of: "\n") else { return [] }
        var body = action[action.index(after: end)...]
        if let mark = body.range(of: "end_of_edit") { body = body[..<mark.lowerBound] }
        if body.last == "\n" { body = body.dropLast() }
        return [
            TextChange(
                old: nil, new: String(body), line: call.arguments["start_line"]?.integer)
        ]
    }
}
