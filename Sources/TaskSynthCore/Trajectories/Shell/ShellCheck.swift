/// One command of a shell text that tests, builds or checks.
struct ShellCheck: Hashable, Sendable {
    /// What it is for.
    let activity: ShellActivity
    let words: [String]

    /// The command as one line.
    var command: String { words.joined(separator: " ") }

    /// Whether it runs a file by an interpreter, so that only the name of the file says what the
    /// command is for.
    var runsScript: Bool {
        guard let program = words.first?.lastPathComponent.lowercased() else { return false }
        return ShellProgram.named[program] == .program && !words.contains("-m")
    }
}
