/// A container engine that is driven by its command line: podman or docker.
struct ContainerEngine: Hashable, Sendable {
    let kind: SandboxKind
    let image: String
    let host: HostEnvironment
    let runner: ProcessRunner

    init(
        _ kind: SandboxKind, image: String?, host: HostEnvironment, runner: ProcessRunner
    ) async throws(HarnessError) {
        guard let image else {
            throw HarnessError(.badInput, "a container needs an image")
        }
        self.kind = kind
        self.image = image
        self.host = host
        self.runner = runner
    }

    func run(_ command: SandboxCommand) async throws(HarnessError) -> ProcessResult {
        throw HarnessError(.noSandbox, "\(kind.rawValue) is not built yet")
    }
}
