/// One simple command of a shell text.
struct ShellCommand: Hashable, Sendable {
    /// The program and its arguments, without quotation marks.
    var words: [String] = []
    /// The files that its output goes to.
    var outputs: [Output] = []
    /// The files that its input comes from.
    var inputs: [String] = []
    /// The text of a here-document, or of a here-string.
    var document: String?
    /// Whether its input comes from the command before.
    var isPiped = false
    /// Whether it runs only where the command before did not fail, or did.
    var isConditional = false

    /// A file that output goes to.
    struct Output: Hashable, Sendable {
        var path: String
        var appends: Bool
    }

    var isEmpty: Bool { words.isEmpty && outputs.isEmpty && inputs.isEmpty && document == nil }
}
