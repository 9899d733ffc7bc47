/// A patch as git, GNU diff, Mercurial, Subversion and their kin write it, read without loss.
///
/// Everything is a range of the bytes: a preamble, file sections in order with the text between
/// them, and a trailer. Reading keeps places and numbers only; names and lines are made when
/// someone asks for them.
public struct Patch: Sendable {
    /// The text of the patch, byte for byte as it was read.
    public let bytes: [UInt8]
    let index: PatchIndex

    /// What was wrong with sections that became text, in a patch that was recovered.
    public var problems: [PatchError] { index.problems }

    var sections: [SectionRecord] { index.sections }

    /// Reads a patch.
    ///
    /// - Parameters:
    ///   - bytes: The text; text around the file sections is kept.
    ///   - limits: How much is read before the text is refused.
    ///   - prefixes: What the names of files lose at the front.
    /// - Throws: `PatchError` where a section is damaged.
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    public init(
        parsing bytes: [UInt8], limits: PatchLimits = .default,
        prefixes: PathPrefixes = .detected
    ) throws(PatchError) {
        var parser = PatchParser(limits: limits, prefixes: prefixes)
        try parser.parse(bytes.span)
        self.init(bytes: bytes, parser: parser)
    }

    /// Reads a patch from a text.
    public init(
        parsing text: String, limits: PatchLimits = .default, prefixes: PathPrefixes = .detected
    ) throws(PatchError) {
        try self.init(parsing: Array(text.utf8), limits: limits, prefixes: prefixes)
    }

    /// Reads a patch, and a large one with two threads; the result is the same.
    ///
    /// - Parameters:
    ///   - bytes: The text; text around the file sections is kept.
    ///   - size: The most bytes that are read with one thread, because two would not be faster.
    ///   - limits: How much is read before the text is refused.
    ///   - prefixes: What the names of files lose at the front.
    /// - Throws: `PatchError` where a section is damaged.
    public init(
        parsingInParallel bytes: [UInt8], above size: Int = 64 << 20,
        limits: PatchLimits = .default, prefixes: PathPrefixes = .detected
    ) async throws(PatchError) {
        var parser = PatchParser(limits: limits, prefixes: prefixes)
        try await parser.parseInParallel(bytes, above: size)
        self.init(bytes: bytes, parser: parser)
    }

    /// Reads what can be read of a damaged patch: a damaged section becomes text.
    ///
    /// What was wrong with the sections is in ``problems``.
    ///
    /// - Throws: `PatchError` where a limit is exceeded, and for no other reason.
    public init(
        recovering bytes: [UInt8], limits: PatchLimits = .default,
        prefixes: PathPrefixes = .detected
    ) throws(PatchError) {
        var parser = PatchParser(limits: limits, prefixes: prefixes)
        try parser.parseRecovering(bytes.span)
        self.init(bytes: bytes, parser: parser)
    }

    init(bytes: [UInt8], parser: PatchParser) {
        self.bytes = bytes
        index = PatchIndex(parser)
    }

    /// The file sections, in order.
    public var files: FilePatches { FilePatches(patch: self) }

    /// The text before the first file section: all of it where there is none.
    public var preamble: Range<Int> {
        0..<(sections.first.map { Int($0.start) } ?? bytes.count)
    }

    /// The text after the last file section.
    public var trailer: Range<Int> {
        (sections.last.map { Int($0.end) } ?? bytes.count)..<bytes.count
    }

    /// A part of the patch as text, where bytes that are no UTF-8 are replaced.
    public func text(_ range: Range<Int>) -> String { String(decoding: bytes.span, in: range) }
}

extension Patch: Hashable {
    /// Whether both are the same text, read in the same way.
    public static func == (left: Patch, right: Patch) -> Bool {
        left.bytes == right.bytes && left.sections == right.sections
    }

    /// Feeds the text into a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
