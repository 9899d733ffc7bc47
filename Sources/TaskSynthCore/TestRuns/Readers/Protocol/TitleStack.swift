/// The titles above a line of an indented tree.
struct TitleStack: Sendable {
    /// A title, or the line that is one: most are never asked for.
    fileprivate enum Source: Sendable {
        case text(String)
        case line(LogLine)
    }

    /// A title with its place.
    struct Level: Sendable {
        /// The number of spaces before it.
        let indent: Int
        fileprivate let source: Source
        /// The title.
        var title: String {
            switch source {
            case .text(let text): text
            case .line(let line): line.trimmed
            }
        }
    }

    private(set) var levels: [Level] = []

    /// The titles, outermost first.
    var titles: [String] { levels.map(\.title) }

    /// Puts a title at a level, and takes away what is deeper or as deep.
    mutating func enter(_ title: String, indent: Int) {
        leave(indent)
        levels.append(Level(indent: indent, source: .text(title)))
    }

    /// Puts a line at its level as a title, and takes away what is deeper or as deep.
    mutating func enter(_ line: LogLine) {
        leave(line.indent)
        levels.append(Level(indent: line.indent, source: .line(line)))
    }

    /// Takes away what is as deep as a level, or deeper.
    mutating func leave(_ indent: Int) {
        // Compared in its place: a level is costly to copy.
        while !levels.isEmpty, levels[levels.count - 1].indent >= indent { levels.removeLast() }
    }

    /// Takes away everything.
    mutating func clear() { levels = [] }

    /// The path of a title below these.
    func path(_ title: String, separator: String, after head: String? = nil) -> String {
        ((head.map { [$0] } ?? []) + titles + [title]).joined(separator: separator)
    }
}
