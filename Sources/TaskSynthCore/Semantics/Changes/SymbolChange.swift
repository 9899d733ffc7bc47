/// What a change does to a symbol.
public enum SymbolChange: String, Hashable, Sendable, CaseIterable {
    /// It is new.
    case added
    /// It goes away.
    case removed
    /// Its body changes.
    case modified
    /// What a caller sees of it changes, and perhaps its body.
    case signatureChanged
    /// It has another name, and perhaps another body.
    case renamed
    /// It stands in another container or file, and perhaps has another body.
    case moved
    /// Only its comments change.
    case documentationOnly
    /// Only white space and line breaks change.
    case formattingOnly
}
