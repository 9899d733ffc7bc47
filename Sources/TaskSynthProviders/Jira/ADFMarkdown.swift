package import TaskSynthCore

/// Atlassian's document format as Markdown, and plain texts as documents.
///
/// A node that is not known is read for what it holds: no text is lost.
package enum ADFMarkdown {
    /// The Markdown of a document.
    package static func markdown(of document: JSONValue) -> String {
        var writer = ADFWriter()
        writer.writeBlocks(document["content"]?.array ?? [document])
        return writer.text
    }

    /// A document with a paragraph for each part of a text between blank lines.
    package static func document(of text: String) -> JSONValue {
        var paragraphs: [JSONValue] = []
        var lines: [Substring] = []
        func flush() {
            guard !lines.isEmpty else { return }
            var nodes: [JSONValue] = []
            for (index, line) in lines.enumerated() {
                if index > 0 { nodes.append(["type": "hardBreak"]) }
                nodes.append(["type": "text", "text": .string(String(line))])
            }
            paragraphs.append(["type": "paragraph", "content": .array(nodes)])
            lines = []
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) { flush() } else { lines.append(line) }
        }
        flush()
        return ["version": 1, "type": "doc", "content": .array(paragraphs)]
    }
}
