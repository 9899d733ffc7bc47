/// One command line of a project, with the folders that it works on.
public struct SandboxCommand: Hashable, Sendable {
    /// The line, as `sh` reads it.
    public var line: String
    /// The folder of the machine that holds the project; the command may write to it.
    public var folder: String
    /// The folder of the machine that receives reports; `$TEST_REPORTS` names it inside.
    public var reports: String
    /// A folder of the machine that caches may live in from run to run; `nil` for none.
    public var cache: String?
    /// Variables of the project, on top of those that every run has.
    public var environment: [String: String]
    /// Whether the command may use the network: only to fetch what the tests need.
    public var hasNetwork: Bool
    /// The file that receives what it prints.
    public var log: String
    /// What it may take.
    public var limits: ProcessLimits

    /// Makes a command.
    public init(
        _ line: String, folder: String, reports: String, cache: String? = nil,
        environment: [String: String] = [:], hasNetwork: Bool = false, log: String,
        limits: ProcessLimits = ProcessLimits()
    ) {
        self.line = line
        self.folder = folder
        self.reports = reports
        self.cache = cache
        self.environment = environment
        self.hasNetwork = hasNetwork
        self.log = log
        self.limits = limits
    }
}
