/// Names and texts that a change brings into a file.
struct IntroducedTerms: Hashable, Sendable {
    /// Names that were nowhere in what is known of the file before, in order.
    var identifiers: [String] = []
    /// Texts and numbers that were nowhere in what is known of the file before, in order.
    var literals: [String] = []
    /// All names and texts on new lines, whether or not they are new.
    var used: Set<String> = []

    /// The longest term that is kept, in bytes.
    static let longest = 200
    /// The most terms of a kind that are kept for a file.
    static let most = 500
}
