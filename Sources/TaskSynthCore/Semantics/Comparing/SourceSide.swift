/// One side of a file, or of a hunk: its text, what it defines, and its tokens as numbers.
struct SourceSide {
    let text: [UInt8]
    let outline: SourceOutline
    let lines: SourceLines
    /// One number for each token that equal tokens share.
    let hashes: [UInt64]
    /// What is added to a line of the text to get the line of the file.
    let lineOffset: Int
    /// The innermost symbol that owns each line, from line 1 on; -1 where none does.
    let owners: [Int32]

    init(
        _ text: [UInt8], _ outline: SourceOutline, lines: SourceLines, lineOffset: Int = 0
    ) {
        self.text = text
        self.outline = outline
        self.lines = lines
        self.lineOffset = lineOffset
        let span = text.span
        hashes = outline.tokens.map { TokenSet.number(of: span, in: $0.range.bytes) }
        owners = Self.owners(outline, lineCount: lines.count)
    }

    /// Adds each token to the innermost symbol around it.
    func fingerprints() -> [SymbolFingerprint] {
        let isIndented = [.python, .haskell].contains(outline.language)
        let span = text.span
        var depth = 0
        var line = 0
        let symbols = outline.symbols
        var prints = [SymbolFingerprint](repeating: SymbolFingerprint(), count: symbols.count)
        var open: [Int] = []
        var next = 0
        for (index, token) in outline.tokens.enumerated() {
            let offset = token.range.lowerBound
            while next < symbols.count, symbols[next].range.lowerBound <= offset {
                open.append(next)
                next += 1
            }
            while let last = open.last, symbols[last].range.upperBound <= offset {
                open.removeLast()
            }
            if token.kind == .comment {
                let documented =
                    next < symbols.count
                    && symbols[next].documentation?.contains(offset) == true
                if let owner = documented ? next : open.last {
                    SymbolFingerprint.add(hashes[index], to: &prints[owner].comments)
                }
                continue
            }
            guard let owner = open.last else { continue }
            if isIndented {
                // White space in front of a statement says what it is a part of.
                if depth == 0, let column = Self.column(of: offset, in: span, &line) {
                    let base = Self.column(of: symbols[owner].range.lowerBound, in: span)
                    SymbolFingerprint.add(UInt64(max(0, column - base)), to: &prints[owner].code)
                }
                depth = max(0, depth + Self.bracket(span, token))
            }
            SymbolFingerprint.add(hashes[index], to: &prints[owner].code)
            if offset < symbols[owner].header.upperBound {
                SymbolFingerprint.add(hashes[index], to: &prints[owner].header)
            }
        }
        return prints
    }

    /// The column of a token that is the first of its line.
    private static func column(
        of offset: Int, in text: Span<UInt8>, _ line: inout Int
    ) -> Int? {
        var start = offset
        while start > line, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
        guard start == 0 || text[start - 1] == .lineFeed else { return nil }
        line = start
        return offset - start
    }

    private static func column(of offset: Int, in text: Span<UInt8>) -> Int {
        var start = offset
        while start > 0, text[start - 1] != .lineFeed, offset - start < 400 { start -= 1 }
        return offset - start
    }

    /// What a token adds to the number of open brackets.
    private static func bracket(_ text: Span<UInt8>, _ token: SourceToken) -> Int {
        guard token.range.count == 1 else { return 0 }
        switch text[token.range.lowerBound] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return -1
        default: return 0
        }
    }

    /// What a token adds to the number of open brackets.
    func bracket(_ token: Int) -> Int { Self.bracket(text.span, outline.tokens[token]) }

    private static func owners(_ outline: SourceOutline, lineCount: Int) -> [Int32] {
        let symbols = outline.symbols
        var owners = [Int32](repeating: -1, count: lineCount + 1)
        var open: [Int] = []
        var next = 0
        for line in 1...max(1, lineCount) {
            while let last = open.last, symbols[last].lines.upperBound < line { open.removeLast() }
            while next < symbols.count,
                min(symbols[next].documentationLine ?? .max, symbols[next].lines.lowerBound) <= line
            {
                open.append(next)
                next += 1
            }
            var top = open.count - 1
            while top >= 0, symbols[open[top]].lines.upperBound < line { top -= 1 }
            if top >= 0 { owners[line] = Int32(open[top]) }
        }
        return owners
    }

    /// The innermost symbol that owns a line of the file.
    func owner(ofLine line: Int) -> Int? {
        let own = line - lineOffset
        guard owners.indices.contains(own), owners[own] >= 0 else { return nil }
        return Int(owners[own])
    }

    /// The bytes of lines of the file, as offsets in the text.
    func bytes(ofLines lines: Range<Int>) -> Range<Int> {
        self.lines.bytes(of: lines.lowerBound - lineOffset..<lines.upperBound - lineOffset)
    }

    /// The tokens that stand on lines of the file, as indexes.
    func tokens(onLines lines: Range<Int>) -> Range<Int> {
        let bytes = bytes(ofLines: lines)
        guard !bytes.isEmpty else { return 0..<0 }
        let from = partition { $0.range.upperBound > bytes.lowerBound }
        return from..<max(from, firstToken(from: bytes.upperBound))
    }

    /// The first token that is not before an offset, as an index.
    func firstToken(from offset: Int) -> Int { partition { $0.range.lowerBound >= offset } }

    /// The first token for which something holds that holds for all after it.
    private func partition(_ holds: (SourceToken) -> Bool) -> Int {
        var low = 0
        var high = outline.tokens.count
        while low < high {
            let middle = (low + high) / 2
            if holds(outline.tokens[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// A symbol with the lines of the file.
    func symbol(_ index: Int) -> SourceSymbol {
        var symbol = outline.symbols[index]
        guard lineOffset != 0 else { return symbol }
        func moved(_ lines: ClosedRange<Int>) -> ClosedRange<Int> {
            max(1, lines.lowerBound + lineOffset)...max(1, lines.upperBound + lineOffset)
        }
        symbol.lines = moved(symbol.lines)
        symbol.headerLines = moved(symbol.headerLines)
        symbol.documentationLine = symbol.documentationLine.map { max(1, $0 + lineOffset) }
        return symbol
    }

    /// The text of a token.
    func string(_ token: Int) -> String {
        String(decoding: text.span, in: outline.tokens[token].range.bytes)
    }

    /// The text of a token between its quotation marks; prefixes such as `f` are left out, too.
    func unquoted(_ token: Int) -> String {
        let span = text.span
        var range = outline.tokens[token].range.bytes
        func isQuote(_ offset: Int) -> Bool {
            [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")].contains(span[offset])
        }
        if let quote = range.prefix(4).first(where: isQuote) { range = quote..<range.upperBound }
        while let first = range.first, isQuote(first) { range = first + 1..<range.upperBound }
        while let last = range.last, isQuote(last) { range = range.lowerBound..<last }
        return String(decoding: span, in: range)
    }
}
