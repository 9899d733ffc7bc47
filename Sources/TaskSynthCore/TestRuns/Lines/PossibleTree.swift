/// Lines that may be a tree of titles, kept as they are until something says that they are one.
///
/// The lines of a tree look like those of anything else, so nothing is made of them before.
struct PossibleTree: Sendable {
    /// How many lines are kept.
    private static let maximumLines = 1 << 18
    /// How much text is kept, in bytes.
    private static let maximumSize = 1 << 25

    private var lines: [(line: LogLine, isBelowBlank: Bool)] = []
    private var size = 0

    /// Whether nothing is kept.
    var isEmpty: Bool { lines.isEmpty }

    /// Whether no further line is kept.
    var isFull: Bool { lines.count >= Self.maximumLines || size >= Self.maximumSize }

    /// Keeps a line.
    mutating func keep(_ line: LogLine, isBelowBlank: Bool) {
        guard !isFull else { return }
        lines.append((line, isBelowBlank))
        size += line.bytes.count
    }

    /// Gives the lines away.
    mutating func take() -> [(line: LogLine, isBelowBlank: Bool)] {
        defer { lines = [] }
        return lines
    }
}
