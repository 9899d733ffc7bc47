/// A command that runs with a home and a temporary folder of its own, and in no other way apart.
struct PlainFolder {
    let command: SandboxCommand
    let host: HostEnvironment
    let runner: ProcessRunner

    func run() async throws(HarnessError) -> ProcessResult {
        let scratch = try TemporaryFolder(in: FileSystem.temporaryFolder)
        for name in ["home", "tmp"] { try FileSystem.makeFolder("\(scratch.path)/\(name)") }
        var environment = RunVariables.all.merging(host.toolchainVariables) { $1 }
        for (name, folder) in [
            "CARGO_HOME": ".cargo", "RUSTUP_HOME": ".rustup", "PYENV_ROOT": ".pyenv",
            "GOMODCACHE": "go/pkg/mod", "NVM_DIR": ".nvm",
        ] where environment[name] == nil && FileSystem.isFolder("\(host.home)/\(folder)") {
            environment[name] = "\(host.home)/\(folder)"
        }
        environment["PATH"] = host.path
        environment["HOME"] = "\(scratch.path)/home"
        environment["TMPDIR"] = "\(scratch.path)/tmp"
        environment["XDG_CACHE_HOME"] = command.cache ?? "\(scratch.path)/home/.cache"
        environment["GOCACHE"] = "\(command.cache ?? scratch.path)/go-build"
        environment["TEST_REPORTS"] = command.reports
        environment.merge(command.environment) { $1 }
        return try await runner.run(
            ProcessRequest(
                "/bin/sh", ["-c", command.line], environment: environment,
                directory: command.folder, log: command.log, limits: command.limits))
    }
}
