/// A closed set of words that a ticket's field may hold, with the words that mean the same.
public protocol TicketVocabulary: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {
    /// The other words that are read as one of these.
    static var aliases: [String: Self] { get }
}

extension TicketVocabulary {
    /// Reads a word in any case, with `-` and blanks as `_`; `nil` where it means nothing here.
    public init?(reading text: String) {
        let word = text.vocabularyWord
        guard let value = Self(rawValue: word) ?? Self.aliases[word] else { return nil }
        self = value
    }
}

extension String {
    /// The text without blanks and line ends around it.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// The word in lower case, each run of blanks and each `-` as `_`.
    var vocabularyWord: String {
        var word = ""
        for character in trimmed.lowercased() {
            if character.isWhitespace || character == "-" {
                if !word.hasSuffix("_") { word.append("_") }
            } else {
                word.append(character)
            }
        }
        return word
    }
}
