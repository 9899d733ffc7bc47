extension PatchParser {
    /// Takes over a section that another parser has read.
    ///
    /// - Parameters:
    ///   - section: The section.
    ///   - hunks: All hunks that the other parser has read.
    ///   - combined: All ranges of merges that it has read.
    ///   - shift: How far behind its place there the section stands here.
    ///   - text: The text here, up to the end of the section at least.
    mutating func adopt(
        _ section: SectionRecord, hunks: [HunkRecord], combined: [CombinedRange],
        movedBy shift: Int, in text: Span<UInt8>
    ) {
        var moved = section.moved(by: shift)
        moved.leadingStart = UInt32(sectionEnd)
        moved.firstHunk = UInt32(self.hunks.count)
        moved.marks.remove(.isTypeChange)
        markTypeChange(&moved, text)
        let first = Int(section.firstHunk)
        for var hunk in hunks[first..<first + Int(section.hunkCount)] {
            hunk.move(by: shift)
            if section.parents > 1 {
                let ranges = Int(hunk.firstRange)..<Int(hunk.firstRange) + Int(section.parents)
                hunk.firstRange = UInt32(self.combined.count)
                self.combined += combined[ranges]
            }
            self.hunks.append(hunk)
        }
        sections.append(moved)
        sectionEnd = Int(moved.end)
        position = sectionEnd
    }

    /// Lets the last section have a line feed that was missing at its end.
    mutating func endLastLine() {
        guard let last = sections.indices.last, sectionEnd == position else { return }
        sections[last].end += 1
        if sections[last].hunkCount > 0 { hunks[hunks.count - 1].end += 1 }
        sectionEnd += 1
        position = sectionEnd
    }
}
