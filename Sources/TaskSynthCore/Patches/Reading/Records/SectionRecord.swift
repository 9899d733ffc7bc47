/// What is kept of a file section: places and numbers, no objects.
struct SectionRecord: Hashable, Sendable {
    /// The end of what comes before: text since the last section starts here.
    var leadingStart: UInt32 = 0
    var start: UInt32 = 0
    var headerEnd: UInt32 = 0
    var end: UInt32 = 0
    var oldName = NameSlice.none
    var newName = NameSlice.none
    /// Object names on the `index` line.
    var oldID = NameSlice.none
    var newID = NameSlice.none
    var oldMode: UInt32 = 0
    var newMode: UInt32 = 0
    var firstHunk: UInt32 = 0
    var hunkCount: UInt32 = 0
    var additions: UInt32 = 0
    var deletions: UInt32 = 0
    var marks: Marks = []
    /// The similarity or dissimilarity in percent; 255 where none is given.
    var score: UInt8 = 255
    /// The number of components that the names lost.
    var strip: UInt8 = 1
    /// The number of parents of a combined diff; 1 for all others.
    var parents: UInt8 = 1

    /// Adds the counts of a hunk.
    mutating func count(_ hunk: HunkRecord) {
        additions += hunk.additions
        deletions += hunk.deletions
        hunkCount += 1
        if hunk.oldCount > 0 { marks.insert(.hasOldLines) }
        if hunk.newCount > 0 { marks.insert(.hasNewLines) }
    }

    /// The same section at another place of a text.
    func moved(by shift: Int) -> SectionRecord {
        var moved = self
        moved.start = UInt32(Int(start) + shift)
        moved.headerEnd = UInt32(Int(headerEnd) + shift)
        moved.end = UInt32(Int(end) + shift)
        moved.oldName = oldName.moved(by: shift)
        moved.newName = newName.moved(by: shift)
        moved.oldID = oldID.moved(by: shift)
        moved.newID = newID.moved(by: shift)
        return moved
    }

    /// Facts that are there or not.
    struct Marks: OptionSet, Hashable, Sendable {
        let rawValue: UInt16

        static let git = Marks(rawValue: 1)
        static let isNew = Marks(rawValue: 2)
        static let isDeleted = Marks(rawValue: 4)
        static let isRename = Marks(rawValue: 8)
        static let isCopy = Marks(rawValue: 16)
        static let isBinary = Marks(rawValue: 32)
        static let hasBinaryData = Marks(rawValue: 64)
        static let isDissimilarity = Marks(rawValue: 128)
        static let hasUnifiedNames = Marks(rawValue: 256)
        /// A plain diff whose only hunk could be the whole new file.
        static let mayBeNew = Marks(rawValue: 512)
        /// A plain diff whose only hunk could be the whole old file.
        static let mayBeDeleted = Marks(rawValue: 1024)
        /// A part of a pair that changes the type of a file.
        static let isTypeChange = Marks(rawValue: 2048)
        static let hasOldLines = Marks(rawValue: 4096)
        static let hasNewLines = Marks(rawValue: 8192)
    }
}
