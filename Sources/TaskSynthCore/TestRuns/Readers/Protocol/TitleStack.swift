/// The titles above a line of an indented tree.
struct TitleStack: Sendable {
    /// How many lines are kept of what may be a tree, until something says that it is one.
    static let maximumLines = 1 << 18

    private(set) var levels: [(indent: Int, title: String)] = []

    /// The titles, outermost first.
    var titles: [String] { levels.map(\.title) }

    /// Puts a title at a level, and takes away what is deeper or as deep.
    mutating func enter(_ title: String, indent: Int) {
        leave(indent)
        levels.append((indent, title))
    }

    /// Takes away what is as deep as a level, or deeper.
    mutating func leave(_ indent: Int) {
        while let last = levels.last, last.indent >= indent { levels.removeLast() }
    }

    /// Takes away everything.
    mutating func clear() { levels = [] }

    /// The path of a title below these.
    func path(_ title: String, separator: String, after head: String? = nil) -> String {
        ((head.map { [$0] } ?? []) + titles + [title]).joined(separator: separator)
    }
}
