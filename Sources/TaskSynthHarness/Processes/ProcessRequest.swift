/// A command to run, with all that it may know.
public struct ProcessRequest: Hashable, Sendable {
    /// The name of the program, looked up in the `PATH` of `environment`, or a path to it.
    public var executable: String
    /// The arguments after the name.
    public var arguments: [String]
    /// The whole environment; nothing is inherited.
    public var environment: [String: String]
    /// The working directory.
    public var directory: String
    /// The file that receives standard output and standard error as they come; `nil` drops them.
    public var log: String?
    /// What the command and everything that it starts may take.
    public var limits: ProcessLimits

    /// Makes a request.
    public init(
        _ executable: String, _ arguments: [String] = [], environment: [String: String],
        directory: String, log: String? = nil, limits: ProcessLimits = ProcessLimits()
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.log = log
        self.limits = limits
    }
}
