import Glibc
import Synchronization

/// A container engine that is driven by its command line: podman or docker.
struct ContainerEngine: Hashable, Sendable {
    private static let count = Atomic<Int>(0)
    /// What podman needs where it may not raise limits and has no systemd.
    private static let plainConfiguration = """
        [containers]
        default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
        netns = "none"

        """

    let kind: SandboxKind
    let image: String
    let host: HostEnvironment
    let runner: ProcessRunner
    /// The path of the engine's program.
    let program: String
    /// Options before the subcommand.
    let options: [String]
    /// Whether a configuration of ours takes the place of the user's.
    let isConfigured: Bool

    /// Finds an engine, and the way in which it runs a container here.
    init(
        _ kind: SandboxKind, image: String?, host: HostEnvironment, runner: ProcessRunner
    ) async throws(HarnessError) {
        guard let image, !image.isEmpty, !image.hasPrefix("-") else {
            throw HarnessError(
                .badInput, "the sandbox '\(kind.rawValue)' needs the name of an image")
        }
        let search = ExecutableSearch(environment: ["PATH": host.path], directory: "/")
        guard case .success(let program) = search.find(kind.rawValue) else {
            throw HarnessError(
                .noSandbox,
                "\(kind.rawValue) is not installed (the Debian package is "
                    + "'\(kind == .docker ? "docker.io" : "podman")')")
        }
        self.kind = kind
        self.image = image
        self.host = host
        self.runner = runner
        self.program = program
        var reason = ""
        let ways: [[String]?] =
            kind == .podman ? [nil, ["--runtime", "runc", "--cgroup-manager", "cgroupfs"]] : [nil]
        for way in ways {
            let (ending, text) = try await Self.call(
                [program] + (way ?? [])
                    + ["run", "--rm", "--network", "none", "--memory", "256m", image, "true"],
                host: host, isConfigured: way != nil, seconds: 120)
            if ending.isSuccess {
                options = way ?? []
                isConfigured = way != nil
                return
            }
            if let last = text.split(separator: "\n").last { reason = String(last) }
            if ending == .cancelled { throw HarnessError(.cancelled, "interrupted") }
        }
        throw HarnessError(
            .noSandbox, "\(kind.rawValue) cannot run a container of the image '\(image)': \(reason)"
        )
    }

    /// Runs a command in a container of its own, which is removed afterwards.
    func run(_ command: SandboxCommand) async throws(HarnessError) -> ProcessResult {
        let number = Self.count.add(1, ordering: .relaxed).newValue
        let name = "tasksynth-\(getpid())-\(number)"
        let scratch = try TemporaryFolder(in: FileSystem.temporaryFolder)
        let environment = try Self.environment(host, isConfigured, scratch.path)
        var limits = command.limits
        limits.fileBytes = nil
        // Podman's containers are below our supervisor, which watches their memory and processes and
        // so knows which limit ended them; the engine's own limits stand behind it. Docker's are not.
        if kind == .docker { limits.memoryBytes = nil }
        var own = runner
        own.usesControlGroups = false
        let arguments = options + ["run"] + arguments(of: command, name: name)
        var result = try await own.run(
            ProcessRequest(
                program, arguments, environment: environment, directory: "/", log: command.log,
                limits: limits))
        let state = try await removed(name, from: environment)
        if state == nil, case .exited(let code) = result.ending, code == 125 {
            let text = FileSystem.text(command.log)?.split(separator: "\n").last.map(String.init)
            throw HarnessError(
                .noSandbox, "\(kind.rawValue) made no container: \(text ?? "it does not say why")")
        }
        if state == "true", !result.ending.isSuccess, result.ending != .timedOut {
            result = result.ended(by: .outOfMemory)
        }
        return result.withShellSignals
    }

    private func arguments(of command: SandboxCommand, name: String) -> [String] {
        var arguments = ["--name", name, "--user", "0:0", "--cap-drop", "all"]
        arguments += ["--security-opt", "no-new-privileges", "--hostname", "sandbox"]
        if !command.hasNetwork { arguments += ["--network", "none"] }
        if let bytes = command.limits.memoryBytes {
            let spare = kind == .docker ? 0 : bytes / 4
            arguments += ["--memory", "\(bytes + spare)b"]
        }
        if let count = command.limits.processCount {
            // The watch ends the tree; this is for one that grows faster than the watch looks.
            arguments += ["--pids-limit", "\(count + 4096)"]
        }
        arguments += ["--volume", "\(command.folder):\(Sandbox.projectFolder)"]
        arguments += ["--volume", "\(command.reports):\(Sandbox.reportsFolder)"]
        if let cache = command.cache { arguments += ["--volume", "\(cache):/cache"] }
        var variables = RunVariables.all.merging(command.environment) { $1 }
        variables["TEST_REPORTS"] = Sandbox.reportsFolder
        if command.cache != nil { variables["XDG_CACHE_HOME"] = "/cache" }
        for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
            arguments += ["--env", "\(name)=\(value)"]
        }
        arguments += ["--workdir", Sandbox.projectFolder, "--entrypoint", "/bin/sh", image]
        // The first process of a container is deaf to signals that it sends to itself.
        return arguments + ["-c", "/bin/sh -c \"$0\"; exit $?", command.line]
    }

    /// Removes a container, and says whether memory ended it; `nil` where there was none.
    private func removed(
        _ name: String, from environment: [String: String]
    ) async throws(HarnessError) -> String? {
        let scratch = try TemporaryFolder(in: FileSystem.temporaryFolder)
        func call(_ arguments: [String]) async throws(HarnessError) -> String? {
            let log = "\(scratch.path)/log"
            FileSystem.remove(log)
            let request = ProcessRequest(
                program, options + arguments, environment: environment, directory: "/", log: log,
                limits: ProcessLimits(wallSeconds: 60, memoryBytes: nil, processCount: nil))
            // The container goes even when the task that ran it is cancelled.
            let ending = try await runner.runUncancelled(request).ending
            return ending.isSuccess ? FileSystem.text(log) : nil
        }
        let state = try await call(["inspect", "--format", "{{.State.OOMKilled}}", name])
        _ = try await call(["rm", "--force", "--volumes", name])
        return state.map { $0.filter { !$0.isWhitespace } }
    }

    private static func call(
        _ words: [String], host: HostEnvironment, isConfigured: Bool, seconds: Double
    ) async throws(HarnessError) -> (ProcessEnding, String) {
        let scratch = try TemporaryFolder(in: FileSystem.temporaryFolder)
        let log = "\(scratch.path)/log"
        let result = try await ProcessRunner().run(
            ProcessRequest(
                words[0], Array(words.dropFirst()),
                environment: try environment(host, isConfigured, scratch.path), directory: "/",
                log: log,
                limits: ProcessLimits(wallSeconds: seconds, memoryBytes: nil, processCount: nil)))
        return (result.ending, FileSystem.text(log) ?? "")
    }

    private static func environment(
        _ host: HostEnvironment, _ isConfigured: Bool, _ folder: String
    ) throws(HarnessError) -> [String: String] {
        var environment = host.engineVariables
        environment["PATH"] = host.path
        environment["HOME"] = host.home
        if isConfigured {
            let path = "\(folder)/containers.conf"
            try FileSystem.write(plainConfiguration, to: path)
            environment["CONTAINERS_CONF"] = path
        }
        return environment
    }
}
