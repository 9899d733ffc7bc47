import TaskSynthCore

/// The markup of Jira's older API as Markdown.
///
/// What is not known is kept as it is written: no text is lost. A text with a fence of Markdown is
/// Markdown already.
package struct WikiMarkdown {
    private var lines: [String] = []
    private var isQuoted = false
    private var isInTable = false

    /// The Markdown of a text.
    ///
    /// - Complexity: O(*n*), where *n* is the length of the text.
    package static func markdown(of text: String) -> String {
        guard text.range(of: "```") == nil else { return text }
        var writer = WikiMarkdown()
        for part in parts(
            of: text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
        {
            switch part {
            case .line(let line): writer.write(line)
            case .code(let language, let code):
                writer.isInTable = false
                for line in ["```\(language)"] + code + ["```"] { writer.add(line) }
            }
        }
        return writer.lines.joined(separator: "\n").trimmed
    }

    // MARK: - Code

    private enum Part {
        case line(Substring)
        case code(language: String, [String])
    }

    /// Cuts code out of the lines; one that is not closed is a text.
    private static func parts(of lines: [Substring]) -> [Part] {
        var parts: [Part] = []
        var open: (name: String, language: String, code: [String], raw: [Substring])?
        for line in lines {
            var rest = line
            if var block = open {
                block.raw.append(line)
                guard let end = rest.range(of: "{\(block.name)}") else {
                    block.code.append(String(rest))
                    open = block
                    continue
                }
                let last = String(rest[..<end.lowerBound])
                if !last.isEmpty { block.code.append(last) }
                parts.append(.code(language: block.language, block.code))
                open = nil
                rest = rest[end.upperBound...]
                if rest.allSatisfy(\.isWhitespace) { continue }
            }
            while let tag = openingTag(in: rest) {
                let before = rest[..<tag.range.lowerBound]
                if !before.allSatisfy(\.isWhitespace) { parts.append(.line(before)) }
                let after = rest[tag.range.upperBound...]
                guard let end = after.range(of: "{\(tag.name)}") else {
                    let first = after.allSatisfy(\.isWhitespace) ? [] : [String(after)]
                    open = (tag.name, tag.language, first, [rest[tag.range.lowerBound...]])
                    rest = ""
                    break
                }
                parts.append(
                    .code(language: tag.language, [String(after[..<end.lowerBound])]))
                rest = after[end.upperBound...]
            }
            if open == nil, !rest.isEmpty || line.isEmpty { parts.append(.line(rest)) }
        }
        return parts + (open?.raw ?? []).map(Part.line)
    }

    /// The first `{code:…}` or `{noformat}` of a line, and the language that it names.
    private static func openingTag(
        in line: Substring
    ) -> (range: Range<Substring.Index>, name: String, language: String)? {
        var start = line.startIndex
        while let brace = line[start...].firstIndex(of: "{") {
            start = line.index(after: brace)
            // Options are short; a line of braces must not cost a square.
            guard let close = line[brace...].prefix(200).firstIndex(of: "}") else { continue }
            let words = line[line.index(after: brace)..<close].split(
                separator: ":", maxSplits: 1)
            if let name = words.first.map(String.init), name == "code" || name == "noformat" {
                let options = words.count > 1 ? words[1].split(separator: "|") : []
                let language = options.first { !$0.contains("=") }.map(String.init) ?? ""
                return (brace..<line.index(after: close), name, language)
            }
        }
        return nil
    }

    // MARK: - Lines

    private mutating func add(_ line: String) {
        lines.append(isQuoted ? (line.isEmpty ? ">" : "> \(line)") : line)
    }

    /// Puts an empty line between blocks that Markdown would join.
    private mutating func separate() {
        if let last = lines.last, !last.isEmpty, last != ">" { add("") }
    }

    private mutating func write(_ raw: Substring) {
        let line = String(raw).trimmed
        if line.hasPrefix("{quote}") || line.hasPrefix("{panel") {
            writeFrame(line)
        } else {
            writeBlock(raw, line)
        }
    }

    private mutating func writeBlock(_ raw: Substring, _ line: String) {
        if line.hasPrefix("|") { return writeRow(line) }
        isInTable = false
        if line.count >= 4, line.allSatisfy({ $0 == "-" }) {
            separate()
            return add("---")
        }
        if line.first == "h", let level = line.dropFirst().first?.wholeNumberValue,
            (1...6).contains(level), line.dropFirst(2).hasPrefix(". ")
        {
            let text = WikiInline.markdown(of: String(line.dropFirst(4)))
            return add("\(String(repeating: "#", count: level)) \(text)")
        }
        if line.hasPrefix("bq. ") {
            return add("> \(WikiInline.markdown(of: String(line.dropFirst(4))))")
        }
        let marks = line.prefix { "*#-".contains($0) }
        let rest = line.dropFirst(marks.count)
        if !marks.isEmpty, rest.first == " ", marks.last != "-" || marks.count == 1 {
            let indent = marks.dropLast().map { $0 == "#" ? "   " : "  " }.joined()
            let mark = marks.last == "#" ? "1." : "-"
            return add("\(indent)\(mark) \(WikiInline.markdown(of: String(rest.dropFirst())))")
        }
        add(WikiInline.markdown(of: String(raw)))
    }

    /// `{quote}`, or `{panel:title=…}`, which may stand around a line or around several.
    private mutating func writeFrame(_ line: String) {
        guard let close = line.firstIndex(of: "}") else {
            return add(WikiInline.markdown(of: line))
        }
        let tag = line[line.index(after: line.startIndex)..<close]
        let name = tag.split(separator: ":").first.map(String.init) ?? ""
        if isQuoted {
            isQuoted = false
            lines.append("")
        } else {
            separate()
            isQuoted = true
            let options = tag.dropFirst(name.count + 1).split(separator: "|")
            if let title = options.first(where: { $0.hasPrefix("title=") }) {
                add("**\(title.dropFirst(6))**")
                add("")
            }
        }
        var rest = line[line.index(after: close)...]
        let end = "{\(name)}"
        let isClosed = rest.hasSuffix(end)
        if isClosed { rest = rest.dropLast(end.count) }
        if !rest.allSatisfy(\.isWhitespace) { writeBlock(rest, String(rest).trimmed) }
        if isClosed {
            isQuoted.toggle()
            lines.append("")
        }
    }

    /// `||a||b||` or `|a|b|`; Markdown wants a rule below the first row.
    private mutating func writeRow(_ line: String) {
        let isHead = line.hasPrefix("||")
        // The bar of a link or of an image is none of the table.
        let text = WikiInline.markdown(of: line)
        var cells = text.split(separator: "|", omittingEmptySubsequences: isHead).map {
            String($0).trimmed
        }
        if !isHead {
            cells.removeFirst()
            if cells.last?.isEmpty ?? false { cells.removeLast() }
        }
        if !isInTable { separate() }
        add("| \(cells.joined(separator: " | ")) |")
        if !isInTable {
            add("|" + String(repeating: " --- |", count: max(cells.count, 1)))
            isInTable = true
        }
    }
}
