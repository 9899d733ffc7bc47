/// Why a section does not apply to a file.
public struct ApplyError: Error, Hashable, Sendable {
    /// What kind of obstacle it is.
    public let code: Code
    /// The file that the section is about.
    public let path: PatchPath
    /// The hunk that does not fit, counted from 1.
    public var hunk: Int?
    /// The line of the patch that the hunk starts at, counted from 1.
    public var patchLine: Int?
    /// The first line that differs at the place that the hunk names.
    public var mismatch: Mismatch?
    /// The place that comes nearest to fitting.
    public var nearest: Nearest?

    /// Makes an error.
    public init(code: Code, path: PatchPath) {
        self.code = code
        self.path = path
    }
}

extension ApplyError {
    /// A line that a hunk expects and the file does not have.
    public struct Mismatch: Hashable, Sendable {
        /// The line of the patch, counted from 1.
        public let patchLine: Int
        /// The line of the file, counted from 1.
        public let fileLine: Int
        /// The line as the patch has it.
        public let expected: String
        /// The line as the file has it; `nil` behind its end.
        public let found: String?
    }

    /// A place that a hunk nearly fits.
    public struct Nearest: Hashable, Sendable {
        /// The line of the file that the hunk would start at, counted from 1.
        public let line: Int
        /// How many of the lines that the hunk expects are there.
        public let matchingLines: Int
        /// How many lines the hunk expects.
        public let expectedLines: Int
        /// Whether the place already looks as if the hunk was applied.
        public let isAlreadyApplied: Bool
    }

    /// The kinds of obstacles, which may become more.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The obstacle in a few words.
        public let description: String

        init(_ description: String) { self.description = description }

        /// A hunk does not fit anywhere.
        public static let hunkDoesNotFit = Code("the hunk does not fit")
        /// A deleted file would still have content.
        public static let contentRemains = Code("the deletion leaves content")
        /// The section has binary content, but no way to decode it was given.
        public static let binaryNeedsInflater = Code("binary content needs an inflater")
        /// The section says that binary files differ, but not how.
        public static let binaryContentMissing = Code("the binary content is not in the patch")
        /// The binary content cannot be decoded.
        public static let binaryContentDamaged = Code("the binary content is damaged")
        /// A binary delta is made for another file.
        public static let binaryContentDiffers = Code("the file is not the one of the binary delta")
        /// The section is the diff of a merge, which has no one old file.
        public static let combinedDiff = Code("the diff of a merge cannot be applied")
    }
}

extension ApplyError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        var text = "\(path): \(code)"
        if let hunk { text += ": hunk \(hunk)" }
        if let patchLine { text += " (patch line \(patchLine))" }
        if let mismatch {
            text += ": line \(mismatch.fileLine) is "
            text += mismatch.found.map { "'\($0)'" } ?? "behind the end"
            text += ", expected '\(mismatch.expected)' (patch line \(mismatch.patchLine))"
        }
        if let nearest {
            text +=
                nearest.isAlreadyApplied
                ? "; it looks applied already at line \(nearest.line)"
                : "; line \(nearest.line) comes nearest, with \(nearest.matchingLines) of "
                    + "\(nearest.expectedLines) lines"
        }
        return text
    }
}
