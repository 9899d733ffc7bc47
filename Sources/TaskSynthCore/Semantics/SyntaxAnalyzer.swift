/// Something that reads source text and says what it defines.
///
/// Core has a lexical one (`LexicalAnalyzer`); TaskSynthSyntax has one that parses with grammars. A
/// caller passes whichever it has, so that Core needs no C library.
public protocol SyntaxAnalyzer: Sendable {
    /// Reads a source text.
    ///
    /// - Parameters:
    ///   - text: The bytes of the whole file, or of the part that is known.
    ///   - language: The language of the text.
    /// - Returns: What the text defines, or `nil` where the analyzer does not know the language or
    ///   the text is beyond its limits.
    func outline(of text: Span<UInt8>, in language: SourceLanguage) -> SourceOutline?
}
