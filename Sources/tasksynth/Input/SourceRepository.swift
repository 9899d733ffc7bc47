import TaskSynthCore
import TaskSynthFiles
import TaskSynthGit
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
            // The commits of a pull request that was squashed are in no branch.
            let references = references(of: source).flatMap { reference in
                ["-c", "remote.origin.fetch=+\(reference)*:\(reference)*"]
            }
            try await git(["clone", "--quiet"] + references + ["--", address, clone.path])
        } catch {
            clone.remove()
            guard !Task.isCancelled else { throw CancellationError() }
            throw Failure.outside(
                "\(address) cannot be cloned", hints: ["give a clone of it with --repo"])
        }
        return clone
    }

    /// Where GitHub and GitLab keep the commits of the source's pull request.
    private static func references(of source: TaskSource) -> [String] {
        guard let number = source.change.pull else { return [] }
        return ["pull", "merge-requests"].map { "refs/\($0)/\(number)/head" }
    }

    /// The change that a source names; where a clone lacks the commits of a pull request that was
    /// merged or squashed, what came to its branch.
    static func change(
        of source: TaskSource, in repository: borrowing Repository
    ) throws -> Change {
        guard let base = source.commitRange.base, let head = source.commitRange.head else {
            throw Failure.badInput(
                "the task source names no commits", hints: source.warnings.map(\.message))
        }
        do {
            return try repository.change(ofRange: "\(base)..\(head)")
        } catch {
            guard error.code == .unknownRevision || error.code == .missingObject else {
                throw error
            }
            // Of a rebase the merge commit is only the last of several.
            if let merge = source.change.mergeCommit, merge != head,
                source.change.mergedHow == .merge || source.change.mergedHow == .squash,
                let change = try? repository.change(ofCommit: merge)
            {
                return change
            }
            let hints = references(of: source).map { "git fetch origin \($0):\($0)" }
            throw Failure.badInput("\(error)", hints: hints.isEmpty ? [error.hint] : hints)
        }
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
