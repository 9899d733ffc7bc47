/// One line of a hunk.
public struct HunkLine: Hashable, Sendable {
    /// What the patch does with the line.
    public let kind: Kind
    /// The line with its mark and its line feed, in bytes of the patch.
    public let range: Range<Int>
    /// The line as it is in the file, without its line feed.
    public let contentRange: Range<Int>
    /// Whether the line is the last of its file and has no line feed there.
    public let hasNoNewline: Bool
    /// The line with what says that it has no line feed, where that is so.
    public let rangeWithMarker: Range<Int>
    /// The number of the line before, counted from 1; `nil` where it is added.
    public let oldLine: Int?
    /// The number of the line after, counted from 1; `nil` where it is removed.
    public let newLine: Int?

    /// What a patch does with a line.
    public enum Kind: Hashable, Sendable {
        /// The line stays.
        case context
        /// The line is new.
        case added
        /// The line goes away.
        case removed
    }
}
