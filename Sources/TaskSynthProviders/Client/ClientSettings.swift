/// How patient a client is.
public struct ClientSettings: Hashable, Sendable {
    /// The longest time that one attempt may take.
    public var attemptSeconds = 30.0
    /// The longest time that a request may take with all its attempts, pauses for limits aside.
    public var requestSeconds = 120.0
    /// The longest pause that a limit may ask for before the request fails.
    public var maximumWaitSeconds = 300.0
    /// How often a request is sent at most.
    public var attempts = 4
    /// The first pause between two attempts.
    public var firstRetrySeconds = 0.5
    /// How long a provider is left alone that names no time.
    public var limitFallbackSeconds = 60.0
    /// The least time between two writes.
    public var writeGapSeconds = 1.0
    /// The number of requests at once.
    public var maximumConcurrency = 4
    /// The largest answer that is taken.
    public var maximumBytes = 64 << 20
    /// The largest number of pages of one list.
    public var maximumPages = 200

    /// Makes the usual settings.
    public init() {}
}
