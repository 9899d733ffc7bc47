/// A patch that was mended, and what was mended.
///
/// Models write patches with wrong counts, without the last line feed, in fences, or with hunk
/// headers that have no numbers. Nothing of that is mended unless someone asks for it.
public struct PatchRepair: Sendable {
    /// The text after it was mended; it may still have mistakes that cannot be mended.
    public let bytes: [UInt8]
    /// What was mended, in order.
    public let repairs: [Repair]

    /// One thing that was mended.
    public struct Repair: Hashable, Sendable {
        /// The kinds of repairs.
        public enum Kind: Hashable, Sendable {
            /// The text had no line feed at its end.
            case missingLineFeed
            /// The patch was in a Markdown fence, with text around it.
            case fence
            /// Each line ended with CR and LF, headers too.
            case carriageReturns
            /// The counts of a hunk were not those of its lines.
            case counts
            /// A hunk header had no numbers; they are taken from the old file or made up.
            case blankHunkHeader
            /// Empty lines at the end of a hunk belonged to no side.
            case trailingBlankLines
        }

        /// What kind of repair it is.
        public let kind: Kind
        /// The line of the text before, counted from 1.
        public let line: Int
    }

    /// Mends a text.
    ///
    /// - Parameters:
    ///   - bytes: The text of a patch.
    ///   - file: Gives the file before, by which blank hunk headers get their numbers.
    public init(
        of bytes: [UInt8], reading file: (PatchPath) -> [UInt8]? = { _ in nil }
    ) {
        var mender = PatchMender(bytes)
        mender.mend(reading: file)
        self.bytes = mender.bytes
        repairs = mender.repairs
    }
}
