#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The clock of the machine.
public struct SystemClock: ProviderClock {
    /// Makes a clock.
    public init() {}

    /// The seconds since 1970.
    public var now: Double { Self.seconds(of: CLOCK_REALTIME) }

    /// The seconds since the machine started.
    public var uptime: Double { Self.seconds(of: CLOCK_MONOTONIC) }

    private static func seconds(of clock: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Waits; ends early, and says so, when the task is cancelled.
    public func sleep(seconds: Double) async throws(CancellationError) {
        do {
            try await Task.sleep(for: .seconds(seconds))
        } catch {
            throw CancellationError()
        }
    }
}
