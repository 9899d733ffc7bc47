extension PatchParser {
    /// Passes over text until a file header is found, and reads it.
    mutating func findHeader(_ text: Span<UInt8>) throws(PatchError) -> HeaderSearch {
        let searchEnd = min(searchEnd, text.count)
        while position < searchEnd {
            let start = position
            let feed = text.firstIndex(of: .lineFeed, from: start)
            guard hasAll || feed != nil else { return .incomplete }
            let end = feed ?? text.count
            let next = min(end + 1, text.count)
            if start >= messageEnd {
                switch try header(text, start, end, next) {
                case .none: break
                case let found: return found
                }
            }
            noteIntroduction(text, start, end)
            position = next
        }
        return hasAll ? .none : .incomplete
    }

    /// Reads the header that starts with a line, where one does.
    private mutating func header(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, _ next: Int
    ) throws(PatchError) -> HeaderSearch {
        switch text[start] {
        case UInt8(ascii: "d") where text.hasPrefix("diff -", at: start):
            return try readDiffLine(text, start, next)
        case UInt8(ascii: "-") where text.hasPrefix("--- ", at: start):
            if !hasAll, !hasTwoLines(text, from: next) { return .incomplete }
            return isPlainHeader(text, start, next)
                ? .section(try readPlainHeader(text, start, next)) : .none
        case UInt8(ascii: "@") where isStrayHunk(text, start, end):
            throw PatchError(
                .hunkWithoutHeader, at: start, in: text, expected: "a file header first")
        case UInt8(ascii: "F"), UInt8(ascii: "S"), UInt8(ascii: "D"):
            return noteMail(text, at: start) ? .none : .incomplete
        default: return .none
        }
    }

    /// Whether two whole lines are there, and a few bytes more.
    private func hasTwoLines(_ text: Span<UInt8>, from start: Int) -> Bool {
        guard let first = text.firstIndex(of: .lineFeed, from: start),
            let second = text.firstIndex(of: .lineFeed, from: first + 1)
        else { return false }
        return second + 16 < text.count
    }

    /// The fewest bytes behind a `diff --git` line that git takes for a header.
    static var leastBehindGitLine: Int { 6 }

    /// Reads a line that starts with `diff -`.
    private mutating func readDiffLine(
        _ text: Span<UInt8>, _ start: Int, _ next: Int
    ) throws(PatchError) -> HeaderSearch {
        if text.hasPrefix("diff --git ", at: start) {
            guard text.count >= next + Self.leastBehindGitLine else {
                return hasAll ? .none : .incomplete
            }
            return try readGitHeader(text, start, next)
        }
        if text.hasPrefix("diff --cc ", at: start) {
            return readCombinedHeader(text, start, next, nameStart: start + 10)
        }
        if text.hasPrefix("diff --combined ", at: start) {
            return readCombinedHeader(text, start, next, nameStart: start + 16)
        }
        return .none
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
            introduction = base + start
        case UInt8(ascii: "d") where text.hasPrefix("diff ", at: start):
            introduction = introduction ?? base + start
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
    /// A line that stands alone is text.
    private mutating func readGitHeader(
        _ text: Span<UInt8>, _ start: Int, _ next: Int
    ) throws(PatchError) -> HeaderSearch {
        var header = GitHeader(text, start, next, strip: stripOfGitLine(text, start, next))
        try header.readLines(text, from: next)
        if !hasAll, header.isCut { return .incomplete }
        guard header.end > next else { return .none }
        try header.settleNames(text)
        position = header.end
        var section = header.section
        section.start = UInt32(start)
        headerStart = base + start
        section.headerEnd = UInt32(position)
        return .section(section)
    }
}
