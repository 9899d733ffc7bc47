/// Reads source text by its tokens, braces, indentation and keywords.
///
/// It needs no grammar, reads anything in linear time, and knows less: its outlines say
/// `lexical`.
public struct LexicalAnalyzer: SyntaxAnalyzer {
    /// The longest text that is read, in bytes.
    public var maximumBytes: Int

    /// Makes an analyzer.
    public init(maximumBytes: Int = 32 << 20) { self.maximumBytes = maximumBytes }

    /// Reads a text by its tokens.
    public func outline(of text: Span<UInt8>, in language: SourceLanguage) -> SourceOutline? {
        guard text.count <= min(maximumBytes, SourceLines.longestText),
            let rules = LexicalRules.of(language)
        else { return nil }
        var lexer = Lexer(rules: rules)
        lexer.read(text)
        var builder = LexicalOutliner(rules: rules, tokens: lexer.tokens)
        builder.build(text)
        return SourceOutline(
            language: language, method: .lexical, confidence: 0.7, symbols: builder.symbols,
            imports: builder.imports,
            tokens: lexer.tokens.map {
                SourceToken(kind: $0.kind, range: SourceRange($0.range))
            })
    }
}
