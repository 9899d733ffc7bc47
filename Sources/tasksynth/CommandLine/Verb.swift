/// One thing that the executable does.
struct Verb: Sendable {
    /// The word on the command line.
    let name: String
    /// What it does, in one line.
    let summary: String
    /// What stands behind the verb: `PATCH|-`, `FILE…`; empty where only options do.
    var operands: String = ""
    /// The options that it takes.
    var options: [Option] = []
    /// One command that works, for its help page.
    let example: String
    /// Does it.
    let run: @Sendable (Arguments) async throws -> ExitStatus
}

/// One option of a verb.
struct Option: Sendable {
    /// The word, with its dashes.
    let name: String
    /// What its value is called; `nil` for a switch.
    var value: String?
    /// What it does, in one line.
    let summary: String
    /// Whether it may be given more than once.
    var isRepeatable = false

    static let json = Option(name: "--json", summary: "print one JSON document")
    static let quiet = Option(name: "--quiet", summary: "print no progress")
}
