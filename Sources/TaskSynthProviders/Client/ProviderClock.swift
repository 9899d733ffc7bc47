/// The time and the waiting, so that tests need none.
///
/// A pause and a deadline are told apart: a pause takes place, a deadline is not met as a rule.
public protocol ProviderClock: Sendable {
    /// The seconds since 1970.
    var now: Double { get }

    /// The seconds since a moment that stays the same; unlike the time of day it never goes back.
    var uptime: Double { get }

    /// Waits; ends early, and says so, when the task is cancelled.
    func sleep(seconds: Double) async throws(CancellationError)

    /// Waits beside a request until its time is over; ends early when the task is cancelled.
    func deadline(seconds: Double) async throws(CancellationError)
}

extension ProviderClock {
    /// The time of day, for clocks that are never set.
    public var uptime: Double { now }

    /// Waits as long as a pause does.
    public func deadline(seconds: Double) async throws(CancellationError) {
        try await sleep(seconds: seconds)
    }
}
