/// What a source text defines, and what it is made of.
public struct SourceOutline: Hashable, Sendable {
    /// The language of the text.
    public var language: SourceLanguage
    /// How it was found out.
    public var method: AnalysisMethod
    /// How far it can be trusted, from 0 to 1.
    public var confidence: Double
    /// The definitions in the order of their first bytes; a container stands before its members.
    public var symbols: [SourceSymbol]
    /// The parts of the text that make other modules known, in order.
    public var imports: [SourceRange]
    /// The tokens in order, without white space.
    public var tokens: [SourceToken]
    /// The parts of the text that could not be understood, in order.
    public var errors: [SourceRange]

    /// Makes an outline.
    public init(
        language: SourceLanguage, method: AnalysisMethod, confidence: Double,
        symbols: [SourceSymbol] = [], imports: [SourceRange] = [], tokens: [SourceToken] = [],
        errors: [SourceRange] = []
    ) {
        self.language = language
        self.method = method
        self.confidence = confidence
        self.symbols = symbols
        self.imports = imports
        self.tokens = tokens
        self.errors = errors
    }
}

extension SourceOutline {
    /// The lines of the text that are there for tests alone, in order and without overlaps.
    ///
    /// - Parameter strength: The weakest marker that counts: a splitter of files with inline tests
    ///   asks for `construct`, because a mere name is no proof outside of test files.
    /// - Returns: Ranges of lines, counted from 1.
    public func testLines(markedBy strength: TestMarker.Strength) -> [ClosedRange<Int>] {
        var lines: [ClosedRange<Int>] = []
        for symbol in symbols {
            guard let marker = symbol.test, marker.strength >= strength else { continue }
            if let last = lines.last, symbol.lines.lowerBound <= last.upperBound + 1 {
                let upper = max(last.upperBound, symbol.lines.upperBound)
                lines[lines.count - 1] = last.lowerBound...upper
            } else {
                lines.append(symbol.lines)
            }
        }
        return lines
    }

    /// The innermost symbol that owns a line, as an index into `symbols`.
    public func owner(ofLine line: Int) -> Int? {
        var best: Int?
        for (index, symbol) in symbols.enumerated() {
            if symbol.lines.lowerBound > line { break }
            guard symbol.lines.contains(line) else { continue }
            if let current = best, symbols[current].lines.count < symbol.lines.count { continue }
            best = index
        }
        return best
    }
}
