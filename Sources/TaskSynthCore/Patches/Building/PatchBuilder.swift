/// Puts a patch together from sections of others, whole or in part, and from new ones.
///
/// Sections of others keep the names that were read there, whatever prefixes these have.
public struct PatchBuilder: Sendable {
    /// The text so far.
    public private(set) var bytes: [UInt8] = []
    /// Whether the last section has nothing behind its header.
    private var endsInHeader = false
    /// Where the last section starts.
    private var lastStart = 0
    /// What is known of the sections so far.
    private var known = PatchParser(limits: .largest, prefixes: .detected)
    /// Whether text was added, in which there may be further sections.
    private var hasText = false
    /// The first section that cannot be read again.
    private var problem: PatchError?

    /// Starts with nothing.
    public init() {}

    /// Makes room for sections of another patch.
    mutating func reserve(bytes count: Int, sections: Int) {
        bytes.reserveLargePages(bytes.count + count)
        known.sections.reserveCapacity(known.sections.count + sections)
    }

    /// Adds text that is no section, such as the headers of a mail.
    public mutating func append(text: some Sequence<UInt8>) {
        let count = bytes.count
        bytes += text
        guard bytes.count > count else { return }
        endsInHeader = false
        hasText = true
    }

    /// Adds a section as it is.
    ///
    /// - Parameters:
    ///   - file: The section.
    ///   - leadingText: Whether the text between it and the section before comes along.
    public mutating func append(_ file: FilePatch, leadingText: Bool = false) {
        if leadingText { append(text: file.patch.bytes[file.leadingRange]) }
        let section = file.bytes
        guard separate(from: section) else { return }
        let start = bytes.count
        bytes += section
        lastStart = start
        endsInHeader = file.range.upperBound == file.headerRange.upperBound
        guard !hasText else { return }
        let index = file.patch.index
        let text = bytes
        known.adopt(
            file.record, hunks: index.hunks, combined: index.combined,
            movedBy: start - file.range.lowerBound, in: text.span)
    }

    /// Adds a section that was written anew.
    ///
    /// - Parameters:
    ///   - section: The text of the section.
    ///   - hasBody: Whether there is more than a header.
    ///   - strip: The number of components that its names lose.
    mutating func append(section: [UInt8], hasBody: Bool, strip: Int = 1) {
        guard separate(from: section[...]) else { return }
        var parser = PatchParser(limits: .largest, prefixes: .exactly(strip))
        parser.position = bytes.count
        lastStart = bytes.count
        bytes += section
        endsInHeader = !hasBody
        guard !hasText, problem == nil else { return }
        let text = bytes
        do throws(PatchError) {
            try parser.readSections(text.span)
        } catch {
            problem = error
            return
        }
        for section in parser.sections {
            known.adopt(
                section, hunks: parser.hunks, combined: parser.combined, movedBy: 0,
                in: text.span)
        }
    }

    /// Keeps a section from being read as a part of the one before it; `false` where there is no
    /// room for it.
    private mutating func separate(from section: ArraySlice<UInt8>) -> Bool {
        if let last = bytes.last, last != .lineFeed {
            bytes.append(.lineFeed)
            known.endLastLine()
        }
        // The names of a plain diff would be lines of the header before them.
        if endsInHeader, section.starts(with: "--- ".utf8) { bytes.append(.lineFeed) }
        guard bytes.count + section.count < Int(UInt32.max) else {
            problem =
                problem
                ?? PatchError(
                    code: .tooLarge, line: 1, byteOffset: 0,
                    expected: "at most \(UInt32.max) bytes", found: "more")
            return false
        }
        return true
    }

    /// Whether the last header is so short that it would be text at the end of a patch.
    private var endsTooSoon: Bool {
        guard endsInHeader, let feed = bytes[lastStart...].firstIndex(of: .lineFeed) else {
            return false
        }
        return bytes.count - (feed + 1) < PatchParser.leastBehindGitLine
    }

    /// Adds a section with some of its changes; headers and counts are made anew.
    ///
    /// - Returns: Whether there was anything to add.
    @discardableResult public mutating func append(
        _ file: FilePatch, selecting selection: LineSelection
    ) -> Bool {
        let writer = SectionWriter(file, selection)
        if writer.isVerbatim {
            append(file)
            return true
        }
        guard let section = writer.bytes else { return false }
        append(section: section, hasBody: writer.hasBody, strip: file.strip)
        return true
    }

    /// Adds a section that makes a file.
    public mutating func appendAddition(
        of path: PatchPath, mode: FileMode = .regular, content: [UInt8]
    ) {
        append(
            section: WholeFileWriter(path: path, mode: mode, content: content).addition,
            hasBody: !content.isEmpty)
    }

    /// Adds a section that removes a file.
    public mutating func appendDeletion(
        of path: PatchPath, mode: FileMode = .regular, content: [UInt8]
    ) {
        append(
            section: WholeFileWriter(path: path, mode: mode, content: content).deletion,
            hasBody: !content.isEmpty)
    }

    /// Adds a section that gives a file another name and leaves its content.
    public mutating func appendRename(from oldPath: PatchPath, to newPath: PatchPath) {
        var header = HeaderWriter(oldPath: oldPath, newPath: newPath)
        header.line("similarity index 100%")
        header.moveLines("rename")
        append(section: header.bytes, hasBody: false)
    }

    /// Gives the patch that was put together.
    ///
    /// - Parameter prefixes: What names lose at the front where text was added, so that everything
    ///   has to be read once more.
    /// - Returns: The patch.
    /// - Throws: `PatchError` where added text makes it unreadable.
    public func patch(prefixes: PathPrefixes = .detected) throws(PatchError) -> Patch {
        if let problem { throw problem }
        let bytes = endsTooSoon ? bytes + [.lineFeed] : bytes
        guard hasText else { return Patch(bytes: bytes, parser: known) }
        return try Patch(parsing: bytes, limits: .largest, prefixes: prefixes)
    }
}

extension Patch {
    /// A patch of some of the files; the text around the sections is kept where asked.
    public func filtered(
        keepingText: Bool = false, _ isIncluded: (FilePatch) -> Bool
    ) throws(PatchError) -> Patch {
        var builder = PatchBuilder()
        if keepingText { builder.append(text: bytes[preamble]) }
        for file in files where isIncluded(file) { builder.append(file, leadingText: keepingText) }
        if keepingText { builder.append(text: bytes[trailer]) }
        return try builder.patch(prefixes: index.prefixes)
    }
}
