extension PatchParser {
    /// Reads the hunks of a section.
    mutating func readHunks(
        _ text: Span<UInt8>, of section: inout SectionRecord
    ) throws(PatchError) {
        var oldLines = false
        var newLines = false
        while text.hasPrefix("@@ -", at: position), text.count > position + 4 {
            let hunk = try readHunk(text)
            if section.marks.contains(.git) {
                try checkAbsence(text, hunk, section)
            }
            oldLines = oldLines || hunk.oldCount > 0
            newLines = newLines || hunk.newCount > 0
            section.additions += hunk.additions
            section.deletions += hunk.deletions
            section.hunkCount += 1
            hunks.append(hunk)
            guard hunks.count <= limits.hunks else {
                throw PatchError(
                    .tooLarge, at: Int(hunk.start), in: text,
                    expected: "at most \(limits.hunks) hunks")
            }
        }
        if !section.marks.contains(.git) {
            try settlePlainStatus(text, of: &section, oldLines: oldLines, newLines: newLines)
        }
    }

    /// Reads a hunk by the counts of its header.
    private mutating func readHunk(_ text: Span<UInt8>) throws(PatchError) -> HunkRecord {
        let start = position
        guard let headerEnd = text.firstIndex(of: .lineFeed, from: start) else {
            throw PatchError(
                .badHunkHeader, at: start, in: text, expected: "a line feed at the end of the line")
        }
        guard let header = HunkHeader(text, start, headerEnd)
        else {
            throw PatchError(
                .badHunkHeader, at: start, in: text, expected: "@@ -start,count +start,count @@")
        }
        var old = header.oldCount
        var new = header.newCount
        var additions = 0
        var deletions = 0
        var line = headerEnd + 1
        while old != 0 || new != 0 {
            guard line < text.count else {
                throw truncated(text, start, old: old, new: new)
            }
            guard let feed = text.firstIndex(of: .lineFeed, from: line) else {
                throw truncated(text, line, old: old, new: new)
            }
            switch text[line] {
            case UInt8(ascii: " "), .lineFeed:
                old -= 1
                new -= 1
            case UInt8(ascii: "-"):
                old -= 1
                deletions += 1
            case UInt8(ascii: "+"):
                new -= 1
                additions += 1
            case UInt8(ascii: "\\") where feed - line >= 11 && text[line + 1] == UInt8(ascii: " "):
                break
            default:
                throw PatchError(
                    .unexpectedLine, at: line, in: text,
                    expected: Self.rest(old: old, new: new) + " of the hunk")
            }
            guard old >= 0, new >= 0 else {
                throw PatchError(
                    .unexpectedLine, at: line, in: text,
                    expected: Self.rest(
                        old: old + (text[line] == UInt8(ascii: "+") ? 0 : 1),
                        new: new + (text[line] == UInt8(ascii: "-") ? 0 : 1)) + " of the hunk")
            }
            line = feed + 1
        }
        guard additions + deletions > 0 else {
            throw PatchError(
                .hunkWithoutChange, at: start, in: text, expected: "a line that is added or removed"
            )
        }
        if text.count > line + 12, text.hasPrefix("\\ ", at: line) {
            line = min(text.count, lineEnd(text, from: line) + 1)
        }
        position = line
        return HunkRecord(
            start: UInt32(start), bodyStart: UInt32(headerEnd + 1), end: UInt32(line),
            oldStart: UInt32(header.oldStart), oldCount: UInt32(header.oldCount),
            newStart: UInt32(header.newStart), newCount: UInt32(header.newCount),
            additions: UInt32(additions), deletions: UInt32(deletions))
    }

    private func truncated(
        _ text: Span<UInt8>, _ place: Int, old: Int, new: Int
    ) -> PatchError {
        let hasLine = place < text.count && place != position
        return PatchError(
            .truncatedHunk, at: hasLine ? place : text.count, in: text,
            expected: hasLine ? "a line feed at the end of the line" : Self.rest(old: old, new: new)
        )
    }

    /// Says how many lines are still due.
    static func rest(old: Int, new: Int) -> String {
        "\(max(0, old)) more old and \(max(0, new)) more new line\(new == 1 ? "" : "s")"
    }

    /// Refuses old lines in a new file, and new lines in a deleted one.
    private func checkAbsence(
        _ text: Span<UInt8>, _ hunk: HunkRecord, _ section: SectionRecord
    ) throws(PatchError) {
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
    private func settlePlainStatus(
        _ text: Span<UInt8>, of section: inout SectionRecord, oldLines: Bool, newLines: Bool
    ) throws(PatchError) {
        let isAlone = section.hunkCount <= 1
        if section.marks.contains(.mayBeNew), oldLines || !isAlone {
            section.marks.remove(.mayBeNew)
        }
        if section.marks.contains(.mayBeDeleted), newLines || !isAlone {
            section.marks.remove(.mayBeDeleted)
        }
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
