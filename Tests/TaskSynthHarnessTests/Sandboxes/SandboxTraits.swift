import Foundation
import TaskSynthHarness
import Testing

let host = HostEnvironment(ProcessInfo.processInfo.environment)

extension Trait where Self == ConditionTrait {
    /// Runs a test only where bubblewrap works, and says so where it does not.
    static var needsBubblewrap: Self {
        .enabled("bubblewrap does not work on this machine") {
            (try? await Sandbox(.bubblewrap, host: host)) != nil
        }
    }

    /// Runs a test only where podman runs the base image, and says so where it does not.
    static var needsPodman: Self {
        .enabled("podman cannot run the image that scripts/make-base-image makes") {
            (try? await Sandbox(.podman, host: host, image: PodmanTests.image)) != nil
        }
    }
}

extension Scratch {
    /// Runs a line in a sandbox, with a project and a folder for reports.
    func run(
        _ line: String, in sandbox: Sandbox,
        limits: ProcessLimits = ProcessLimits(wallSeconds: 1000)
    ) async throws -> ProcessResult {
        for name in ["project", "reports"] {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        }
        return try await sandbox.run(
            SandboxCommand(
                line, folder: "\(path)/project", reports: "\(path)/reports", log: log,
                limits: limits))
    }
}
