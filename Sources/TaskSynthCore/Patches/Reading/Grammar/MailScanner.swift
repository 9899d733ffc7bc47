/// Finds mails as `git format-patch` writes them, and where their message ends.
enum MailScanner {
    /// What separates a message from its patch.
    struct Separator {
        var end: Int
        var files: Int?
        var insertions: Int?
        var deletions: Int?
    }

    /// Whether a mail starts here: an mbox line, or headers at the very start of the text.
    static func isStart(_ text: Span<UInt8>, at start: Int, isFirst: Bool) -> Bool {
        if text.hasPrefix("From ", at: start) {
            guard let feed = text.firstIndex(of: .lineFeed, from: start) else { return false }
            return isHeader(text, feed + 1)
        }
        guard isFirst, isHeader(text, start) else { return false }
        return text.hasPrefix("From: ", at: start) || text.hasPrefix("Subject: ", at: start)
            || text.hasPrefix("Date: ", at: start)
    }

    /// Whether a line is a mail header such as `From: `.
    private static func isHeader(_ text: Span<UInt8>, _ start: Int) -> Bool {
        var index = start
        while index < text.count, isNameByte(text[index]) { index += 1 }
        return index > start && text.hasPrefix(": ", at: index)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte | 0x20 &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "-") || byte.isASCIIDigit
    }

    /// Finds the line `---` that a diffstat or the patch itself follows.
    ///
    /// - Returns: What was found, and whether the text ended before anything else did.
    static func separator(
        _ text: Span<UInt8>, from start: Int
    ) -> (found: Separator?, isCut: Bool) {
        var line = start
        var hasSeenPatch = false
        var isUndecided = false
        while line < text.count {
            let feed = text.firstIndex(of: .lineFeed, from: line) ?? text.count
            let next = min(text.count, feed + 1)
            switch text[line] {
            case UInt8(ascii: "-") where isDashes(text, line..<feed):
                let (found, isCut) = separator(text, after: next, orPatch: !hasSeenPatch)
                if let found { return (found, false) }
                isUndecided = isUndecided || isCut
            case UInt8(ascii: "d") where text.hasPrefix("diff --git ", at: line):
                hasSeenPatch = true
            case UInt8(ascii: "@") where text.hasPrefix("@@ -", at: line):
                hasSeenPatch = true
            case UInt8(ascii: "F") where line > start && isStart(text, at: line, isFirst: false):
                return (nil, isUndecided)
            default: break
            }
            line = next
        }
        return (nil, true)
    }

    /// Whether a line is three dashes and nothing else but white space.
    private static func isDashes(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
        guard line.count >= 3, text.hasPrefix("---", at: line.lowerBound) else { return false }
        for index in line.lowerBound + 3..<line.upperBound where !NameReader.isSpace(text[index]) {
            return false
        }
        return true
    }

    /// Reads what follows three dashes: a diffstat, or a patch where that is enough.
    ///
    /// - Returns: What was found, and whether the text ended before anything else did.
    private static func separator(
        _ text: Span<UInt8>, after end: Int, orPatch: Bool
    ) -> (found: Separator?, isCut: Bool) {
        var found = Separator(end: end)
        var line = end
        var hasRow = false
        var hasSkipped = 0
        while line < text.count {
            let feed = text.firstIndex(of: .lineFeed, from: line) ?? text.count
            if text.hasPrefix("diff --git ", at: line) || text.hasPrefix("diff --cc ", at: line) {
                return (hasRow || orPatch ? found : nil, false)
            }
            if let bar = statBar(text, line..<feed) {
                hasRow = bar || hasRow
            } else if readSummary(text, line..<feed, into: &found) || hasRow {
                return (found, false)
            } else if feed > line {
                hasSkipped += 1
                // Notes between the dashes and the diffstat are common, long texts are not.
                guard hasSkipped <= 40 else { return (nil, false) }
            }
            line = min(text.count, feed + 1)
        }
        return (hasRow ? found : nil, true)
    }

    /// Whether a line is a row of a diffstat, ` name | 3 ++-`; `nil` where it has no bar.
    private static func statBar(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool? {
        guard line.count > 5, text[line.lowerBound] == UInt8(ascii: " ") else { return nil }
        var index = line.upperBound - 1
        while index > line.lowerBound, text[index] != UInt8(ascii: "|") { index -= 1 }
        guard index > line.lowerBound, text.hasPrefix("| ", at: index) else { return nil }
        index += 2
        while index < line.upperBound, text[index] == UInt8(ascii: " ") { index += 1 }
        guard index < line.upperBound else { return nil }
        return text[index].isASCIIDigit || text.hasPrefix("Bin", at: index)
            || text.hasPrefix("Unmerged", at: index) ? true : nil
    }

    /// Reads ` 2 files changed, 3 insertions(+), 1 deletion(-)`.
    private static func readSummary(
        _ text: Span<UInt8>, _ line: Range<Int>, into found: inout Separator
    ) -> Bool {
        var index = line.lowerBound + 1
        var files = 0
        guard line.count > 15, text[line.lowerBound] == UInt8(ascii: " "),
            HunkHeader.number(text, &index, &files),
            text.hasPrefix(" file changed", at: index)
                || text.hasPrefix(" files changed", at: index)
        else { return false }
        found.files = files
        found.insertions = 0
        found.deletions = 0
        while index < line.upperBound,
            let comma = text.firstIndex(of: UInt8(ascii: ","), from: index, to: line.upperBound)
        {
            index = comma + 2
            var number = 0
            guard index < line.upperBound, HunkHeader.number(text, &index, &number) else { break }
            if text.hasPrefix(" insertion", at: index) { found.insertions = number }
            if text.hasPrefix(" deletion", at: index) { found.deletions = number }
        }
        return true
    }
}
