/// A place in which the code of strangers runs, with what it needs of the machine.
public struct Sandbox: Hashable, Sendable {
    /// Where the project is inside a sandbox that has folders of its own.
    public static let projectFolder = "/testbed"
    /// Where reports go inside a sandbox that has folders of its own.
    public static let reportsFolder = "/reports"

    /// What kind of place it is.
    public let kind: SandboxKind
    let host: HostEnvironment
    let runner: ProcessRunner
    let engine: ContainerEngine?

    /// Makes a sandbox, and tries that it works.
    ///
    /// - Parameters:
    ///   - kind: The kind; ``SandboxKind/none`` is refused, since nothing runs there.
    ///   - host: What it takes from the user's environment.
    ///   - image: The image of a container; the other kinds have none.
    ///   - runner: What runs its commands.
    /// - Throws: ``HarnessError`` that says what is missing and how to get it.
    public init(
        _ kind: SandboxKind, host: HostEnvironment, image: String? = nil,
        runner: ProcessRunner = ProcessRunner()
    ) async throws(HarnessError) {
        self.kind = kind
        self.host = host
        self.runner = runner
        switch kind {
        case .worktree: engine = nil
        case .bubblewrap:
            engine = nil
            try await Bubblewrap.probe(host: host, runner: runner)
        case .podman, .docker:
            engine = try await ContainerEngine(kind, image: image, host: host, runner: runner)
        default:
            throw HarnessError(.noSandbox, "nothing runs in the sandbox '\(kind.rawValue)'")
        }
    }

    /// Runs a command line in the sandbox to its end.
    ///
    /// - Throws: ``HarnessError`` when the sandbox itself fails; what the command does is a result.
    public func run(_ command: SandboxCommand) async throws(HarnessError) -> ProcessResult {
        if let engine { return try await engine.run(command) }
        guard kind == .bubblewrap else {
            return try await PlainFolder(command: command, host: host, runner: runner).run()
        }
        return try await Bubblewrap(command: command, host: host, runner: runner).run()
    }

    /// The folder that a command sees its project in.
    func visibleFolder(of folder: String) -> String {
        kind == .worktree ? folder : Self.projectFolder
    }
}
