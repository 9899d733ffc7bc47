/// The tokens of code in some symbols of a side, of which those of each symbol are a part.
struct CodeTokens {
    private var code: [UInt64] = []
    private var codeStarts: [UInt32] = []
    private var words: [UInt64] = []
    private var wordStarts: [UInt32] = []

    /// Gathers the tokens of symbols, given as indexes in order, comments left out.
    init(of symbols: [Int], in side: SourceSide) {
        let span = side.text.span
        var covered = 0
        for index in symbols {
            let range = side.outline.symbols[index].range
            guard range.upperBound > covered else { continue }
            let first = side.firstToken(from: max(covered, range.lowerBound))
            covered = range.upperBound
            let end = side.firstToken(from: covered)
            if code.isEmpty { reserve(end - first) }
            for next in first..<max(first, end) {
                let token = side.outline.tokens[next]
                let start = token.range.lowerBound
                if token.kind != .comment {
                    code.append(side.hashes[next])
                    codeStarts.append(UInt32(start))
                    if token.kind != .other || span[start].isWordStart {
                        words.append(side.hashes[next])
                        wordStarts.append(UInt32(start))
                    }
                }
            }
        }
    }

    private mutating func reserve(_ count: Int) {
        code.reserveCapacity(count)
        codeStarts.reserveCapacity(count)
        words.reserveCapacity(count / 2)
        wordStarts.reserveCapacity(count / 2)
    }

    /// The tokens of a symbol.
    func tokens(of symbol: SourceSymbol) -> SymbolTokens {
        let range = symbol.range.bytes
        let first = Self.index(of: range.lowerBound, in: codeStarts)
        let end = Self.index(of: range.upperBound, in: codeStarts)
        let last = min(end, first + SymbolTokens.most)
        let body = max(range.lowerBound, symbol.header.upperBound)
        let hasBody = last > first && Int(codeStarts[last - 1]) >= body
        let stop = last < end ? Int(codeStarts[last]) : range.upperBound
        let firstWord = Self.index(of: body, in: wordStarts)
        let lastWord = max(firstWord, Self.index(of: stop, in: wordStarts))
        return SymbolTokens(
            code: code[first..<last], words: hasBody ? words[firstWord..<lastWord] : nil)
    }

    /// The first place of a list in order that is not before an offset.
    private static func index(of offset: Int, in starts: [UInt32]) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) >= offset { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension UInt8 {
    /// Whether a word, not punctuation, begins with it.
    fileprivate var isWordStart: Bool {
        self >= 0x80 || isASCIIDigit || (self | 0x20) &- UInt8(ascii: "a") < 26
            || self == UInt8(ascii: "_")
    }
}
