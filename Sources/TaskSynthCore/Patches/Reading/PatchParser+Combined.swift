extension PatchParser {
    /// Reads the header of a merge; what does not fit the form is text.
    mutating func readCombinedHeader(
        _ text: Span<UInt8>, _ start: Int, _ next: Int, nameStart: Int
    ) -> SectionRecord? {
        var section = SectionRecord()
        section.marks = .git
        section.start = UInt32(start)
        let reader = NameReader(text.count)
        let name = reader.name(text, nameStart, strip: 0, endsAtTab: true)
        guard !name.isNone else { return nil }
        section.oldName = name
        section.newName = name
        section.parents = 0
        section.strip = 0
        var line = next
        while let feed = text.firstIndex(of: .lineFeed, from: line),
            readCombinedLine(text, line, feed, into: &section)
        {
            line = feed + 1
        }
        guard section.parents > 1 else { return nil }
        position = line
        section.headerEnd = UInt32(line)
        return section
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
        let parents = Int(section.parents)
        var ranges: [Int] = []
        while let bodyStart = readCombinedHunkHeader(text, parents: parents, into: &ranges) {
            let hunk = try readCombinedLines(
                text, bodyStart, parents: parents, ranges: ranges)
            section.additions += hunk.additions
            section.deletions += hunk.deletions
            section.hunkCount += 1
            hunks.append(hunk)
        }
        guard section.hunkCount == 0, text.hasPrefix("Binary files ", at: position) else { return }
        let end = lineEnd(text, from: position)
        if end < text.count, text.hasPrefix(" differ\n", at: end - 7) {
            section.marks.insert(.isBinary)
            position = end + 1
        }
    }

    /// Reads `@@@ -a,b -c,d +e,f @@@`: pairs of start and count, the result last.
    private func readCombinedHunkHeader(
        _ text: Span<UInt8>, parents: Int, into ranges: inout [Int]
    ) -> Int? {
        ranges.removeAll(keepingCapacity: true)
        guard position < text.count,
            let feed = text.firstIndex(of: .lineFeed, from: position)
        else { return nil }
        var index = position
        while index < feed, text[index] == UInt8(ascii: "@") { index += 1 }
        guard index - position == parents + 1 else { return nil }
        for parent in 0...parents {
            guard text.hasPrefix(parent == parents ? " +" : " -", at: index) else { return nil }
            index += 2
            var start = 0
            var count = 1
            guard HunkHeader.number(text, &index, &start) else { return nil }
            if text.hasPrefix(",", at: index) {
                index += 1
                guard HunkHeader.number(text, &index, &count) else { return nil }
            }
            ranges += [start, count]
        }
        guard text.hasPrefix(" @@", at: index) else { return nil }
        return feed + 1
    }

    /// Reads the lines of a hunk of a merge, each with one column a parent.
    private mutating func readCombinedLines(
        _ text: Span<UInt8>, _ bodyStart: Int, parents: Int, ranges: [Int]
    ) throws(PatchError) -> HunkRecord {
        var rest = stride(from: 1, to: ranges.count, by: 2).map { ranges[$0] }
        var hunk = HunkRecord(
            start: UInt32(position), bodyStart: UInt32(bodyStart),
            oldStart: UInt32(ranges[0]), oldCount: UInt32(ranges[1]),
            newStart: UInt32(ranges[parents * 2]), newCount: UInt32(ranges[parents * 2 + 1]),
            firstRange: UInt32(combined.count))
        for parent in 0..<parents {
            combined.append(
                CombinedRange(
                    start: UInt32(ranges[parent * 2]), count: UInt32(ranges[parent * 2 + 1])))
        }
        var line = bodyStart
        while rest.contains(where: { $0 > 0 }) {
            guard line < text.count, let feed = text.firstIndex(of: .lineFeed, from: line) else {
                throw PatchError(
                    .truncatedHunk, at: text.count, in: text,
                    expected: "\(rest[parents]) more lines of the result of a merge")
            }
            let marks = CombinedMarks(text, line..<feed, parents: parents)
            guard marks.isValid else {
                throw PatchError(
                    .unexpectedLine, at: line, in: text,
                    expected: "a line with \(parents) columns of ' ', '+' or '-'")
            }
            if !marks.isMarker {
                if marks.isRemoved {
                    hunk.deletions += 1
                } else if marks.isAdded {
                    hunk.additions += 1
                }
                if !marks.isRemoved { rest[parents] -= 1 }
                for parent in 0..<parents
                where marks.isInParent(text, line..<feed, parent) { rest[parent] -= 1 }
                guard !rest.contains(where: { $0 < 0 }) else {
                    throw PatchError(
                        .unexpectedLine, at: line, in: text,
                        expected: "no more lines than the hunk header announces")
                }
            }
            line = feed + 1
        }
        while text.hasPrefix("\\ ", at: line) {
            line = min(text.count, lineEnd(text, from: line) + 1)
        }
        position = line
        hunk.end = UInt32(line)
        return hunk
    }
}
