/// How a provider's own words for states are read, as data.
public struct TicketStateTable: Hashable, Sendable {
    /// Words in a status's name or among the labels that say more than the raw state.
    public struct Refinement: Hashable, Sendable {
        /// The state that is said more precisely.
        public let of: TicketState
        /// The phrases that say so; a `*` stands for the rest of a last word.
        public let words: [String]
        /// What they say.
        public let state: TicketState

        /// Makes a refinement.
        public init(of: TicketState, words: [String], state: TicketState) {
            self.of = of
            self.words = words
            self.state = state
        }
    }

    /// The state of each raw word, in lower case with `_` for `-` and blanks.
    public let states: [String: TicketState]
    /// What says more, the first that fits wins.
    public let refinements: [Refinement]

    /// Makes a table.
    public init(states: [String: TicketState], refinements: [Refinement] = []) {
        self.states = states
        self.refinements = refinements
    }

    /// Reads a table of a configuration: an object of raw words and states.
    public init(reading json: JSONObject) {
        var states: [String: TicketState] = [:]
        for member in json.members {
            guard let state = member.value.string.flatMap(TicketState.init(reading:)) else {
                continue
            }
            states[member.key.vocabularyWord] = state
        }
        self.init(states: states)
    }

    /// The state of a raw word and of the names beside it; `unknown` where the table lacks it.
    ///
    /// - Parameters:
    ///   - raw: The provider's own word.
    ///   - names: The name of the status, or the labels of the ticket.
    /// - Returns: The normalized state.
    public func state(of raw: String, names: [String] = []) -> TicketState {
        guard let state = states[raw.vocabularyWord] else { return .unknown }
        let candidates = refinements.filter { $0.of == state }
        guard !candidates.isEmpty else { return state }
        let words = names.map(Self.words(of:))
        let found = candidates.first { refinement in
            words.contains { Self.says(refinement.words, $0) }
        }
        return found?.state ?? state
    }

    private static func words(of name: String) -> [String] {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether a name holds one of the phrases.
    private static func says(_ phrases: [String], _ name: [String]) -> Bool {
        phrases.contains { phrase in
            let wanted = phrase.split(separator: " ").map(String.init)
            guard name.count >= wanted.count else { return false }
            return (0...name.count - wanted.count).contains { start in
                zip(name[start..<start + wanted.count], wanted).allSatisfy { word, wanted in
                    wanted.hasSuffix("*")
                        ? word.hasPrefix(wanted.dropLast()) : word == wanted
                }
            }
        }
    }
}
