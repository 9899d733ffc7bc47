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

    /// Whether both sides are the same but for comments.
    var haveSameCode: Bool {
        func code(_ side: Side) -> [ArraySlice<UInt8>] {
            side.tokens.filter { $0.kind != .comment }.map { side.text[$0.range] }
        }
        return code(old) == code(new)
    }

    /// Reads both sides.
    ///
    /// - Returns: `nil` where it cannot be told what is a text in quotation marks.
    init?(_ hunk: Hunk, _ rules: LexicalRules) {
        var old: [UInt8] = []
        var new: [UInt8] = []
        let bytes = hunk.file.patch.bytes
        for line in hunk.lines {
            let content = bytes[line.contentRange]
            if line.kind != .context {
                let start = content.drop { $0 <= 0x20 }
                if rules.language != .python, start.starts(with: "#if".utf8)
                    || start.starts(with: "#el".utf8) || start.starts(with: "#endif".utf8)
                {
                    return nil
                }
            }
            if line.kind != .added { old += content + [.lineFeed] }
            if line.kind != .removed { new += content + [.lineFeed] }
        }
        guard Self.isWhole(old, rules), Self.isWhole(new, rules) else { return nil }
        let isInComment = Self.startsInComment(old.isEmpty ? new : old, rules)
        self.old = Self.side(old, rules, isInComment)
        self.new = Self.side(new, rules, isInComment)
    }

    private static func side(
        _ text: [UInt8], _ rules: LexicalRules, _ isInComment: Bool
    ) -> Side {
        var whole = text
        if isInComment, let comment = rules.blockComments.first {
            whole = Array(comment.open.utf8) + [.lineFeed] + text
        }
        if !rules.quotes.contains(where: { $0.open == "'" }) { blankCharacters(in: &whole) }
        var lexer = Lexer(rules: rules)
        lexer.read(whole.span)
        return Side(text: whole, tokens: lexer.tokens)
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
    private static func startsInComment(_ text: [UInt8], _ rules: LexicalRules) -> Bool {
        guard let comment = rules.blockComments.first, comment.open == "/*" else { return false }
        let string = String(decoding: text, as: UTF8.self)
        let close = string.range(of: "*/")?.lowerBound
        let open = string.range(of: "/*")?.lowerBound
        if let close, open.map({ close < $0 }) ?? true { return true }
        let first = string.split(whereSeparator: \.isNewline).first?.drop { $0 == " " || $0 == "\t" }
        guard open == nil, let first, first.hasPrefix("*") else { return false }
        let rest = first.dropFirst()
        return rest.isEmpty || rest.first == " "
    }
}
