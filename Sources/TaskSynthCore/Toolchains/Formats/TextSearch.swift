/// Looking for values in text whose format is not read as a whole.
enum TextSearch {
    /// The quoted value behind a key: `python_requires = ">=3.9"`.
    static func value(after key: String, in text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) {
            guard let place = line.firstRange(of: key) else { continue }
            let rest = line[place.upperBound...]
            guard let open = rest.firstIndex(where: { $0 == "\"" || $0 == "'" }) else { continue }
            let between = rest[..<open]
            guard between.allSatisfy({ " =:(,\t".contains($0) }) else { continue }
            let inner = rest[rest.index(after: open)...]
            guard let close = inner.firstIndex(of: rest[open]) else { continue }
            return String(inner[..<close])
        }
        return nil
    }

    /// The text of the first element with a name: `<release>17</release>`.
    static func element(_ name: String, in text: String) -> String? {
        guard let open = text.firstRange(of: "<\(name)>") else { return nil }
        let rest = text[open.upperBound...]
        guard let close = rest.firstIndex(of: "<") else { return nil }
        let value = rest[..<close].filter { !$0.isWhitespace }
        return value.isEmpty ? nil : value
    }
}
