extension PatchParser {
    /// Passes over text until a file header is found, and reads it.
    mutating func findHeader(_ text: Span<UInt8>) throws(PatchError) -> SectionRecord? {
        introduction = nil
        while position < text.count {
            let start = position
            let end = lineEnd(text, from: start)
            let next = min(end + 1, text.count)
            if start >= messageEnd {
                switch text[start] {
                case UInt8(ascii: "d") where text.hasPrefix("diff ", at: start):
                    if let section = try readDiffLine(text, start, next) { return section }
                case UInt8(ascii: "-") where isPlainHeader(text, start, next):
                    return try readPlainHeader(text, start, next)
                case UInt8(ascii: "@") where isStrayHunk(text, start, end):
                    throw PatchError(
                        .hunkWithoutHeader, at: start, in: text, expected: "a file header first")
                case UInt8(ascii: "F"), UInt8(ascii: "S"), UInt8(ascii: "D"):
                    noteMail(text, at: start)
                default: break
                }
            }
            noteIntroduction(text, start, end)
            position = next
        }
        return nil
    }

    /// Reads a line that starts with `diff `.
    private mutating func readDiffLine(
        _ text: Span<UInt8>, _ start: Int, _ next: Int
    ) throws(PatchError) -> SectionRecord? {
        if text.hasPrefix("diff --git ", at: start) {
            guard text.count >= next + 6 else { return nil }
            return try readGitHeader(text, start, next)
        }
        if text.hasPrefix("diff --cc ", at: start) {
            return readCombinedHeader(text, start, next, nameStart: start + 10)
        }
        if text.hasPrefix("diff --combined ", at: start) {
            return readCombinedHeader(text, start, next, nameStart: start + 16)
        }
        return nil
    }

    /// Whether a hunk header stands where no file is open.
    private func isStrayHunk(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        end < text.count && text.hasPrefix("@@ -", at: start) && HunkHeader(text, start, end) != nil
    }

    /// Remembers where lines start that belong to the plain diff after them.
    private mutating func noteIntroduction(_ text: Span<UInt8>, _ start: Int, _ end: Int) {
        if start == end || start < messageEnd {
            introduction = nil
            return
        }
        switch text[start] {
        case UInt8(ascii: "I") where text.hasPrefix("Index: ", at: start):
            introduction = start
        case UInt8(ascii: "d") where text.hasPrefix("diff ", at: start):
            introduction = introduction ?? start
        case UInt8(ascii: "=") where text.hasPrefix("======", at: start): break
        case UInt8(ascii: "i") where text.hasPrefix("index ", at: start): break
        case UInt8(ascii: "n") where text.hasPrefix("new file mode ", at: start): break
        case UInt8(ascii: "d") where text.hasPrefix("deleted file mode ", at: start): break
        case UInt8(ascii: "R") where text.hasPrefix("RCS file: ", at: start): break
        case UInt8(ascii: "r") where text.hasPrefix("retrieving revision ", at: start): break
        case UInt8(ascii: "r") where text.hasPrefix("remerge ", at: start): break
        default: introduction = nil
        }
    }

    /// Reads the header that starts with a `diff --git` line.
    ///
    /// - Returns: The section, or `nil` where the line stands alone and is text.
    private mutating func readGitHeader(
        _ text: Span<UInt8>, _ start: Int, _ next: Int
    ) throws(PatchError) -> SectionRecord? {
        var header = GitHeader(text, start, next, strip: stripOfGitLine(text, start, next))
        try header.readLines(text, from: next)
        guard header.end > next else { return nil }
        try header.settleNames(text)
        position = header.end
        var section = header.section
        section.start = UInt32(start)
        section.headerEnd = UInt32(position)
        return section
    }
}
