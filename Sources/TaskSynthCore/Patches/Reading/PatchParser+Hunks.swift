extension PatchParser {
    /// Reads the hunks of a section.
    mutating func readHunks(
        _ text: Span<UInt8>, of section: inout SectionRecord
    ) throws(PatchError) {
        while startsHunk(text) {
            var reader = try HunkReader(text, at: position)
            try check(text, reader.record, of: section)
            // The text is whole, so that the hunk is, too.
            _ = try reader.readLines(text, hasAll: true)
            position = reader.line
            section.count(reader.record)
            hunks.append(reader.record)
            try checkCount(text, of: hunks.count, at: reader.record.start, limits.hunks, "hunks")
        }
        try settleStatus(text, of: &section)
    }

    /// Whether a hunk header starts here.
    func startsHunk(_ text: Span<UInt8>) -> Bool {
        text.hasPrefix("@@ -", at: position) && text.count > position + 4
    }

    /// Refuses old lines in a new file, and new lines in a deleted one.
    func check(
        _ text: Span<UInt8>, _ hunk: HunkRecord, of section: SectionRecord
    ) throws(PatchError) {
        guard section.marks.contains(.git) else { return }
        if section.marks.contains(.isNew), hunk.oldCount > 0 {
            throw PatchError(
                .newFileWithOldContent, at: Int(hunk.start), in: text, expected: "no old lines")
        }
        if section.marks.contains(.isDeleted), hunk.newCount > 0 {
            throw PatchError(
                .deletedFileWithContent, at: Int(hunk.start), in: text, expected: "no new lines")
        }
    }

    /// Decides by the counts whether a plain diff makes or removes a file.
    func settleStatus(
        _ text: Span<UInt8>, of section: inout SectionRecord
    ) throws(PatchError) {
        guard !section.marks.contains(.git) else { return }
        let isAlone = section.hunkCount <= 1
        let oldLines = section.marks.contains(.hasOldLines)
        let newLines = section.marks.contains(.hasNewLines)
        if oldLines || !isAlone { section.marks.remove(.mayBeNew) }
        if newLines || !isAlone { section.marks.remove(.mayBeDeleted) }
        if section.marks.contains(.isNew), oldLines {
            throw PatchError(
                .newFileWithOldContent, at: Int(section.start), in: text, expected: "no old lines")
        }
        if section.marks.contains(.isDeleted), newLines {
            throw PatchError(
                .deletedFileWithContent, at: Int(section.start), in: text,
                expected: "no new lines")
        }
    }
}
