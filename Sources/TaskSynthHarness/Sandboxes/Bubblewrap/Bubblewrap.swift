import Glibc

/// A command in a sandbox that bubblewrap makes for it.
struct Bubblewrap {
    let command: SandboxCommand
    let host: HostEnvironment
    let runner: ProcessRunner

    func run() async throws(HarnessError) -> ProcessResult {
        let scratch = try TemporaryFolder(in: FileSystem.temporaryFolder)
        let users = try Self.writeUsers(to: scratch.path, home: host.home)
        var view = BubblewrapView(host: host)
        view.hasNetwork = command.hasNetwork
        view.replaced = users
        view.bindings = [
            (command.folder, Sandbox.projectFolder), (command.reports, Sandbox.reportsFolder),
        ]
        if let cache = command.cache { view.bindings.append((cache, "\(host.home)/.cache")) }
        var environment = RunVariables.all.merging(host.toolchainVariables) { $1 }
        environment["PATH"] = host.path
        environment["HOME"] = host.home
        environment["USER"] = "tester"
        environment["TEST_REPORTS"] = Sandbox.reportsFolder
        environment.merge(command.environment) { $1 }
        let result = try await runner.run(
            ProcessRequest(
                try Self.program(host), view.arguments + ["--", "/bin/sh", "-c", command.line],
                environment: environment, directory: "/", log: command.log,
                limits: command.limits))
        return result.withShellSignals
    }

    /// Tries that a sandbox can be made here.
    static func probe(
        host: HostEnvironment, runner: ProcessRunner
    ) async throws(HarnessError) {
        let scratch = try TemporaryFolder(in: FileSystem.temporaryFolder)
        let log = "\(scratch.path)/log"
        for name in ["project", "reports"] {
            try FileSystem.makeFolder("\(scratch.path)/\(name)")
        }
        let command = SandboxCommand(
            "exit 0", folder: "\(scratch.path)/project", reports: "\(scratch.path)/reports",
            log: log, limits: ProcessLimits(wallSeconds: 20))
        let result = try await Bubblewrap(command: command, host: host, runner: runner).run()
        guard result.ending.isSuccess else {
            let said = FileSystem.text(log)?.split(separator: "\n").first.map(String.init)
            throw HarnessError(
                .noSandbox,
                "bubblewrap does not work here: \(said ?? "\(result.ending)"); "
                    + "unprivileged user namespaces may be forbidden")
        }
    }

    private static func program(_ host: HostEnvironment) throws(HarnessError) -> String {
        let search = ExecutableSearch(environment: ["PATH": host.path], directory: "/")
        guard case .success(let path) = search.find("bwrap") else {
            throw HarnessError(
                .noSandbox, "bubblewrap is not installed (the Debian package is 'bubblewrap')")
        }
        return path
    }

    /// Writes lists of users and groups that know the one user of the sandbox.
    private static func writeUsers(
        to folder: String, home: String
    ) throws(HarnessError) -> [(String, String)] {
        let user = "tester:x:\(BubblewrapView.user):\(BubblewrapView.user)::\(home):/bin/sh"
        let texts = [
            ("/etc/passwd", user), ("/etc/group", "tester:x:\(BubblewrapView.user):"),
        ]
        var replaced: [(String, String)] = []
        for (path, line) in texts {
            guard let text = FileSystem.text(path) else { continue }
            let others = text.split(separator: "\n").filter {
                $0.split(separator: ":", omittingEmptySubsequences: false).dropFirst(2).first
                    != "\(BubblewrapView.user)"
            }
            let copy = "\(folder)/\(path.split(separator: "/").joined(separator: "-"))"
            try FileSystem.write((others + [line[...]]).joined(separator: "\n") + "\n", to: copy)
            replaced.append((copy, path))
        }
        return replaced
    }
}
