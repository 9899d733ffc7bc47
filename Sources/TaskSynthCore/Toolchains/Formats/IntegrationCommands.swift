/// The command lines in the YAML of a continuous integration, read by their shape.
enum IntegrationCommands {
    private static let keys: Set<Substring> = [
        "run", "script", "before_script", "after_script", "command",
    ]

    /// Reads the lines of `run:` and `script:`, also of their blocks and lists.
    static func read(_ text: String) -> [String] {
        var commands: [String] = []
        var blockIndent: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var rest = line.drop { $0 == " " }
            let indent = line.count - rest.count
            guard !rest.isEmpty, rest != "\r" else { continue }
            if let block = blockIndent {
                if indent > block || (indent == block && rest.hasPrefix("- ")) {
                    append(rest, to: &commands)
                    continue
                }
                blockIndent = nil
            }
            if rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { $0 == " " } }
            guard let colon = rest.firstIndex(of: ":"), keys.contains(rest[..<colon]) else {
                continue
            }
            let value = rest[rest.index(after: colon)...].drop { $0 == " " }
            if value.isEmpty || value.hasPrefix("|") || value.hasPrefix(">") {
                blockIndent = indent
            } else {
                append(value, to: &commands)
            }
        }
        return commands
    }

    private static func append(_ text: Substring, to commands: inout [String]) {
        var text = text
        if text.hasPrefix("- ") { text = text.dropFirst(2) }
        while let last = text.last, last == "\r" || last == " " || last == "\\" {
            text.removeLast()
        }
        for quote in ["\"", "'"]
        where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            text = text.dropFirst().dropLast()
        }
        if !text.isEmpty, !text.hasPrefix("#") { commands.append(String(text)) }
    }
}
