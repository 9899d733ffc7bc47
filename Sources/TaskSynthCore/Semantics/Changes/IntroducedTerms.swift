/// Names and texts that a change brings into a file.
struct IntroducedTerms: Hashable, Sendable {
    /// Names that were nowhere in what is known of the file before, in order.
    var identifiers: [String] = []
    /// Texts and numbers that were nowhere in what is known of the file before, in order.
    var literals: [String] = []
    /// All names and texts on new lines of a file of tests, whether or not they are new.
    var used: Set<String> = []

    /// The longest term that is kept, in bytes.
    static let longest = 200
    /// The most terms of a kind that are kept for a file.
    static let most = 500

    /// Adds what was nowhere before, while there is room.
    mutating func add(_ text: String, isIdentifier: Bool) {
        if isIdentifier {
            if identifiers.count < Self.most { identifiers.append(text) }
        } else if literals.count < Self.most {
            literals.append(text)
        }
    }

    /// Adds what tests use, while there is room.
    mutating func use(_ text: String) {
        if used.count < 4 * Self.most { used.insert(text) }
    }
}
