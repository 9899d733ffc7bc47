/// What a result is about, where it is no test: such results are listed and not counted.
public struct TestScope: RawRepresentable, Hashable, Sendable {
    /// The word that stands for it in JSON.
    public let rawValue: String

    /// Makes a scope from its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A group of tests.
    public static let suite = TestScope(rawValue: "suite")
    /// Code that runs before or after tests.
    public static let hook = TestScope(rawValue: "hook")
    /// A file with tests.
    public static let file = TestScope(rawValue: "file")
}
