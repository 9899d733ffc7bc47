import CAllocationCount

/// What an operation costs: the best of several runs, and the allocations of the last.
public struct Measurement: Sendable {
    /// The seconds of the fastest run.
    public let seconds: Double
    /// The allocations of one run.
    public let allocations: Int

    /// Runs an operation a few times.
    public init(runs: Int = 5, _ body: () throws -> Void) rethrows {
        var best = Double.infinity
        var count: UInt64 = 0
        for _ in 0..<runs {
            let before = tasksynth_allocation_count()
            let duration = try ContinuousClock().measure(body)
            count = tasksynth_allocation_count() - before
            best = min(best, duration / .seconds(1))
        }
        seconds = best
        allocations = Int(count)
    }

    /// Prints a row: name, milliseconds, rate, allocations.
    public func report(_ name: String, bytes: Int, note: String = "") {
        let milliseconds = Int((seconds * 1000).rounded())
        let rate = Int((Double(bytes) / 1e6 / seconds).rounded())
        print("\(name): \(milliseconds) ms, \(rate) MB/s, \(allocations) allocations\(note)")
    }
}
