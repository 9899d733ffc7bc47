/// One file section of a patch: a header, and hunks, binary content, or nothing.
public struct FilePatch: Sendable {
    /// The patch that the section is part of.
    public let patch: Patch
    /// The position among the sections.
    public let index: Int
    let record: SectionRecord

    init(patch: Patch, index: Int) {
        self.patch = patch
        self.index = index
        record = patch.index.sections[index]
    }

    /// The whole section, in bytes of the patch.
    public var range: Range<Int> { Int(record.start)..<Int(record.end) }

    /// The lines before the first hunk.
    public var headerRange: Range<Int> { Int(record.start)..<Int(record.headerEnd) }

    /// The text between the section before and this one, such as the message of a commit.
    ///
    /// It is empty for the first section, before which is the preamble.
    public var leadingRange: Range<Int> {
        index == 0
            ? Int(record.start)..<Int(record.start)
            : Int(record.leadingStart)..<Int(record.start)
    }

    /// The bytes of the section.
    public var bytes: ArraySlice<UInt8> { patch.bytes[range] }

    /// What the section does to the file.
    public var status: FileStatus { record.status }

    /// The name before; `nil` where there was no file.
    public var oldPath: PatchPath? {
        let isAbsent = record.oldName.isNone || record.marks.contains(.isNew)
        return isAbsent ? nil : PatchPath(record.oldName.bytes(in: patch.bytes.span))
    }

    /// The name after; `nil` where there is no file any more.
    public var newPath: PatchPath? {
        let isAbsent = record.newName.isNone || record.marks.contains(.isDeleted)
        return isAbsent ? nil : PatchPath(record.newName.bytes(in: patch.bytes.span))
    }

    /// The name after, or the name before where the file is deleted.
    public var path: PatchPath { PatchPath(name.bytes(in: patch.bytes.span)) }

    /// Where the patch names the file.
    var name: NameSlice { record.newName.isNone ? record.oldName : record.newName }

    /// Where the patch names the file before, where that is another name.
    var otherName: NameSlice? {
        let isAbsent =
            record.oldName.isNone || record.newName.isNone || record.marks.contains(.isNew)
        guard !isAbsent, !record.oldName.matches(record.newName, in: patch.bytes.span) else {
            return nil
        }
        return record.oldName
    }

    /// The mode before, where the section tells it.
    public var oldMode: FileMode? { record.fileModes.old }

    /// The mode after, where the section tells it, or the mode before where it tells no change.
    public var newMode: FileMode? { record.fileModes.new }

    /// The name of the object before, as long as it is written; a merge names several.
    public var oldID: String? {
        record.oldID.isNone ? nil : String(decoding: patch.bytes.span, in: record.oldID.range)
    }

    /// The name of the object after, as long as it is written.
    public var newID: String? {
        record.newID.isNone ? nil : String(decoding: patch.bytes.span, in: record.newID.range)
    }

    /// How much of the file stays, in percent; only renames and copies tell it.
    public var similarity: Int? {
        record.score > 100 || record.marks.contains(.isDissimilarity) ? nil : Int(record.score)
    }

    /// How much of a rewritten file changes, in percent.
    public var dissimilarity: Int? {
        record.score <= 100 && record.marks.contains(.isDissimilarity) ? Int(record.score) : nil
    }

    /// Whether git takes the content for binary: it is encoded, or left out.
    public var isBinary: Bool { record.marks.contains(.isBinary) }

    /// Whether the section holds the binary content itself.
    public var hasBinaryContent: Bool { record.marks.contains(.hasBinaryData) }

    /// Whether the file is a commit of another repository, before or after.
    public var isSubmodule: Bool {
        oldMode?.isSubmodule == true || newMode?.isSubmodule == true
    }

    /// Whether the file is a symbolic link, before or after.
    public var isSymlink: Bool { oldMode?.isSymlink == true || newMode?.isSymlink == true }

    /// Whether the section has a `diff --git` line, or is a merge.
    public var isGit: Bool { record.marks.contains(.git) }

    /// The number of parents that the lines are compared with: more than one in a merge.
    public var parentCount: Int { Int(record.parents) }

    /// Whether this is the diff of a merge against all of its parents.
    public var isCombined: Bool { record.parents > 1 }

    /// Whether the section is one of two that turn a file into something else, such as a link.
    ///
    /// The deletion comes first, the addition right after it.
    public var isTypeChange: Bool { record.marks.contains(.isTypeChange) }

    /// The number of lines that are added.
    public var additions: Int { Int(record.additions) }

    /// The number of lines that are removed.
    public var deletions: Int { Int(record.deletions) }

    /// The hunks, in order.
    public var hunks: Hunks { Hunks(file: self) }
}

extension FilePatch: Hashable {
    /// Whether both are the same section of the same patch.
    public static func == (left: FilePatch, right: FilePatch) -> Bool {
        left.index == right.index && left.patch == right.patch
    }

    /// Feeds the place and the text into a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(index)
        hasher.combine(bytes)
    }
}
