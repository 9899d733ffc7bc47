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

    /// Whether a text has a word with no letter, digit or `_` beside it.
    static func hasWord(_ word: String, in text: String) -> Bool {
        func isPart(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || character == "_"
        }
        var rest = text[...]
        while let range = rest.firstRange(of: word) {
            let before =
                range.lowerBound == text.startIndex
                ? nil : text[text.index(before: range.lowerBound)]
            let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
            if !(before.map(isPart) ?? false), !(after.map(isPart) ?? false) { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }
}
