/// Puts a patch together from sections of others, whole or in part, and from new ones.
public struct PatchBuilder: Sendable {
    /// The text so far.
    public private(set) var bytes: [UInt8] = []
    /// Whether the last section has nothing behind its header.
    private var endsInHeader = false

    /// Starts with nothing.
    public init() {}

    /// Adds text that is no section, such as the headers of a mail.
    public mutating func append(text: some Sequence<UInt8>) {
        let count = bytes.count
        bytes += text
        if bytes.count > count { endsInHeader = false }
    }

    /// Adds a section as it is.
    ///
    /// - Parameters:
    ///   - file: The section.
    ///   - leadingText: Whether the text between it and the section before comes along.
    public mutating func append(_ file: FilePatch, leadingText: Bool = false) {
        if leadingText { append(text: file.patch.bytes[file.leadingRange]) }
        let hasBody = file.range.upperBound > file.headerRange.upperBound
        append(section: file.bytes, hasBody: hasBody)
    }

    /// Adds a section, and keeps it from being read as a part of the one before it.
    mutating func append(section: some Collection<UInt8>, hasBody: Bool) {
        if let last = bytes.last, last != .lineFeed { bytes.append(.lineFeed) }
        // The names of a plain diff would be lines of the header before them.
        if endsInHeader, section.starts(with: "--- ".utf8) { bytes.append(.lineFeed) }
        bytes += section
        endsInHeader = !hasBody
    }

    /// Adds a section with some of its changes; headers and counts are made anew.
    ///
    /// - Returns: Whether there was anything to add.
    @discardableResult public mutating func append(
        _ file: FilePatch, selecting selection: LineSelection
    ) -> Bool {
        let writer = SectionWriter(file, selection)
        guard let section = writer.bytes else { return false }
        append(section: section, hasBody: writer.hasBody)
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

    /// Reads what was put together.
    ///
    /// - Throws: `PatchError` where added text makes it unreadable.
    public func patch(prefixes: PathPrefixes = .detected) throws(PatchError) -> Patch {
        try Patch(parsing: bytes, limits: .largest, prefixes: prefixes)
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
        return try builder.patch()
    }
}
