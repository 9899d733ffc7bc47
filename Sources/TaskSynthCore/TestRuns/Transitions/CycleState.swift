/// The three states of a repository that a validation cycle runs the tests in.
public enum CycleState: String, Hashable, Sendable, CaseIterable {
    /// The base commit as it is.
    case before
    /// The base with the tests patch.
    case testsOnly
    /// The base with the tests patch and the fix.
    case withFix
}
