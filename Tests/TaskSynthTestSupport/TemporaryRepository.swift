import Foundation
public import Testing

/// A Git repository made for one test by the `git` program, and removed with its owner.
public final class TemporaryRepository: Sendable {
    /// The folder that holds the work tree.
    public let path: String
    private let clock = "2024-02-29T23:59:59+0200"

    /// Makes an empty repository with a branch `main`.
    public init(_ options: [String] = []) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-test-\(UUID().uuidString)")
        path = folder.path
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try git(["init", "-q", "-b", "main"] + options)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file of the work tree.
    public func write(_ text: String, to file: String) throws {
        try write(Array(text.utf8), to: file)
    }

    /// Writes a file of the work tree.
    public func write(_ bytes: [UInt8], to file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// Commits everything that is in the work tree.
    ///
    /// - Returns: The name of the commit.
    @discardableResult
    public func commit(_ message: String) throws -> String {
        try git(["add", "-A"])
        try git(["commit", "-q", "--allow-empty", "-m", message])
        return try git(["rev-parse", "HEAD"])
    }

    /// Runs `git` in the repository.
    ///
    /// - Returns: What it printed, without the last line feed.
    @discardableResult
    public func git(_ arguments: [String], input: [UInt8]? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = URL(filePath: path)
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": path, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
            "GIT_AUTHOR_NAME": "Author", "GIT_AUTHOR_EMAIL": "author@example.invalid",
            "GIT_COMMITTER_NAME": "Committer", "GIT_COMMITTER_EMAIL": "committer@example.invalid",
            "GIT_AUTHOR_DATE": clock, "GIT_COMMITTER_DATE": clock,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        if let input {
            let file = URL(filePath: path).appending(path: ".git/test-input")
            try Data(input).write(to: file)
            process.standardInput = try FileHandle(forReadingFrom: file)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw GitFailure(arguments: arguments, status: process.terminationStatus)
        }
        var text = String(decoding: data, as: UTF8.self)
        if text.hasSuffix("\n") { text.removeLast() }
        return text
    }

    /// A run of `git` that failed.
    public struct GitFailure: Error {
        /// The words behind `git`.
        public let arguments: [String]
        /// The exit status.
        public let status: Int32
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs a test only where the `git` program is there, and says so where it is not.
    public static var needsGit: Self {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let isThere = folders.contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/git")
        }
        return .enabled(if: isThere, "there is no git program")
    }
}
