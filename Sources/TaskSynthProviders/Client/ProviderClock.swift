/// The time and the waiting, so that tests need none.
///
/// A pause and a deadline are told apart: a pause takes place, a deadline is not met as a rule.
public protocol ProviderClock: Sendable {
    /// The seconds since 1970.
    var now: Double { get }

    /// Waits; ends early, and says so, when the task is cancelled.
    func sleep(seconds: Double) async throws(CancellationError)

    /// Waits beside a request until its time is over; ends early when the task is cancelled.
    func deadline(seconds: Double) async throws(CancellationError)
}

extension ProviderClock {
    /// Waits as long as a pause does.
    public func deadline(seconds: Double) async throws(CancellationError) {
        try await sleep(seconds: seconds)
    }
}
