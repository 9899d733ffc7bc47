/// What a state of the cycle says about one test: its status, or that it is not there.
public enum TestOutcome: String, Hashable, Sendable, CaseIterable {
    /// It ran, and what it checks holds.
    case passed
    /// It ran, and a check does not hold.
    case failed
    /// It could not run to its end.
    case errored
    /// It was not run on purpose.
    case skipped
    /// It failed, as it was expected to.
    case xfailed
    /// It passed, although it was expected to fail.
    case xpassed
    /// The run names its tests, and this is none of them.
    case missing
    /// The run does not name all of its tests, so it may be one of them.
    case unnamed

    /// Takes the status of a result.
    public init(_ status: TestStatus) {
        self =
            switch status {
            case .passed: .passed
            case .failed: .failed
            case .errored: .errored
            case .skipped: .skipped
            case .xfailed: .xfailed
            case .xpassed: .xpassed
            }
    }

    /// Whether this says that something is wrong.
    public var isFailure: Bool { self == .failed || self == .errored }

    /// Whether the test has a result here.
    public var isPresent: Bool { self != .missing && self != .unnamed }
}
