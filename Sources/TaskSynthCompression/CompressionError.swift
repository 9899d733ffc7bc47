/// A compression library that cannot be used.
public struct CompressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence for a person.
    public let description: String
}
