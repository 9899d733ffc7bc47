import TaskSynthCore
import TaskSynthFiles
import TaskSynthTestSupport
import Testing

@Suite(.needsGit) struct SynthTests {
    @Test func `makes a valid bundle, and git puts its parts together again`() throws {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let out = "\(parent.path)/bundle"
        let run = try project.synthesize(out)
        #expect(run.status == 0, "\(run.messages)")
        let result = try JSONValue(parsing: run.output)
        #expect(result["validation"]?["verdict"] == "valid")
        #expect(result["validation"]?["failToPass"]?.array?.isEmpty == false)
        let git = project.repository
        try git.git(["read-tree", project.base])
        try git.git(["apply", "--cached", "\(out)/tests.patch"])
        try git.git(["apply", "--cached", "\(out)/fix.patch"])
        #expect(
            try git.git(["write-tree"]) == git.git(["rev-parse", "\(project.fix)^{tree}"]))
        #expect(try Executable.run(["verify", out, "--lint"]).status == 0)
        let again = try Executable.run([
            "verify", out, "--repo", git.path, "--sandbox", "worktree", "--quiet",
        ])
        #expect(again.output == "valid\n")
    }

    @Test func `gives the same bytes whatever the locale and the time zone`() throws {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let one = Folder(path: "\(parent.path)/one")
        let two = Folder(path: "\(parent.path)/two")
        _ = try project.synthesize(one.path, environment: ["LC_ALL": "C", "TZ": "UTC"])
        _ = try project.synthesize(
            two.path, environment: ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"])
        let files = try JSONValue(parsing: try one.read("metadata.json") ?? [])
        #expect(files["instanceId"] != nil)
        for name in [
            "fix.patch", "tests.patch", "diff.patch", "tb_meta.json", "repo_info.json",
            "LM_INSTRUCTIONS.md", "notes.md", "evaluation/rubric_template.md",
        ] {
            #expect(try one.read(name) == two.read(name), "\(name)")
        }
        #expect(try withoutMeasures(one) == withoutMeasures(two))
    }

    @Test func `leaves the repository as it was`() throws {
        let project = try ExampleProject()
        let git = project.repository
        try git.write("dirty", to: "src/double.sh")
        try git.write("new", to: "untracked.txt")
        let before = try state(of: git)
        let parent = try Folder.temporary()
        defer { parent.remove() }
        #expect(try project.synthesize("\(parent.path)/bundle").status == 0)
        #expect(try state(of: git) == before)
    }

    @Test func `works on a bare clone`() throws {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        try project.repository.git(["clone", "-q", "--bare", ".", "\(parent.path)/bare.git"])
        let run = try Executable.run([
            "synth", "--repo", "\(parent.path)/bare.git", "--range", "HEAD~1..HEAD", "--out",
            "\(parent.path)/bundle", "--sandbox", "worktree", "--test-command",
            ExampleProject.testCommand, "--quiet",
        ])
        #expect(run.status == 0, "\(run.messages)")
    }

    private func state(of git: TemporaryRepository) throws -> [String] {
        [
            try git.git(["status", "--porcelain"]), try git.git(["for-each-ref"]),
            try git.git(["rev-parse", "HEAD"]), try git.git(["reflog"]),
            try git.git(["count-objects"]), try git.git(["ls-files", "-s"]),
        ]
    }

    /// The metadata without what is measured anew in every run.
    private func withoutMeasures(_ folder: Folder) throws -> JSONValue {
        var document = try #require(
            try JSONValue(parsing: try folder.read("metadata.json") ?? []).object)
        var validation = try #require(document["validation"]?.object)
        validation["runs"] = nil
        document["validation"] = .object(validation)
        document["testExecution"] = nil
        return .object(document)
    }
}
