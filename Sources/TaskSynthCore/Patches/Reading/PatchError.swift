/// Why a text is not a patch, and where.
public struct PatchError: Error, Hashable, Sendable {
    /// What kind of mistake it is.
    public let code: Code
    /// The line that is wrong, counted from 1.
    public internal(set) var line: Int
    /// The place that is wrong, in bytes from the start.
    public let byteOffset: Int
    /// The start of the section that is wrong, in bytes from the start of the text.
    public internal(set) var sectionOffset: Int
    /// What would have been right.
    public let expected: String
    /// What is there, shortened.
    public let found: String

    /// Makes an error.
    public init(code: Code, line: Int, byteOffset: Int, expected: String, found: String) {
        self.code = code
        self.line = line
        self.byteOffset = byteOffset
        sectionOffset = byteOffset
        self.expected = expected
        self.found = found
    }
}

extension PatchError {
    /// Makes an error about the line that starts at a place; whoever hands it on counts lines.
    init(_ code: Code, at offset: Int, in text: Span<UInt8>, expected: String) {
        let end = text.firstIndex(of: .lineFeed, from: min(offset, text.count)) ?? text.count
        let start = min(offset, end)
        let isLong = end - start > 60
        let shown = String(decoding: text, in: start..<(isLong ? start + 60 : end))
        self.init(
            code: code, line: 0, byteOffset: offset, expected: expected,
            found: start == text.count ? "the end of the text" : "'\(shown)\(isLong ? "…" : "")'")
    }

    /// The error with the line that its place is in, where that is not counted yet.
    func numbered(in text: Span<UInt8>) -> PatchError {
        var numbered = self
        if line == 0 { numbered.line = text.lineNumber(at: byteOffset) }
        return numbered
    }
}

extension PatchError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        "patch line \(line), byte \(byteOffset): \(code): expected \(expected), found \(found)"
    }
}

extension PatchError {
    /// The kinds of mistakes, which may become more.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The mistake in a few words.
        public let description: String

        private init(_ description: String) { self.description = description }

        /// A hunk comes before any file header.
        public static let hunkWithoutHeader = Code("hunk without a file header")
        /// A header names no file.
        public static let missingFileName = Code("file header names no file")
        /// Two lines of a header name different files.
        public static let inconsistentFileName = Code("inconsistent file name")
        /// Two lines of a header contradict each other.
        public static let inconsistentHeader = Code("inconsistent header lines")
        /// A mode is no octal number.
        public static let invalidMode = Code("invalid file mode")
        /// A hunk header does not give its starts and its counts.
        public static let badHunkHeader = Code("bad hunk header")
        /// The text ends within a hunk.
        public static let truncatedHunk = Code("truncated hunk")
        /// A hunk has lines that its counts do not announce, or none that they do.
        public static let unexpectedLine = Code("unexpected line in a hunk")
        /// A hunk changes nothing.
        public static let hunkWithoutChange = Code("hunk without a change")
        /// A new file has lines that were there before.
        public static let newFileWithOldContent = Code("new file depends on old contents")
        /// A deleted file still has lines.
        public static let deletedFileWithContent = Code("deleted file still has contents")
        /// A binary patch is damaged.
        public static let badBinaryPatch = Code("bad binary patch")
        /// A limit is exceeded.
        public static let tooLarge = Code("patch too large")
    }
}
