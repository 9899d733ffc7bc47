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
    /// How it hangs together with the command before.
    var joint = Joint.sequence
    /// How many subshells it stands in.
    var depth = 0

    /// How a command hangs together with the one before.
    enum Joint {
        /// It runs after it, whatever became of that.
        case sequence
        /// Its input comes from it.
        case pipe
        /// It runs only where that did not fail.
        case and
        /// It runs only where that failed.
        case or
    }

    /// Whether its input comes from the command before.
    var isPiped: Bool { joint == .pipe }

    /// A file that output goes to.
    struct Output: Hashable, Sendable {
        var path: String
        var appends: Bool
    }

    var isEmpty: Bool { words.isEmpty && outputs.isEmpty && inputs.isEmpty && document == nil }
}
