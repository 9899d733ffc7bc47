import TaskSynthCore

/// The nodes of a document that stand in a line.
enum ADFInline {
    /// The Markdown of some nodes.
    static func text(_ nodes: [JSONValue]) -> String { nodes.map(text(of:)).joined() }

    /// Every text below a node, without marks.
    static func plain(_ node: JSONValue) -> String {
        var result = ""
        var stack = [node]
        while let node = stack.popLast() {
            if node["type"]?.string == "hardBreak" { result += "\n" }
            result += node["text"]?.string ?? node["attrs"]?["text"]?.string ?? ""
            stack += (node["content"]?.array ?? []).reversed()
        }
        return result
    }

    private static func text(of node: JSONValue) -> String {
        let attributes = node["attrs"]
        switch node["type"]?.string {
        case "text": return marked(node["text"]?.string ?? "", node["marks"]?.array ?? [])
        case "hardBreak": return "\n"
        case "mention": return attributes?["text"]?.string ?? attributes?["id"]?.string ?? ""
        case "emoji": return attributes?["text"]?.string ?? attributes?["shortName"]?.string ?? ""
        case "inlineCard":
            let url = attributes?["url"]?.string ?? attributes?["data"]?["url"]?.string
            return url.map { "<\($0)>" } ?? ""
        case "date":
            let text = attributes?["timestamp"]
            guard let value = text?.string.flatMap(Int.init) ?? text?.integer else { return "" }
            return String(ISOTimestamp(secondsSinceEpoch: value / 1000).text.prefix(10))
        default: return plain(node)
        }
    }

    private static func marked(_ text: String, _ marks: [JSONValue]) -> String {
        guard !text.trimmed.isEmpty else { return text }
        // Marks must touch the words: blanks stand outside of them.
        let start = text.firstIndex { !$0.isWhitespace } ?? text.startIndex
        let last = text.lastIndex { !$0.isWhitespace } ?? start
        let lead = text[..<start]
        let trail = text[text.index(after: last)...]
        var result = String(text[start...last])
        for mark in marks {
            switch mark["type"]?.string {
            case "strong": result = "**\(result)**"
            case "em": result = "*\(result)*"
            case "code": result = "`\(result)`"
            case "strike": result = "~~\(result)~~"
            case "underline": result = "<u>\(result)</u>"
            case "subsup":
                let tag = mark["attrs"]?["type"]?.string == "sub" ? "sub" : "sup"
                result = "<\(tag)>\(result)</\(tag)>"
            case "link":
                if let url = mark["attrs"]?["href"]?.string { result = "[\(result)](\(url))" }
            default: break
            }
        }
        return lead + result + trail
    }
}
