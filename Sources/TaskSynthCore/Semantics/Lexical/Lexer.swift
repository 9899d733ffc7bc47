/// Cuts a text into tokens by the quotation marks and comments of its language.
struct Lexer {
    /// One token with the lines that it stands on, counted from 1.
    struct Token {
        private var start: UInt32
        private var end: UInt32
        private var firstLine: UInt32
        private var endLine: UInt32
        private var column: UInt32
        let kind: SourceToken.Kind
        /// Whether it is the first one of its line.
        let isFirst: Bool

        var range: Range<Int> { Int(start)..<Int(end) }
        var line: Int { Int(firstLine) }
        var lastLine: Int { Int(endLine) }
        /// The number of white bytes before it, where it is the first of its line.
        var indentation: Int { Int(column) }

        init(
            kind: SourceToken.Kind, range: Range<Int>, lines: ClosedRange<Int>, isFirst: Bool,
            indentation: Int
        ) {
            self.kind = kind
            start = UInt32(range.lowerBound)
            end = UInt32(range.upperBound)
            firstLine = UInt32(lines.lowerBound)
            endLine = UInt32(lines.upperBound)
            column = UInt32(indentation)
            self.isFirst = isFirst
        }
    }

    let rules: LexicalRules
    private(set) var tokens: [Token] = []
    private var line = 1
    private var lineStart = 0
    private var isFirst = true
    private let quotes: [(open: [UInt8], close: [UInt8], quote: LexicalRules.Quote)]
    private let comments: [(open: [UInt8], close: [UInt8])]
    private let nameBytes: [UInt8]
    /// The bytes that comments and quotes begin with.
    private let openers: [Bool]

    init(rules: LexicalRules) {
        self.rules = rules
        quotes = rules.quotes.map { (Array($0.open.utf8), Array($0.close.utf8), $0) }
        comments =
            rules.blockComments.map { (Array($0.open.utf8), Array($0.close.utf8)) }
            + rules.lineComments.map { (Array($0.utf8), []) }
        nameBytes = Array(rules.nameBytes.utf8)
        var openers = [Bool](repeating: false, count: 256)
        for open in quotes.map(\.open) + comments.map(\.open) { openers[Int(open[0])] = true }
        self.openers = openers
    }

    mutating func read(_ text: Span<UInt8>) {
        // Memory that is only reserved costs nothing; to grow costs a copy.
        tokens.reserveCapacity(text.count / 3)
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            if byte == .lineFeed {
                line += 1
                offset += 1
                lineStart = offset
                isFirst = true
                continue
            }
            if byte <= 0x20 {
                offset += 1
                continue
            }
            let end = tokenEnd(at: offset, in: text)
            assert(end.offset > offset)
            let startLine = line
            if end.kind == .comment || end.kind == .string {
                var next = offset
                while let feed = text.firstIndex(of: .lineFeed, from: next),
                    feed < end.offset
                {
                    line += 1
                    next = feed + 1
                }
            }
            tokens.append(
                Token(
                    kind: end.kind, range: offset..<end.offset, lines: startLine...line,
                    isFirst: isFirst, indentation: offset - lineStart))
            isFirst = false
            offset = end.offset
        }
    }

    private func tokenEnd(
        at offset: Int, in text: Span<UInt8>
    ) -> (offset: Int, kind: SourceToken.Kind) {
        if openers[Int(text[offset])], let end = quotedEnd(at: offset, in: text) { return end }
        let byte = text[offset]
        if isName(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") {
            var end = offset + 1
            while end < text.count, isName(text[end]) || nameBytes.contains(text[end]) { end += 1 }
            return (end, byte.isASCIIDigit ? .number : .identifier)
        }
        if offset + 1 < text.count {
            switch (byte, text[offset + 1]) {
            // && || -> => :: ?? == ?.
            case (0x26, 0x26), (0x7C, 0x7C), (0x2D, 0x3E), (0x3D, 0x3E), (0x3A, 0x3A),
                (0x3F, 0x3F), (0x3D, 0x3D), (0x3F, 0x2E):
                return (offset + 2, .other)
            default: break
            }
        }
        return (offset + 1, .other)
    }

    /// The end of the comment or the quoted text that begins at a place.
    private func quotedEnd(
        at offset: Int, in text: Span<UInt8>
    ) -> (offset: Int, kind: SourceToken.Kind)? {
        for comment in comments where has(comment.open, at: offset, in: text) {
            if comment.open == [UInt8(ascii: "#")], offset > 0, !isCommentStart(offset, text) {
                continue
            }
            if comment.close.isEmpty {
                return (text.firstIndex(of: .lineFeed, from: offset) ?? text.count, .comment)
            }
            return (find(comment.close, from: offset + comment.open.count, in: text), .comment)
        }
        for (open, close, quote) in quotes where has(open, at: offset, in: text) {
            return (endOfQuote(close, quote, from: offset + open.count, in: text), .string)
        }
        return nil
    }

    /// In shells `$#` and `${#x}` are no comments.
    private func isCommentStart(_ offset: Int, _ text: Span<UInt8>) -> Bool {
        rules.language != .bash || text[offset - 1] <= 0x20 || text[offset - 1] == 0x3B
    }

    private func endOfQuote(
        _ close: [UInt8], _ quote: LexicalRules.Quote, from start: Int, in text: Span<UInt8>
    ) -> Int {
        var offset = start
        while offset < text.count {
            let byte = text[offset]
            if byte == UInt8(ascii: "\\"), quote.hasEscapes {
                offset += 2
                continue
            }
            if byte == .lineFeed, !quote.mayBreakLine { return offset }
            if byte == close[0], has(close, at: offset, in: text) { return offset + close.count }
            offset += 1
        }
        return text.count
    }

    private func has(_ bytes: [UInt8], at offset: Int, in text: Span<UInt8>) -> Bool {
        guard offset + bytes.count <= text.count else { return false }
        for index in bytes.indices where text[offset + index] != bytes[index] { return false }
        return true
    }

    private func find(_ bytes: [UInt8], from start: Int, in text: Span<UInt8>) -> Int {
        var offset = min(start, text.count)
        while let found = text.firstIndex(of: bytes[0], from: offset) {
            if has(bytes, at: found, in: text) { return found + bytes.count }
            offset = found + 1
        }
        return text.count
    }

    private func isName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80
            || byte.isASCIIDigit || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }
}
