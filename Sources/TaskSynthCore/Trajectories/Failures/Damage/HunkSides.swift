/// The text of a hunk before and after, as tokens.
struct HunkSides {
    /// One side: its text and its tokens.
    struct Side {
        let text: [UInt8]
        let tokens: [Lexer.Token]

        /// The text of a token.
        func word(_ index: Int) -> String {
            guard tokens.indices.contains(index) else { return "" }
            return String(decoding: text.span, in: tokens[index].range)
        }
    }

    let old: Side
    let new: Side

    /// Whether both sides are the same but for comments, and for white space that means nothing.
    func haveSameCode(_ rules: LexicalRules) -> Bool {
        var isIndented = false
        if case .indentation = rules.blocks { isIndented = true }
        func code(_ side: Side) -> [(text: ArraySlice<UInt8>, column: Int)] {
            side.tokens.filter { $0.kind != .comment }.map { token in
                (side.text[token.range], isIndented && token.isFirst ? token.indentation : 0)
            }
        }
        return code(old).elementsEqual(code(new), by: ==)
    }

    /// Reads both sides.
    ///
    /// - Returns: `nil` where it cannot be told what is a text in quotation marks.
    init?(_ hunk: Hunk, _ rules: LexicalRules) {
        var old: [UInt8] = []
        var new: [UInt8] = []
        var openComments = (removed: 0, added: 0)
        let bytes = hunk.file.patch.bytes
        for line in hunk.lines {
            let content = bytes[line.contentRange]
            if line.kind != .context {
                guard !Self.isCondition(content, rules) else { return nil }
                let change = Self.commentMarks(String(decoding: content, as: UTF8.self), rules)
                if line.kind == .added { openComments.added += change }
                if line.kind == .removed { openComments.removed += change }
            }
            if line.kind != .added { old += content + [.lineFeed] }
            if line.kind != .removed { new += content + [.lineFeed] }
        }
        // A comment over several hunks hides what lies between them.
        guard openComments == (0, 0), Self.isWhole(old, rules), Self.isWhole(new, rules) else {
            return nil
        }
        let isInComment = Self.startsInComment(old.isEmpty ? new : old, rules)
        guard let old = Self.side(old, rules, isInComment),
            let new = Self.side(new, rules, isInComment)
        else { return nil }
        self.old = old
        self.new = new
    }

    /// Whether a line belongs to a preprocessor, or to a merge that was not finished.
    private static func isCondition(_ line: ArraySlice<UInt8>, _ rules: LexicalRules) -> Bool {
        let start = line.drop { $0 <= 0x20 }
        if start.starts(with: "<<<<<<< ".utf8) || start.starts(with: ">>>>>>> ".utf8) {
            return true
        }
        return rules.language != .python
            && ["#if", "#el", "#endif"].contains { start.starts(with: $0.utf8) }
    }

    /// How many comments a line opens and does not close.
    private static func commentMarks(_ line: String, _ rules: LexicalRules) -> Int {
        guard let comment = rules.blockComments.first else { return 0 }
        return line.occurrences(of: comment.open) - line.occurrences(of: comment.close)
    }

    private static func side(
        _ text: [UInt8], _ rules: LexicalRules, _ isInComment: Bool
    ) -> Side? {
        var whole = text
        if isInComment, let comment = rules.blockComments.first {
            whole = Array(comment.open.utf8) + [.lineFeed] + text
        }
        if !rules.quotes.contains(where: { $0.open == "'" }) { blankCharacters(in: &whole) }
        if hasPatterns.contains(rules.language) { blankPatterns(in: &whole) }
        var lexer = Lexer(rules: rules)
        lexer.read(whole.span)
        let isCut = lexer.tokens.contains { token in
            // A text that its line ends is one over several lines, in a form of its own.
            token.kind == .string && token.range.upperBound < whole.count
                && whole[token.range.upperBound] == .lineFeed
                && (token.range.count == 1
                    || !Self.closing.contains(whole[token.range.upperBound - 1]))
        }
        return isCut ? nil : Side(text: whole, tokens: lexer.tokens)
    }

    private static let closing: Set<UInt8> = [
        UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"),
    ]

    /// The languages with patterns between slashes.
    private static let hasPatterns: Set<SourceLanguage> = [
        .javaScript, .jsx, .typeScript, .tsx, .ruby, .groovy,
    ]

    /// Puts letters in the place of what stands between slashes where a value is expected.
    private static func blankPatterns(in text: inout [UInt8]) {
        let slash = UInt8(ascii: "/")
        var index = 0
        var last = UInt8(ascii: "=")
        while index < text.count {
            let byte = text[index]
            if byte == slash, index + 1 < text.count, text[index + 1] != slash,
                text[index + 1] != UInt8(ascii: "*"), "=(,:!&|?{};[~+".utf8.contains(last),
                let end = patternEnd(in: text, from: index + 1)
            {
                for place in (index + 1)..<end { text[place] = UInt8(ascii: "x") }
                index = end
            }
            if byte == .lineFeed { last = UInt8(ascii: ";") } else if byte > 0x20 { last = byte }
            index += 1
        }
    }

    /// The slash that ends a pattern on the same line.
    private static func patternEnd(in text: [UInt8], from start: Int) -> Int? {
        var index = start
        var isInSet = false
        while index < text.count, text[index] != .lineFeed {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): isInSet = true
            case UInt8(ascii: "]"): isInSet = false
            case UInt8(ascii: "/") where !isInSet: return index
            default: break
            }
            index += 1
        }
        return nil
    }

    /// Puts a letter where a language without `'…'` texts has a character such as `'{'`.
    private static func blankCharacters(in text: inout [UInt8]) {
        let quote = UInt8(ascii: "'")
        for index in text.indices.dropLast(2)
        where text[index] == quote && text[index + 2] == quote {
            text[index + 1] = UInt8(ascii: "x")
        }
    }

    /// Whether texts over several lines begin and end in the side, as far as one can tell.
    private static func isWhole(_ text: [UInt8], _ rules: LexicalRules) -> Bool {
        let string = String(decoding: text, as: UTF8.self)
        // Ruby has more marks of texts than one can tell apart here.
        let isRuby = rules.language == .ruby
        guard !isRuby || !["%r", "%Q", "%q", "<<"].contains(where: string.has) else { return false }
        return rules.quotes.filter { $0.mayBreakLine && $0.open == $0.close && $0.open != "'" }
            .allSatisfy { quote in
                guard quote.open.utf8.count > 1 || quote.open == "`" else { return true }
                var count = 0
                var rest = string[...]
                while let place = rest.range(of: quote.open) {
                    count += 1
                    rest = rest[place.upperBound...]
                }
                return count.isMultiple(of: 2)
            }
    }

    /// Whether a hunk begins inside a comment: it ends one first, or its lines go on with `*`.
    static func startsInComment(_ text: [UInt8], _ rules: LexicalRules) -> Bool {
        guard let comment = rules.blockComments.first, comment.open == "/*" else { return false }
        let string = String(decoding: text, as: UTF8.self)
        let close = string.range(of: "*/")?.lowerBound
        let open = string.range(of: "/*")?.lowerBound
        if let close, open.map({ close < $0 }) ?? true { return true }
        let first = string.split(whereSeparator: \.isNewline).first?.drop {
            $0 == " " || $0 == "\t"
        }
        guard open == nil, let first, first.hasPrefix("*") else { return false }
        let rest = first.dropFirst()
        return rest.isEmpty || rest.first == " "
    }
}
