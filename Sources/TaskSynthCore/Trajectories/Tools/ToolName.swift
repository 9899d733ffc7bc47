/// The name of a tool without the dress that servers and interfaces put on it.
enum ToolName {
    /// The bare name in lower case: `mcp__files__Read_File` and `functions.read_file` are one.
    static func bare(_ name: String) -> String {
        if name.utf8.allSatisfy(\.isWordByte), !name.utf8.starts(with: "mcp__".utf8) {
            return name.lowercased()
        }
        var text = name[...]
        if text.hasPrefix("mcp__") {
            let parts = text.dropFirst(5).split(separator: "__", maxSplits: 1)
            if parts.count == 2 { text = parts[1] }
        }
        for prefix in ["functions.", "default_api:", "default_api.", "tools."]
        where text.hasPrefix(prefix) {
            text = text.dropFirst(prefix.count)
        }
        return text.lowercased().replacing("-", with: "_")
    }
}

extension String {
    /// The text with every occurrence of a character replaced.
    func replacing(_ character: Character, with replacement: Character) -> String {
        String(map { $0 == character ? replacement : $0 })
    }
}
