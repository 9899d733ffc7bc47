import TaskSynthCore

/// The lines `NAME=value` of an `.env` file.
enum DotEnv {
    static func variables(of text: String) -> [String: String] {
        var variables: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            var line = String(line).trimmed
            if line.hasPrefix("export ") { line = String(line.dropFirst(7)) }
            guard !line.hasPrefix("#"), let mark = line.firstIndex(of: "=") else { continue }
            let name = String(line[..<mark]).trimmed
            guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
            else { continue }
            variables[name] = value(String(line[line.index(after: mark)...]).trimmed)
        }
        return variables
    }

    private static func value(_ text: String) -> String {
        for quote in ["\"", "'"] where text.hasPrefix(quote) && text.count >= 2 {
            let inner = text.dropFirst()
            guard let end = inner.firstIndex(of: Character(quote)) else { continue }
            return String(inner[..<end])
        }
        guard let comment = text.range(of: " #") else { return text }
        return String(text[..<comment.lowerBound]).trimmed
    }
}
