import Foundation
import TaskSynthCore
import TaskSynthFiles
import TaskSynthTestSupport
import Testing

/// From a ticket to a bundle, as a user goes: over a real connection, a clone and the tests.
@Suite(.needsGit) struct IngestTests {
    /// A fix that was squashed: the commits as they were proposed are in no branch.
    private struct World {
        let project: ExampleProject
        let server: LoopbackServer
        let answers: ServiceAnswers
        let folder: Folder

        init(reference: String = "refs/pull/7/head") throws {
            project = try ExampleProject()
            let git = project.repository
            try git.git(["update-ref", reference, project.fix])
            try git.git(["reset", "-q", "--hard", project.base])
            try git.git(["checkout", "-q", project.fix, "--", "."])
            let merge = try git.commit("Subtract the one (#7)\n\nThe sum added one.")
            answers = ServiceAnswers(
                clone: "file://\(git.path)", base: project.base, head: project.fix, merge: merge)
            server = try LoopbackServer(answers.answer)
            folder = try Folder.temporary()
        }

        /// Runs `ingest` without what the user's own machine would add.
        func ingest(
            _ arguments: [String], environment: [String: String] = [:]
        ) async throws -> Executable.Outcome {
            var variables = ["HOME": folder.path, "XDG_CACHE_HOME": "\(folder.path)/cache"]
            for name in [
                "GITHUB_TOKEN", "GH_TOKEN", "GITLAB_TOKEN", "GITLAB_URL", "LINEAR_API_KEY",
                "JIRA_TOKEN", "JIRA_URL", "JIRA_EMAIL", "TASKSYNTH_GITHUB_REPO",
                "TASKSYNTH_EXTERNAL_PROVIDERS", "XDG_CONFIG_HOME", "http_proxy", "HTTP_PROXY",
            ] {
                variables[name] = ""
            }
            return try await Executable.run(
                ["ingest"] + arguments, environment: variables.merging(environment) { $1 })
        }

        /// Makes a bundle of a source, from the repository that the source names.
        func synthesize(
            _ source: String, _ arguments: [String] = []
        ) async throws -> Executable.Outcome {
            try await Executable.run(
                [
                    "synth", "--source", source, "--out", "\(folder.path)/bundle", "--sandbox",
                    "worktree", "--test-command", ExampleProject.testCommand, "--quiet", "--json",
                ] + arguments)
        }
    }

    @Test(.needsValidator) func `writes a source that a foreign validator takes`() async throws {
        let world = try World()
        defer { world.folder.remove() }
        let file = "\(world.folder.path)/source.json"
        let run = try await world.ingest([
            "github", "--repo", "acme/double", "--issue", "3", "--api", world.server.base, "--out",
            file,
        ])
        #expect(run.status == 0, "\(run.messages)")
        #expect(try Validator.run(file) == 0)
    }

    @Test func `takes the provider and the repository from the environment`() async throws {
        let world = try World()
        defer { world.folder.remove() }
        let run = try await world.ingest(
            ["--issue", "3", "--api", world.server.base],
            environment: [
                "ATELIER_EXTERNAL_PROVIDERS": "github", "ATELIER_GITHUB_REPO": "acme/double",
            ])
        _ = try check(world, run, evidence: "cross_reference_keyword")
        let none = try await world.ingest(["--issue", "3", "--api", world.server.base])
        #expect(none.status == 2)
        #expect(none.messages.hasPrefix("tasksynth: error: which provider"))
    }

    @Test func `writes nothing when it is only asked to try`() async throws {
        let world = try World()
        defer { world.folder.remove() }
        let file = "\(world.folder.path)/source.json"
        let run = try await world.ingest([
            "github", "--repo", "acme/double", "--issue", "3", "--api", world.server.base, "--out",
            file, "--dry-run",
        ])
        _ = try check(world, run, evidence: "cross_reference_keyword")
        let names = FileManager.default.enumerator(atPath: world.folder.path)
        while let name = names?.nextObject() as? String {
            // Foundation makes folders of its own, and leaves them empty.
            let path = "\(world.folder.path)/\(name)"
            #expect(FileManager.default.contents(atPath: path) == nil, "\(name)")
        }
    }

    @Test(arguments: [true, false])
    func `takes what came to the branch where a clone lacks the pull request`(
        isShared: Bool
    ) async throws {
        let world = try World()
        defer { world.folder.remove() }
        let file = "\(world.folder.path)/source.json"
        let ingested = try await world.ingest([
            "github", "--repo", "acme/double", "--issue", "3", "--api", world.server.base, "--out",
            file,
        ])
        #expect(ingested.status == 0, "\(ingested.messages)")
        let clone = "\(world.folder.path)/clone"
        try world.project.repository.git(["clone", "-q", "--no-local", ".", clone])
        if !isShared {
            try world.project.repository.git(["-C", clone, "reset", "-q", "--hard", "HEAD~1"])
            try world.project.repository.git(["-C", clone, "remote", "remove", "origin"])
            try world.project.repository.git([
                "-C", clone, "reflog", "expire", "--expire=now", "--all",
            ])
            try world.project.repository.git(["-C", clone, "gc", "-q", "--prune=now"])
        }
        let run = try await world.synthesize(file, ["--repo", clone])
        if isShared {
            #expect(run.status == 0, "\(run.messages)")
        } else {
            #expect(run.status == 3)
            #expect(run.messages.contains("git fetch origin refs/pull/7/head:refs/pull/7/head"))
        }
    }

    @Test(arguments: [
        ("https://127.0.0.1:1/acme/double.git", 4), ("ext::sh -c 'echo > /tmp/x'", 4),
        ("--upload-pack=x", 3),
    ])
    func `says that a repository cannot be cloned, and runs nothing of its name`(
        address: String, status: Int32
    ) async throws {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        var source = TaskSource(origin: .github)
        source.repositoryURL = address
        source.commitRange = CommitRange(base: "a", head: "b")
        let file = Folder(path: "\(folder.path)/input")
        try file.create([FolderFile(path: "source.json", bytes: source.json.documentBytes)])
        let run = try await Executable.run([
            "synth", "--source", "\(file.path)/source.json", "--out", "\(folder.path)/bundle",
            "--sandbox", "none",
        ])
        #expect(run.status == status, "\(run.messages)")
        #expect(run.messages.contains("--repo"))
    }

    private func check(
        _ world: World, _ run: Executable.Outcome, evidence: String
    ) throws -> JSONValue {
        #expect(run.status == 0, "\(run.messages)")
        let source = try JSONValue(parsing: run.output)
        #expect(source["title"] == "Doubling is wrong")
        #expect(source["change"]?["pull"] == 7)
        #expect(source["change"]?["evidence"]?[0]?["rule"]?.string == evidence)
        #expect(source["commitRange"]?["base"]?.string == world.project.base)
        #expect(source["commitRange"]?["head"]?.string == world.project.fix)
        return source
    }

    @Test(arguments: ["github", "linear", "gitlab", "jira 3", "jira 2"])
    func `goes from a ticket to its change, and to a bundle that is valid`(
        provider: String
    ) async throws {
        let isGitLab = provider.hasPrefix("gitlab") || provider.hasPrefix("jira")
        let name = String(provider.prefix { $0 != " " })
        let world = try World(
            reference: isGitLab ? "refs/merge-requests/7/head" : "refs/pull/7/head")
        defer { world.folder.remove() }
        let file = "\(world.folder.path)/source.json"
        let base = world.server.base
        let (arguments, rule): ([String], String) =
            switch provider {
            case "github":
                (
                    ["--repo", "acme/double", "--issue", "3", "--api", base],
                    "cross_reference_keyword"
                )
            case "gitlab":
                (["--repo", "group/tools/double", "--issue", "3", "--api", base], "closed_event")
            case "linear":
                (["--ticket", "ENG-1", "--api", base, "--github-api", base], "linked_pull_request")
            default:
                (
                    ["--ticket", "ABC-12", "--api", base, "--gitlab-api", base],
                    "linked_pull_request"
                )
            }
        let ingested = try await world.ingest(
            [name] + arguments + ["--out", file],
            environment: [
                "LINEAR_API_KEY": "lin_api_of_a_test",
                "JIRA_API_VERSION": String(provider.last ?? "3"),
            ])
        let source = try check(world, ingested, evidence: rule)
        #expect(source["acceptance"]?.array?.count == (provider == "jira 3" ? 2 : 1))
        let run = try await world.synthesize(file)
        #expect(run.status == 0, "\(run.messages)")
        let result = try JSONValue(parsing: run.output)
        #expect(result["validation"]?["verdict"] == "valid")
        let bundle = Folder(path: "\(world.folder.path)/bundle")
        let instructions = String(
            decoding: try #require(try bundle.read("LM_INSTRUCTIONS.md")), as: UTF8.self)
        #expect(instructions.contains("one too many"))
        #expect(!instructions.contains("The sum added one"))
        #expect(!instructions.contains("Subtract the one"))
    }
}
