/// One token of a source text.
public struct SourceToken: Hashable, Sendable {
    /// What tokens are, as far as a comparison of two texts needs it.
    public enum Kind: UInt8, Hashable, Sendable {
        /// A keyword, an operator or punctuation.
        case other
        /// A name.
        case identifier
        /// A text in quotation marks, or a part of one.
        case string
        /// A number, or a similar constant.
        case number
        /// A comment, documentation among them.
        case comment
    }

    /// What it is.
    public var kind: Kind
    /// Where it is.
    public var range: SourceRange

    /// Makes a token.
    public init(kind: Kind, range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}
