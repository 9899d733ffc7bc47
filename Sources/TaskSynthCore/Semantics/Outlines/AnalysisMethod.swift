/// How something about source text was found out.
public enum AnalysisMethod: String, Hashable, Sendable {
    /// Parsed with a grammar of the language.
    case syntactic
    /// Read by tokens, braces, indentation and keywords.
    case lexical
    /// Counted only.
    case counts
}
