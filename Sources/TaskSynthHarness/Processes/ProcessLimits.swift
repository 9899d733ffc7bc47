/// How much a command and everything that it starts may take.
public struct ProcessLimits: Hashable, Sendable {
    /// The time that may pass, in seconds; `nil` for no limit.
    public var wallSeconds: Double?
    /// The time between the request to end and the kill when the time is over, in seconds.
    public var graceSeconds: Double
    /// The memory of all processes together, in bytes; `nil` for no limit.
    public var memoryBytes: Int?
    /// The number of processes and threads at one time; `nil` for no limit.
    public var processCount: Int?
    /// The length of standard output and standard error together, in bytes; `nil` for no limit.
    public var outputBytes: Int?
    /// The length of a file that is written, in bytes; `nil` for no limit.
    public var fileBytes: Int?

    /// Makes limits; what is left out has the default of a test run.
    public init(
        wallSeconds: Double? = 1800, graceSeconds: Double = 2,
        memoryBytes: Int? = 8 << 30, processCount: Int? = 4096,
        outputBytes: Int? = 256 << 20, fileBytes: Int? = 8 << 30
    ) {
        self.wallSeconds = wallSeconds
        self.graceSeconds = graceSeconds
        self.memoryBytes = memoryBytes
        self.processCount = processCount
        self.outputBytes = outputBytes
        self.fileBytes = fileBytes
    }
}
