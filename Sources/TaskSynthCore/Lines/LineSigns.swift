/// What a line has to have for a reader to make something of it, any one of these.
///
/// In all of the texts a `0` stands for any digit.
struct LineSigns: Sendable {
    /// What a line begins with, its indentation included.
    var heads: [String] = []
    /// What a line begins with behind its indentation.
    var starts: [String] = []
    /// What is somewhere in a line.
    var parts: [String] = []
    /// What a line ends with, but for blanks.
    var tails: [String] = []
    /// Whether a line of one word alone is a sign.
    var includesWords = false
    /// Whether a line with nothing but blanks is a sign.
    var includesBlanks = false
}
