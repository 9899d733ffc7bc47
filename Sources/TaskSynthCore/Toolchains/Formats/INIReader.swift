/// Sections of keys and values, as `tox.ini` and `setup.cfg` have them.
struct INIReader {
    /// The sections by name, each with its values by key; lines of a value are joined by line feeds.
    private(set) var sections: [String: [String: String]] = [:]

    init(_ text: String) {
        var section = ""
        var key: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = Self.trimmed(line)
            if trimmed.isEmpty || trimmed.hasPrefix("#") || trimmed.hasPrefix(";") { continue }
            if let first = line.first, first == " " || first == "\t", let key {
                sections[section, default: [:]][key, default: ""] += "\n\(trimmed)"
                continue
            }
            if trimmed.hasPrefix("["), let end = trimmed.firstIndex(of: "]") {
                section = String(trimmed[trimmed.index(after: trimmed.startIndex)..<end])
                sections[section] = sections[section] ?? [:]
                key = nil
                continue
            }
            guard let equals = trimmed.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
                continue
            }
            let name = String(Self.trimmed(trimmed[..<equals]))
            key = name
            sections[section, default: [:]][name] =
                String(Self.trimmed(trimmed[trimmed.index(after: equals)...]))
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
