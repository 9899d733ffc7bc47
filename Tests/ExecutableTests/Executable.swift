import Foundation

/// The built executable, run as a user would.
enum Executable {
    /// What one run left.
    struct Outcome {
        let status: Int32
        let output: String
        let messages: String
    }

    /// Runs `tasksynth` with arguments, on one processor where that is asked for.
    ///
    /// No thread waits for it, so that other tests go on.
    static func run(
        _ arguments: [String], environment: [String: String] = [:],
        isOnOneProcessor: Bool = false
    ) async throws -> Outcome {
        let process = Process()
        let tasksynth = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "tasksynth")
        process.executableURL = isOnOneProcessor ? URL(filePath: "/usr/bin/taskset") : tasksynth
        process.arguments =
            isOnOneProcessor ? ["--cpu-list", "0", tasksynth.path] + arguments : arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = try handle(folder.appending(path: "out"))
        let messages = try handle(folder.appending(path: "err"))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = messages
        try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in ended.resume() }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        return Outcome(
            status: process.terminationStatus,
            output: try String(contentsOf: folder.appending(path: "out"), encoding: .utf8),
            messages: try String(contentsOf: folder.appending(path: "err"), encoding: .utf8))
    }

    private static func handle(_ file: URL) throws -> FileHandle {
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }
}
