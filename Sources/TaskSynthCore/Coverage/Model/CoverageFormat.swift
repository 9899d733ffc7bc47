/// A form of coverage reports.
public struct CoverageFormat: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name.
    public let rawValue: String

    /// Makes a format from its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Makes a format from its name.
    public init(stringLiteral value: String) { self.rawValue = value }
}
