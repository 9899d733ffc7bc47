/// Where a hunk was applied.
public struct HunkPlacement: Hashable, Sendable {
    /// The line that the hunk starts at, counted from 1 in the file as the hunks before left it.
    public let line: Int
    /// How many lines that is after the place that the hunk names; negative where it is before.
    public let offset: Int

    /// Makes a placement.
    public init(line: Int, offset: Int) {
        self.line = line
        self.offset = offset
    }
}
