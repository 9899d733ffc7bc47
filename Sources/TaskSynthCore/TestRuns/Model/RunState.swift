/// What became of a whole run.
public struct RunState: RawRepresentable, Hashable, Sendable {
    /// The word that stands for it in JSON.
    public let rawValue: String

    /// Makes a state from its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The runner came to its own end.
    public static let completed = RunState(rawValue: "completed")
    /// The runner ran, and there was no test to run.
    public static let noTests = RunState(rawValue: "no-tests")
    /// Something did not compile, and nothing ran.
    public static let buildError = RunState(rawValue: "build-error")
    /// What has to be there before tests can run is not.
    public static let setupError = RunState(rawValue: "setup-error")
    /// Files with tests could not be loaded.
    public static let collectionError = RunState(rawValue: "collection-error")
    /// The runner did not understand its command line.
    public static let usageError = RunState(rawValue: "usage-error")
    /// The process ended by itself before its end.
    public static let crashed = RunState(rawValue: "crashed")
    /// The process was ended from outside.
    public static let killed = RunState(rawValue: "killed")
    /// The time was over.
    public static let timedOut = RunState(rawValue: "timed-out")
    /// Somebody stopped it.
    public static let interrupted = RunState(rawValue: "interrupted")
    /// The runner itself failed.
    public static let internalError = RunState(rawValue: "internal-error")
    /// It was told to stop at a failure, and did.
    public static let stoppedEarly = RunState(rawValue: "stopped-early")
    /// The text ends before the run does.
    public static let truncated = RunState(rawValue: "truncated")
    /// Nothing shows that a runner was started.
    public static let notRun = RunState(rawValue: "not-run")
    /// The text is none that a runner writes.
    public static let unreadable = RunState(rawValue: "unreadable")
}
