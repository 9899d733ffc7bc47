import TaskSynthCore
import TaskSynthFiles
import TaskSynthProviders

/// The repository of a task source: a clone that is there, or one that is fetched for the task.
struct SourceRepository {
    /// The folder of the clone.
    let path: String
    private let temporary: Folder?

    /// Reads a task source.
    static func read(_ path: String) throws -> TaskSource {
        try TaskSource(parsing: InputFile.bytes(at: path))
    }

    /// Takes the clone at a path; without one, clones the repository that the source names.
    static func open(_ path: String?, _ source: TaskSource?) async throws -> SourceRepository {
        if let path { return SourceRepository(path: path, temporary: nil) }
        guard let source else { throw Failure.usage("'--repo' is missing") }
        guard let address = source.repositoryURL, !address.hasPrefix("-") else {
            throw Failure.badInput(
                "the task source names no repository", hints: ["give a clone of it with --repo"])
        }
        let folder = try Folder.temporary()
        let clone = SourceRepository(path: "\(folder.path)/clone", temporary: folder)
        do {
            try await git(["clone", "--quiet", "--", address, clone.path])
        } catch {
            clone.remove()
            throw Failure.outside(
                "\(address) cannot be cloned", hints: ["give a clone of it with --repo"])
        }
        if let number = source.change.pull {
            // The commits of a pull request that was squashed are in no branch.
            let reference = "refs/pull/\(number)/head"
            _ = try? await git(
                ["-C", clone.path, "fetch", "--quiet", "origin", "\(reference):\(reference)"])
        }
        return clone
    }

    /// Removes a clone that was only there for the task.
    func remove() { temporary?.remove() }

    private static func git(_ arguments: [String]) async throws {
        var environment = Environment.variables
        environment["GIT_TERMINAL_PROMPT"] = "0"
        environment["GIT_ALLOW_PROTOCOL"] = "https:http:ssh:git:file"
        _ = try await ExecutableProgram(
            path: "/usr/bin/env", arguments: ["git"] + arguments, environment: environment,
            seconds: 1800
        ).run([0x0A])
    }
}
