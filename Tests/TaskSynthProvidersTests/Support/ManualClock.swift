import Synchronization
import TaskSynthProviders

/// A clock that goes on only while somebody sleeps, and remembers for how long.
final class ManualClock: ProviderClock {
    private struct State {
        var now: Double
        var sleeps: [Double] = []
    }

    private let state: Mutex<State>

    init(now: Double = 1_700_000_000) { state = Mutex(State(now: now)) }

    var now: Double { state.withLock { $0.now } }

    /// No request takes any time.
    let uptime = 0.0

    var sleeps: [Double] { state.withLock { $0.sleeps } }

    func sleep(seconds: Double) async throws(CancellationError) {
        if Task.isCancelled { throw CancellationError() }
        state.withLock { state in
            state.now += seconds
            state.sleeps.append(seconds)
        }
        await Task.yield()
    }

    /// Every request is in time, however busy the machine is.
    func deadline(seconds: Double) async throws(CancellationError) {
        let never = AsyncStream<Void> { _ in }
        for await _ in never {}
        throw CancellationError()
    }
}
