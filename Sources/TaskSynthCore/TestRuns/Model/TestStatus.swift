/// What became of one test.
public enum TestStatus: String, Hashable, Sendable, CaseIterable {
    /// It ran, and what it checks holds.
    case passed
    /// It ran, and a check does not hold.
    case failed
    /// It could not run to its end: an exception outside a check, a crash, a failing fixture.
    case errored
    /// It was not run, or not to its end, on purpose.
    case skipped
    /// It failed, as it was expected to.
    case xfailed
    /// It passed, although it was expected to fail.
    case xpassed

    /// Whether this says that something is wrong.
    public var isFailure: Bool { self == .failed || self == .errored }
}
