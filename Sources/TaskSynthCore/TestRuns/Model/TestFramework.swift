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

extension TestFramework {
    /// Makes one of several, each once, in order; of none that are known, an unknown one.
    init(joining frameworks: [TestFramework]) {
        var names: [String] = []
        for framework in frameworks where framework != .unknown {
            if !names.contains(framework.rawValue) { names.append(framework.rawValue) }
        }
        self = names.isEmpty ? .unknown : TestFramework(rawValue: names.joined(separator: "+"))
    }
}
