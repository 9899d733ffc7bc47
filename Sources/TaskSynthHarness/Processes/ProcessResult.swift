/// What was measured while a command ran.
public struct ProcessResult: Hashable, Sendable {
    /// How it ended.
    public let ending: ProcessEnding
    /// The time that passed, in seconds.
    public let seconds: Double
    /// The time that its processes used processors, in seconds.
    public let processorSeconds: Double
    /// The number of bytes that it printed, up to the limit.
    public let outputBytes: Int
    /// The most memory that it had at one time, in bytes.
    ///
    /// With a control group, or when memory is watched, this is the sum over its processes; else
    /// the most that one of them had.
    public let peakMemoryBytes: Int
    /// How many processes it left behind when it ended; they are ended too.
    public let leftoverProcesses: Int
    /// How many processes could not be ended.
    public let survivors: Int

    /// Makes a result.
    public init(
        ending: ProcessEnding, seconds: Double, processorSeconds: Double = 0,
        outputBytes: Int = 0, peakMemoryBytes: Int = 0, leftoverProcesses: Int = 0,
        survivors: Int = 0
    ) {
        self.ending = ending
        self.seconds = seconds
        self.processorSeconds = processorSeconds
        self.outputBytes = outputBytes
        self.peakMemoryBytes = peakMemoryBytes
        self.leftoverProcesses = leftoverProcesses
        self.survivors = survivors
    }
}
