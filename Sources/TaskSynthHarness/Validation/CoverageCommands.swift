/// The command lines that do what those of a validation cycle do, and measure coverage too.
public struct CoverageCommands: Hashable, Sendable {
    /// What builds the project and its tests; `nil` where nothing is built.
    public var build: String?
    /// What runs the tests.
    public var test: String
    /// What succeeds where the tools for it are installed; `nil` where the toolchain has them.
    public var probe: String?

    /// Makes commands.
    public init(build: String? = nil, test: String, probe: String? = nil) {
        self.build = build
        self.test = test
        self.probe = probe
    }
}

extension ValidationCommands {
    /// The commands that measure coverage, where the sandbox has the tools for it.
    ///
    /// One answer holds for all states, as these are compared.
    ///
    /// - Parameter sandbox: Where they will run.
    /// - Returns: The commands with those for coverage in their place; `nil` where it has no tools.
    /// - Throws: ``HarnessError`` when the sandbox itself fails.
    public func measuringCoverage(in sandbox: Sandbox) async throws(HarnessError)
        -> ValidationCommands?
    {
        guard let coverage else { return nil }
        if let probe = coverage.probe {
            let scratch = try TemporaryFolder(in: FileSystem.temporaryFolder)
            for name in ["project", "reports"] {
                try FileSystem.makeFolder("\(scratch.path)/\(name)")
            }
            let result = try await sandbox.run(
                SandboxCommand(
                    probe, folder: "\(scratch.path)/project", reports: "\(scratch.path)/reports",
                    environment: environment, log: "\(scratch.path)/log",
                    limits: ProcessLimits(wallSeconds: 60)))
            if result.ending == .cancelled { throw HarnessError(.cancelled, "interrupted") }
            guard result.ending.isSuccess else { return nil }
        }
        var commands = self
        commands.build = coverage.build
        commands.test = coverage.test
        commands.coverage = nil
        return commands
    }
}
