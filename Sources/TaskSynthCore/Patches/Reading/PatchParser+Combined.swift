extension PatchParser {
    /// Reads the header of a merge; what does not fit the form is text.
    mutating func readCombinedHeader(
        _ text: Span<UInt8>, _ start: Int, _ next: Int, nameStart: Int
    ) -> HeaderSearch {
        var section = SectionRecord()
        section.marks = .git
        section.start = UInt32(start)
        headerStart = base + start
        let reader = NameReader(text.count)
        let name = reader.name(text, nameStart, strip: 0, endsAtTab: true)
        guard !name.isNone else { return .none }
        section.oldName = name
        section.newName = name
        section.parents = 0
        section.strip = 0
        var line = next
        var isCut = true
        while let feed = text.firstIndex(of: .lineFeed, from: line) {
            guard readCombinedLine(text, line, feed, into: &section) else {
                isCut = false
                break
            }
            line = feed + 1
        }
        if !hasAll, isCut { return .incomplete }
        guard section.parents > 1 else { return .none }
        position = line
        section.headerEnd = UInt32(line)
        return .section(section)
    }

    /// Reads a header line of a merge; `false` where it does not belong to the header.
    private func readCombinedLine(
        _ text: Span<UInt8>, _ line: Int, _ feed: Int, into section: inout SectionRecord
    ) -> Bool {
        if text.hasPrefix("index ", at: line) {
            return readCombinedIndex(text, line + 6..<feed, into: &section)
        }
        if text.hasPrefix("mode ", at: line) {
            readCombinedModes(text, line + 5..<feed, into: &section)
        } else if text.hasPrefix("new file mode ", at: line) {
            section.marks.insert(.isNew)
            section.oldName = .none
            section.newMode = octal(text, line + 14..<feed)
        } else if text.hasPrefix("deleted file mode ", at: line) {
            section.marks.insert(.isDeleted)
            section.newName = .none
            section.oldMode = octal(text, line + 18..<feed)
        } else {
            return text.hasPrefix("--- ", at: line) || text.hasPrefix("+++ ", at: line)
                || text.hasPrefix("similarity index ", at: line)
                || text.hasPrefix("rename ", at: line) || text.hasPrefix("copy ", at: line)
        }
        return true
    }

    /// Reads `<parent>,<parent>..<result>`, which tells the number of parents.
    private func readCombinedIndex(
        _ text: Span<UInt8>, _ range: Range<Int>, into section: inout SectionRecord
    ) -> Bool {
        var index = range.lowerBound
        var parents = 1
        while index < range.upperBound, text[index] != UInt8(ascii: ".") {
            if text[index] == UInt8(ascii: ",") {
                parents += 1
            } else if text[index].hexadecimalValue == nil {
                return false
            }
            index += 1
        }
        guard text.hasPrefix("..", at: index), parents > 1, parents < 255 else { return false }
        section.parents = UInt8(parents)
        section.oldID = NameSlice(range.lowerBound..<index)
        var end = index + 2
        while end < range.upperBound, text[end].hexadecimalValue != nil { end += 1 }
        section.newID = NameSlice(index + 2..<end)
        return true
    }

    /// Reads `<mode>,<mode>..<mode>`.
    private func readCombinedModes(
        _ text: Span<UInt8>, _ range: Range<Int>, into section: inout SectionRecord
    ) {
        section.oldMode = octal(text, range)
        var index = range.lowerBound
        while index < range.upperBound, !text.hasPrefix("..", at: index) { index += 1 }
        section.newMode = octal(text, min(index + 2, range.upperBound)..<range.upperBound)
    }

    private func octal(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
        var value: UInt32 = 0
        for index in range {
            guard UInt8(ascii: "0")...UInt8(ascii: "7") ~= text[index] else { break }
            value = value << 3 | UInt32(text[index] & 7)
        }
        return value
    }

    /// Reads the hunks of a merge by their counts.
    mutating func readCombinedHunks(
        _ text: Span<UInt8>, of section: inout SectionRecord
    ) throws(PatchError) {
        while var hunk = CombinedHunk(text, at: position, parents: Int(section.parents)) {
            position = hunk.line
            // The text is whole, so that the hunk is, too.
            _ = try hunk.readLines(text, hasAll: true)
            position = hunk.line
            hunk.record.firstRange = UInt32(combined.count)
            combined += hunk.ranges
            hunks.append(hunk.record)
            section.count(hunk.record)
            try checkCount(text, of: hunks.count, at: hunk.record.start, limits.hunks, "hunks")
        }
    }
}
