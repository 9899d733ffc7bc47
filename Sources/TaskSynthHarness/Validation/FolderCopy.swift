/// A copy of a folder that keeps times, modes and links, so that what is built stays built.
struct FolderCopy {
    let from: String
    let to: String

    func run(_ sandbox: Sandbox) async throws(HarnessError) {
        FileSystem.remove(to)
        let result = try await sandbox.runner.run(
            ProcessRequest(
                "cp", ["-a", "--reflink=auto", from, to], environment: ["PATH": sandbox.host.path],
                directory: "/", limits: ProcessLimits(memoryBytes: nil, processCount: nil)))
        guard result.ending.isSuccess else {
            if result.ending == .cancelled { throw HarnessError(.cancelled, "interrupted") }
            throw HarnessError(.fileSystem, "copying the project: cp \(result.ending)")
        }
    }
}
