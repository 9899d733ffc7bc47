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

    /// Reads a source text before and after edits; what they leave alone need not be read twice.
    ///
    /// - Parameters:
    ///   - old: The bytes before.
    ///   - new: The bytes after.
    ///   - edits: All that differs, in order.
    ///   - language: The language of both.
    /// - Returns: The same as `outline(of:in:)` gives for each.
    func outlines(
        of old: Span<UInt8>, and new: Span<UInt8>, edits: [SourceEdit], in language: SourceLanguage
    ) -> (old: SourceOutline?, new: SourceOutline?)
}

extension SyntaxAnalyzer {
    /// Reads each text by itself.
    public func outlines(
        of old: Span<UInt8>, and new: Span<UInt8>, edits: [SourceEdit], in language: SourceLanguage
    ) -> (old: SourceOutline?, new: SourceOutline?) {
        (outline(of: old, in: language), outline(of: new, in: language))
    }
}
