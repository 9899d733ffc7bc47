/// Finds words that send a reader elsewhere instead of saying what is to be done.
///
/// `see the ticket`, `as described in ENG-12`, `details in the linked issue` always do. A bare
/// reference (`see #12`) does where hardly another word is said.
enum TicketDeferral {
    private static let verbs: [[String]] = [
        ["see"], ["refer", "to"], ["described", "in"], ["details", "in"], ["details", "are", "in"],
        ["specified", "in"], ["explained", "in"], ["defined", "in"], ["listed", "in"], ["per"],
        ["read"], ["check"], ["look", "at"], ["according", "to"], ["outlined", "in"],
    ]
    private static let fillers: Set<String> = [
        "the", "this", "that", "our", "linked", "original", "external", "parent", "upstream",
        "github", "gitlab", "linear", "jira", "full", "corresponding", "related", "attached", "a",
    ]
    private static let targets: Set<String> = ["ticket", "issue", "story", "card", "epic", "bead"]
    /// The number of other words up to which a bare reference is all that a text says.
    private static let fewWords = 5

    static func find(in text: String) -> String? {
        let words = words(of: text)
        for start in words.indices {
            for verb in verbs where matches(verb, words, at: start) {
                var place = start + verb.count
                while place < words.count, fillers.contains(words[place]) { place += 1 }
                guard place < words.count else { continue }
                let word = words[place]
                let phrase = words[start...place].joined(separator: " ")
                if targets.contains(word) || targets.contains(singular(word)) { return phrase }
                guard isReference(word) else { continue }
                let others = words.count - (place - start + 1)
                if verb != ["see"] && verb != ["per"] || others <= fewWords { return phrase }
            }
        }
        return nil
    }

    private static func matches(_ verb: [String], _ words: [String], at start: Int) -> Bool {
        words.count - start >= verb.count
            && words[start..<start + verb.count].elementsEqual(verb)
    }

    private static func singular(_ word: String) -> String {
        word.hasSuffix("s") ? String(word.dropLast()) : word
    }

    /// Whether a word is `#12`, `eng-12` or an address.
    private static func isReference(_ word: String) -> Bool {
        if word.hasPrefix("http://") || word.hasPrefix("https://") { return true }
        let parts = word.split(separator: "#", omittingEmptySubsequences: false)
        if parts.count == 2, !parts[1].isEmpty { return parts[1].allSatisfy(\.isNumber) }
        let key = word.split(separator: "-", omittingEmptySubsequences: false)
        return key.count == 2 && !key[0].isEmpty && key[0].allSatisfy(\.isLetter)
            && !key[1].isEmpty && key[1].allSatisfy(\.isNumber)
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split(whereSeparator: \.isWhitespace).map { word in
            let isEdge: (Character) -> Bool = { ".,;:!?()[]<>*_`\"'".contains($0) }
            let trimmed = word.drop(while: isEdge)
            guard let last = trimmed.lastIndex(where: { !isEdge($0) }) else { return "" }
            return String(trimmed[...last])
        }.filter { !$0.isEmpty }
    }
}
