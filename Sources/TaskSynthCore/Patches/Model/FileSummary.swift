/// What a file section does, without its lines: all that a summary needs.
public struct FileSummary: Hashable, Sendable {
    /// What the section does to the file.
    public let status: FileStatus
    /// The name before; `nil` where there was no file.
    public let oldPath: PatchPath?
    /// The name after; `nil` where there is no file any more.
    public let newPath: PatchPath?
    /// The mode before, where the section tells it.
    public let oldMode: FileMode?
    /// The mode after, where the section tells it.
    public let newMode: FileMode?
    /// How much of the file stays, in percent; only renames and copies tell it.
    public let similarity: Int?
    /// How much of a rewritten file changes, in percent.
    public let dissimilarity: Int?
    /// Whether git takes the content for binary.
    public let isBinary: Bool
    /// The number of parents that the lines are compared with: more than one in a merge.
    public let parentCount: Int
    /// Whether the section is one of two that turn a file into something else, such as a link.
    public internal(set) var isTypeChange: Bool
    /// The number of hunks.
    public let hunkCount: Int
    /// The number of lines that are added.
    public let additions: Int
    /// The number of lines that are removed.
    public let deletions: Int
    /// The section, in bytes from the start of the patch.
    public internal(set) var range: Range<Int>
    /// The name of the object before, as long as it is written; a merge names several.
    let oldID: String?
    let marks: SectionRecord.Marks
    let score: UInt8

    /// The name after, or the name before where the file is deleted.
    public var path: PatchPath { newPath ?? oldPath ?? PatchPath([]) }

    /// Whether this is the diff of a merge against all of its parents.
    public var isCombined: Bool { parentCount > 1 }

    /// Whether the section makes another kind of file of what the section before it removes.
    func turns(_ last: FileSummary) -> Bool {
        guard status == .added, last.status == .deleted, let new = newMode, let old = last.oldMode
        else { return false }
        return !old.hasType(of: new) && path == last.path
    }

    init(_ record: SectionRecord, names: SectionNames, in text: Span<UInt8>, base: Int) {
        status = record.status
        oldPath = record.marks.contains(.isNew) ? nil : names.old
        newPath = record.marks.contains(.isDeleted) ? nil : names.new
        oldMode = record.fileModes.old
        newMode = record.fileModes.new
        let score = record.score <= 100 ? Int(record.score) : nil
        similarity = record.marks.contains(.isDissimilarity) ? nil : score
        dissimilarity = record.marks.contains(.isDissimilarity) ? score : nil
        isBinary = record.marks.contains(.isBinary)
        parentCount = Int(record.parents)
        isTypeChange = record.marks.contains(.isTypeChange)
        hunkCount = Int(record.hunkCount)
        additions = Int(record.additions)
        deletions = Int(record.deletions)
        range = base + Int(record.start)..<base + Int(record.end)
        oldID = names.oldID
        marks = record.marks.subtracting(.isTypeChange)
        self.score = record.score
    }
}

extension FilePatch {
    /// What the section does, without its lines.
    public var summary: FileSummary {
        let text = patch.bytes.span
        return FileSummary(
            record, names: SectionNames(record, in: text), in: text, base: 0)
    }
}
