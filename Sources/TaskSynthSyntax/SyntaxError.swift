import DynamicLibrary

/// Why source text cannot be parsed with grammars at all.
public struct SyntaxError: Error, Hashable, Sendable {
    /// What is missing, and how to get it.
    public let reason: String
}

extension SyntaxError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String { reason }
}
