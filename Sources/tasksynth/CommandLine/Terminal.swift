import Glibc

/// Where results and messages go: standard output for machines, standard error for people.
enum Terminal {
    /// Whether standard error is a terminal, so that progress may be drawn.
    static let isInteractive = isatty(STDERR_FILENO) == 1

    /// Prints a result with a line feed.
    static func print(_ text: String) { write(Array(text.utf8) + [0x0A]) }

    /// Writes bytes to standard output as they are.
    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Prints a message for a person to standard error.
    static func note(_ text: String) { write(Array(text.utf8) + [0x0A], to: STDERR_FILENO) }

    /// Writes all of the bytes; a closed pipe ends the process by its signal.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
