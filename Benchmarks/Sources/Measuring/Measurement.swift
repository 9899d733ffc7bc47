import CAllocationCount

/// What an operation costs: the best of several runs, and the allocations of the last.
public struct Measurement: Sendable {
    /// The seconds of the fastest run.
    public let seconds: Double
    /// The seconds of processor time of the run that took least of it, all threads together: what
    /// other programs on the machine do disturbs it less.
    public let processorSeconds: Double
    /// The allocations of one run.
    public let allocations: Int

    /// Runs an operation a few times.
    public init(runs: Int = 5, _ body: () throws -> Void) rethrows {
        var costs = Costs()
        for _ in 0..<runs {
            let start = Costs.Start()
            try body()
            costs.add(since: start)
        }
        self.init(costs)
    }

    /// Runs an operation of several threads a few times.
    public init(runs: Int = 5, _ body: () async throws -> Void) async rethrows {
        var costs = Costs()
        for _ in 0..<runs {
            let start = Costs.Start()
            try await body()
            costs.add(since: start)
        }
        self.init(costs)
    }

    private init(_ costs: Costs) {
        seconds = costs.seconds
        processorSeconds = costs.processorSeconds
        allocations = costs.allocations
    }

    /// Prints a row: name, milliseconds, rate, allocations.
    public func report(_ name: String, bytes: Int, note: String = "") {
        let milliseconds = Int((seconds * 1000).rounded())
        let rate = Int((Double(bytes) / 1e6 / seconds).rounded())
        let processor = Int((processorSeconds * 1000).rounded())
        print(
            "\(name): \(milliseconds) ms (\(processor) ms of processor), \(rate) MB/s, "
                + "\(allocations) allocations\(note)")
    }
}

/// The least of several runs.
private struct Costs {
    struct Start {
        let instant = ContinuousClock.now
        let processorSeconds = Process.processorSeconds
        let allocations = tasksynth_allocation_count()
    }

    var seconds = Double.infinity
    var processorSeconds = Double.infinity
    var allocations = 0

    mutating func add(since start: Start) {
        allocations = Int(tasksynth_allocation_count() - start.allocations)
        seconds = min(seconds, (ContinuousClock.now - start.instant) / .seconds(1))
        processorSeconds = min(
            processorSeconds, Process.processorSeconds - start.processorSeconds)
    }
}
