/// Why a symbol is there for tests alone.
public struct TestMarker: Hashable, Sendable {
    /// How much a marker proves.
    public enum Strength: Int, Hashable, Sendable, Comparable {
        /// The name, or what the type inherits from: proof in a test file, a hint elsewhere.
        case name
        /// What a test framework asks for: `@Test`, `describe(…)`, `it(…)`.
        case framework
        /// A construct of the language or its build: `#[cfg(test)]`, `#ifdef …_TEST`, `unittest`.
        case construct

        /// Whether one proves less than another.
        public static func < (first: Strength, second: Strength) -> Bool {
            first.rawValue < second.rawValue
        }
    }

    /// How much it proves.
    public var strength: Strength
    /// The text that marks it: `#[cfg(test)]`, `name test_*`, …; inherited from the container too.
    public var evidence: String

    /// Makes a marker.
    public init(strength: Strength, evidence: String) {
        self.strength = strength
        self.evidence = evidence
    }
}
