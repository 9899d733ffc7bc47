/// Whether hunks change the documentation that stands in texts over several lines.
///
/// A hunk seldom shows where such a text begins. Two names side by side are no Python, so that a line
/// with two words side by side lies in a text, and so does all around it up to its quotation marks.
enum Documentation {
    /// Whether all that a hunk changes is documentation.
    ///
    /// - Returns: `false` where one cannot tell, and where no line speaks in words: what a text holds
    ///   may be read by a program, too.
    static func isAll(of hunk: Hunk, _ language: SourceLanguage) -> Bool {
        guard language == .python else { return false }
        let sides = [HunkLine.Kind.added, .removed].map { kind in
            hunk.lines.filter { $0.kind != kind }.map { line in
                (text: hunk.file.patch.text(line.contentRange), isChanged: line.kind != .context)
            }
        }
        // Both sides begin at the same place.
        let isStartInside = sides.contains { startsInside($0.map(\.text)) }
        var hasWords = false
        for lines in sides {
            for (line, isInside) in zip(lines, areInside(lines.map(\.text), isStartInside)) {
                let text = line.text.withoutOuterBlanks
                guard isInside && !isStatement(text) || text.isEmpty || !line.isChanged else {
                    return false
                }
                hasWords = hasWords || isInside && hasWordsSideBySide(text)
            }
        }
        return hasWords
    }

    private static let marks = ["\"\"\"", "'''"]

    /// Whether the first of some lines lies in a text: words stand before the first mark that opens
    /// or closes one, or none stand behind it.
    private static func startsInside(_ lines: [String]) -> Bool {
        let counts = lines.map(countMarks)
        let first = counts.firstIndex { !$0.isMultiple(of: 2) } ?? lines.count
        if lines[..<first].contains(where: hasWordsSideBySide) { return true }
        guard first < lines.count else { return false }
        let second = counts.indices.first { $0 > first && !counts[$0].isMultiple(of: 2) }
        return !lines[first..<(second ?? lines.count)].contains(where: hasWordsSideBySide)
    }

    /// Which lines lie in a text that is a statement of its own.
    private static func areInside(_ lines: [String], _ isStartInside: Bool) -> [Bool] {
        var isInside = isStartInside
        var isDocumentation = true
        return lines.map { line in
            let start = line.withoutOuterBlanks
            let opens = marks.contains { start.hasPrefix($0) || start.hasPrefix("r" + $0) }
            let count = countMarks(in: line)
            if count.isMultiple(of: 2) {
                return isInside ? isDocumentation : count > 0 && opens
            }
            isInside.toggle()
            if isInside { isDocumentation = opens }
            return isDocumentation
        }
    }

    private static func countMarks(in line: String) -> Int {
        marks.map { line.occurrences(of: $0) }.reduce(0, +)
    }

    /// Whether a line has the form of an assignment or of the head of a block, as few sentences do.
    private static func isStatement(_ text: String) -> Bool {
        let parts = code(of: text).split(separator: " ", omittingEmptySubsequences: true)
        guard let first = parts.first else { return false }
        if parts.count > 2, parts[1] == "=" {
            return first.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: ".") }
        }
        return parts.last?.hasSuffix(":") == true && parts.count > 1 && words.contains(first)
    }

    /// Whether a line has two words side by side, outside of quotation marks and comments, that are
    /// none of the language and no names of rules of a grammar.
    private static func hasWordsSideBySide(_ line: String) -> Bool {
        var last: Substring?
        for part in code(of: line).split(separator: " ") {
            var word = part
            if last == nil { word = word.drop { $0 == "(" } }
            let isEnd = word.last.map { ".,:;)".contains($0) } ?? false
            if isEnd { word = word.dropLast() }
            let isWord =
                !word.isEmpty && !words.contains(word)
                && word.allSatisfy { $0.isASCII && $0.isLetter }
                && (word.count == 1 || word.contains(where: \.isLowercase))
            if isWord, last != nil { return true }
            last = isWord && !isEnd ? word : nil
        }
        return false
    }

    /// A line up to its comment, with nothing in the place of texts in quotation marks.
    private static func code(of line: String) -> String {
        var result = ""
        var rest = line[...]
        while let mark = rest.first {
            let isOpening = mark == "\"" || mark == "'" || mark == "`"
            if mark == "#" { break }
            // A text that begins and ends on the line with three marks.
            if let whole = marks.first(where: rest.hasPrefix),
                let end = rest.dropFirst(3).range(of: whole)
            {
                result.append("_")
                rest = rest[end.upperBound...]
                continue
            }
            let before = String(
                result.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
            if isOpening, before.isEmpty || prefixes.contains(before.lowercased()),
                let end = rest.dropFirst().firstIndex(of: mark)
            {
                result.append("_")
                rest = rest[rest.index(after: end)...]
            } else {
                result.append(mark)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// What may stand in front of a quotation mark that opens a text.
    private static let prefixes: Set<String> = ["f", "r", "b", "u", "fr", "rf", "br", "rb"]

    /// The words of the language, and those that older ones take without parentheses.
    private static let words: Set<Substring> = [
        "and", "as", "assert", "async", "await", "break", "case", "class", "continue", "def",
        "del", "elif", "else", "except", "exec", "finally", "for", "from", "global", "if", "import",
        "in", "is", "lambda", "match", "nonlocal", "not", "or", "pass", "print", "raise", "return",
        "try", "type", "while", "with", "yield", "None", "True", "False",
    ]
}
