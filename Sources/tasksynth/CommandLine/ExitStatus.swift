/// What the process says with its exit status.
enum ExitStatus: Int32 {
    /// Done.
    case done = 0
    /// Done, and the answer is no.
    case negative = 1
    /// The arguments are wrong.
    case usage = 2
    /// The input is wrong.
    case badInput = 3
    /// An outside system failed: network, container engine, Git.
    case outside = 4
    /// Interrupted from the keyboard.
    case interrupted = 130
}
