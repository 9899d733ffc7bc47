import TaskSynthCore

/// Writes the nodes of a document as Markdown.
struct ADFWriter {
    private var blocks: [String] = []
    private var depth = 0
    /// Documents are nested by strangers; beyond this depth only their texts are taken.
    private static let maximumDepth = 60

    var text: String { blocks.joined(separator: "\n\n") }

    mutating func writeBlocks(_ nodes: [JSONValue]) {
        var inline: [JSONValue] = []
        func isInline(_ node: JSONValue) -> Bool {
            [
                "text", "hardBreak", "mention", "emoji", "inlineCard", "date", "status",
                "placeholder", "mediaInline", "inlineExtension",
            ].contains(node["type"]?.string ?? "")
        }
        for node in nodes {
            if isInline(node) {
                inline.append(node)
                continue
            }
            add(ADFInline.text(inline))
            inline = []
            writeBlock(node)
        }
        add(ADFInline.text(inline))
    }

    private mutating func writeBlock(_ node: JSONValue) {
        guard depth < Self.maximumDepth else { return add(ADFInline.plain(node)) }
        depth += 1
        defer { depth -= 1 }
        let content = node["content"]?.array ?? []
        let attributes = node["attrs"]
        switch node["type"]?.string {
        case "paragraph": add(ADFInline.text(content))
        case "heading":
            let level = min(max(attributes?["level"]?.integer ?? 1, 1), 6)
            add(String(repeating: "#", count: level) + " " + ADFInline.text(content))
        case "bulletList", "orderedList", "taskList", "decisionList": add(list(node))
        case "codeBlock":
            let code = content.map(ADFInline.plain).joined()
            let fence = fence(for: code)
            add("\(fence)\(attributes?["language"]?.string ?? "")\n\(code)\n\(fence)")
        case "blockquote", "panel", "expand", "nestedExpand":
            let title = attributes?["title"]?.string ?? attributes?["panelType"]?.string
            let head = node["type"]?.string == "blockquote" ? nil : title.map { "**\($0)**" }
            let body = nested(content)
            add(
                quoted(
                    [head, body].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n")
                ))
        case "rule": add("---")
        case "table": add(table(content))
        case "media":
            let name = attributes?["alt"]?.string ?? attributes?["id"]?.string ?? "media"
            add("![\(name)](\(attributes?["url"]?.string ?? ""))")
        case "caption": add("*\(ADFInline.text(content))*")
        case "blockCard", "embedCard":
            let url = attributes?["url"]?.string ?? attributes?["data"]?["url"]?.string
            add(url.map { "<\($0)>" } ?? "")
        default:
            if let text = node["text"]?.string { add(text) }
            if content.isEmpty,
                let text = attributes?["text"]?.string ?? attributes?["title"]?.string
            {
                add(text)
            }
            writeBlocks(content)
        }
    }

    private mutating func add(_ block: String) {
        if !block.isEmpty { blocks.append(block) }
    }

    private func nested(_ content: [JSONValue]) -> String {
        var writer = ADFWriter()
        writer.depth = depth
        writer.writeBlocks(content)
        return writer.text
    }

    private func list(_ node: JSONValue) -> String {
        let isOrdered = node["type"]?.string == "orderedList"
        let first = node["attrs"]?["order"]?.integer ?? 1
        var items: [String] = []
        for item in node["content"]?.array ?? [] {
            let mark: String
            switch item["type"]?.string {
            case "taskItem", "blockTaskItem":
                mark = item["attrs"]?["state"]?.string == "DONE" ? "- [x] " : "- [ ] "
            default: mark = isOrdered ? "\(first &+ items.count). " : "- "
            }
            // A list inside a list of tasks is beside the items, not in one.
            let isList = (item["type"]?.string ?? "").hasSuffix("List")
            let body = isList ? list(item) : nested(item["content"]?.array ?? [])
            let blank = String(repeating: " ", count: isOrdered ? mark.count : 2)
            let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
            let rest = lines.enumerated().map { index, line in
                index == 0 && !isList ? "\(mark)\(line)" : line.isEmpty ? "" : "\(blank)\(line)"
            }
            items.append(rest.joined(separator: "\n"))
        }
        return items.joined(separator: "\n")
    }

    private func table(_ rows: [JSONValue]) -> String {
        var lines: [String] = []
        for (index, row) in rows.enumerated() {
            let cells = (row["content"]?.array ?? []).map { cell in
                nested(cell["content"]?.array ?? []).split(separator: "\n")
                    .joined(separator: "<br>")
                    .split(separator: "|", omittingEmptySubsequences: false)
                    .joined(separator: "\\|")
            }
            lines.append("| \(cells.joined(separator: " | ")) |")
            if index == 0 {
                lines.append("|" + String(repeating: " --- |", count: max(cells.count, 1)))
            }
        }
        return lines.joined(separator: "\n")
    }

    private func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    }

    private func fence(for code: String) -> String {
        var longest = 0
        var run = 0
        for character in code {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        return String(repeating: "`", count: max(3, longest + 1))
    }
}
