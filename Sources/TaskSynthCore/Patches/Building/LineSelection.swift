/// Which changes of a file section go into a new section.
///
/// A change that is left out is taken as not made (against `old`) or as made already (against
/// `new`). So of two selections that share all changes, each applies alone to the old file against
/// `old`, and on top of the other one against `new`.
public struct LineSelection: Sendable {
    /// Whether the header's own changes belong to it: the new name, the mode.
    public var includesHeader: Bool
    /// The version that what is left out is taken from.
    public var base: PatchSide
    /// Whether a changed line belongs to it, by the position of its hunk and its own among all
    /// lines of the hunk.
    public var contains: @Sendable (_ hunk: Int, _ line: Int) -> Bool

    /// Selects changed lines.
    public init(
        against base: PatchSide = .old, includesHeader: Bool = true,
        lines contains: @escaping @Sendable (_ hunk: Int, _ line: Int) -> Bool
    ) {
        self.base = base
        self.includesHeader = includesHeader
        self.contains = contains
    }

    /// Selects whole hunks by their positions.
    public init(
        against base: PatchSide = .old, includesHeader: Bool = true, hunks: Set<Int>
    ) {
        self.init(against: base, includesHeader: includesHeader) { hunk, _ in
            hunks.contains(hunk)
        }
    }
}
