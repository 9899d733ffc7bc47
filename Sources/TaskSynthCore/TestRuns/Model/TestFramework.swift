/// A test runner, by the name that its reader goes by: `pytest`, `go-test`, `junit-xml`.
public struct TestFramework: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name.
    public let rawValue: String

    /// Makes a framework from its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Makes a framework from its name.
    public init(stringLiteral value: String) { self.rawValue = value }

    /// No reader knows the runner.
    public static let unknown: TestFramework = "unknown"
}
