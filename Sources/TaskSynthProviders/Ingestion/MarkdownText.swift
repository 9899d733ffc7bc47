import TaskSynthCore

/// What tickets' Markdown is read for.
package enum MarkdownText {
    /// The text with blanks for HTML comments, fenced code and code spans.
    static func withoutCodeAndComments(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        let span = bytes.span
        var index = 0
        var isLineStart = true
        while index < bytes.count {
            let byte = bytes[index]
            var end: Int?
            if span.hasPrefix("<!--", at: index) {
                end = endOf("-->", in: span, from: index + 4)
            } else if isLineStart,
                span.hasPrefix("```", at: index) || span.hasPrefix("~~~", at: index)
            {
                end = fenceEnd(span, from: index)
            } else if byte == UInt8(ascii: "`") {
                end = codeSpanEnd(span, from: index)
            }
            if let end {
                for place in index..<end where result[place] != .lineFeed {
                    // A word next to the hole must not look as if it stood alone.
                    result[place] = UInt8(ascii: "~")
                }
                index = max(end, index + 1)
                isLineStart = false
                continue
            }
            if byte == .lineFeed {
                isLineStart = true
            } else if byte != 0x20 && byte != 0x09 {
                isLineStart = false
            }
            index += 1
        }
        return result
    }

    private static func endOf(_ mark: StaticString, in text: Span<UInt8>, from start: Int) -> Int {
        var index = min(start, text.count)
        while let next = text.firstIndex(of: unsafe mark.utf8Start.pointee, from: index) {
            if text.hasPrefix(mark, at: next) { return next + mark.utf8CodeUnitCount }
            index = next + 1
        }
        return text.count
    }

    private static func fenceEnd(_ text: Span<UInt8>, from start: Int) -> Int {
        let mark = text[start]
        var length = 0
        while start + length < text.count, text[start + length] == mark { length += 1 }
        var index = start
        while let feed = text.firstIndex(of: .lineFeed, from: index) {
            var place = feed + 1
            while place < text.count, text[place] == 0x20 { place += 1 }
            var run = 0
            while place + run < text.count, text[place + run] == mark { run += 1 }
            if run >= length {
                return text.firstIndex(of: .lineFeed, from: place) ?? text.count
            }
            index = feed + 1
        }
        return text.count
    }

    /// The end of a code span; `nil` where its backticks are not closed in the same paragraph.
    private static func codeSpanEnd(_ text: Span<UInt8>, from start: Int) -> Int? {
        let tick = UInt8(ascii: "`")
        var length = 0
        while start + length < text.count, text[start + length] == tick { length += 1 }
        var index = start + length
        let limit = min(text.count, start + 4096)
        while index < limit {
            if text[index] == .lineFeed, index + 1 < limit, text[index + 1] == .lineFeed { break }
            guard text[index] == tick else {
                index += 1
                continue
            }
            var run = 0
            while index + run < limit, text[index + run] == tick { run += 1 }
            if run == length { return index + run }
            index += run
        }
        return nil
    }

    /// The acceptance criteria: the items below a heading of that name, else the check list.
    package static func acceptance(in text: String) -> [String] {
        let names = ["acceptance criteria", "acceptance", "definition of done", "done when"]
        var underHeading: [String] = []
        var checks: [String] = []
        var isInside = false
        var isFenced = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = String(line).trimmed
            if line.hasPrefix("```") || line.hasPrefix("~~~") {
                isFenced.toggle()
                continue
            }
            if isFenced { continue }
            if let heading = heading(line) {
                isInside = names.contains(heading.lowercased())
                continue
            }
            guard let (item, isCheck) = listItem(line) else { continue }
            if isInside { underHeading.append(item) }
            if isCheck { checks.append(item) }
        }
        return underHeading.isEmpty ? checks : underHeading
    }

    /// The first paragraph, cut at a word; `nil` where there is no prose.
    package static func summary(of text: String, limit: Int = 240) -> String? {
        var words: [Substring] = []
        var isFenced = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let trimmed = String(line).trimmed
            if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
                isFenced.toggle()
                guard words.isEmpty else { break }
                continue
            }
            if isFenced { continue }
            if trimmed.isEmpty || heading(trimmed) != nil || trimmed.hasPrefix("<!--") {
                guard words.isEmpty else { break }
                continue
            }
            words += line.split(whereSeparator: \.isWhitespace)
        }
        var summary = ""
        for word in words {
            guard summary.count + word.count < limit else { return summary + "…" }
            summary += summary.isEmpty ? String(word) : " \(word)"
        }
        return summary.isEmpty ? nil : summary
    }

    /// The text of `## Heading`, `**Heading**`, `Heading:` or Jira's `h2. Heading`.
    private static func heading(_ line: String) -> String? {
        var text = line
        if text.hasPrefix("#") {
            text = String(text.drop { $0 == "#" })
            guard text.first?.isWhitespace ?? true else { return nil }
        } else if text.hasPrefix("**"), text.hasSuffix("**") || text.hasSuffix("**:"),
            text.count > 4
        {
            text = text.filter { $0 != "*" }
        } else if text.first == "h", text.dropFirst(2).hasPrefix(". ") {
            text = String(text.dropFirst(4))
        } else if text.hasSuffix(":"), text.count < 40, listItem(text) == nil {
            return String(text.dropLast()).trimmed
        } else {
            return nil
        }
        text = text.trimmed
        return text.hasSuffix(":") ? String(text.dropLast()) : text
    }

    private static func listItem(_ line: String) -> (text: String, isCheck: Bool)? {
        var rest: Substring
        if let first = line.first, "-*+".contains(first), line.dropFirst().first == " " {
            rest = line.dropFirst(2)
        } else {
            let digits = line.prefix(while: \.isNumber)
            guard !digits.isEmpty, let mark = line.dropFirst(digits.count).first,
                ".)".contains(mark)
            else { return nil }
            rest = line.dropFirst(digits.count + 1)
        }
        rest = rest.drop(while: \.isWhitespace)
        var isCheck = false
        for box in ["[ ]", "[x]", "[X]"] where rest.hasPrefix(box) {
            rest = rest.dropFirst(3)
            isCheck = true
        }
        let text = String(rest).trimmed
        return text.isEmpty ? nil : (text, isCheck)
    }
}
