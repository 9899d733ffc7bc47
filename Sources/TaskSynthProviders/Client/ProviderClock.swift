/// The time and the waiting, so that tests need none.
public protocol ProviderClock: Sendable {
    /// The seconds since 1970.
    var now: Double { get }

    /// Waits; ends early, and says so, when the task is cancelled.
    func sleep(seconds: Double) async throws(CancellationError)
}
