import Foundation
import TaskSynthHarness

/// A folder for one test, and shell lines that run in it.
struct Scratch: ~Copyable {
    let folder: TemporaryFolder
    var path: String { folder.path }
    var log: String { "\(path)/log" }

    init() throws { folder = try TemporaryFolder(in: NSTemporaryDirectory()) }

    /// Runs a line of `sh` with standard output and standard error in `log`.
    func shell(
        _ line: String, limits: ProcessLimits = ProcessLimits(wallSeconds: 1000),
        controlGroups: Bool = true
    ) async throws -> ProcessResult {
        try await ProcessRunner(usesControlGroups: controlGroups).run(
            ProcessRequest(
                "sh", ["-c", line], environment: ["PATH": "/usr/bin:/bin"], directory: path,
                log: log, limits: limits))
    }

    /// The text of a file in the folder.
    func text(_ name: String = "log") -> String {
        (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)) ?? ""
    }

    func write(_ text: String, to name: String) throws {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: false, encoding: .utf8)
    }
}

/// Whether a process exists and is no zombie.
func isAlive(_ process: Int32) -> Bool {
    guard
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = status.lastIndex(of: ")")
    else { return false }
    return !status[end...].hasPrefix(") Z")
}
