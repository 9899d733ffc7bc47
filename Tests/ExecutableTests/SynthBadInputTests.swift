import TaskSynthCore
import TaskSynthFiles
import TaskSynthTestSupport
import Testing

/// What is wrong with the input is said in one line, with a status, and nothing is left behind.
@Suite(.needsGit) struct SynthBadInputTests {
    @Test(arguments: ["nothing", "HEAD~9", "HEAD~1"])
    func `refuses an unknown commit and a root commit`(commit: String) async throws {
        try await expectRefusal { project, out in
            try await project.synthesize(out, commit: commit)
        }
    }

    @Test(arguments: ["HEAD..HEAD", "HEAD", "nothing..HEAD"])
    func `refuses an empty range and what is none`(range: String) async throws {
        try await expectRefusal { project, out in
            try await Executable.run([
                "synth", "--repo", project.repository.path, "--range", range, "--out", out,
            ])
        }
    }

    @Test func `refuses a commit that changes nothing`() async throws {
        let run = try await expectRefusal { project, out in
            try project.repository.git(["commit", "-q", "--allow-empty", "-m", "Nothing"])
            return try await project.synthesize(out, commit: "HEAD")
        }
        #expect(run.messages.contains("have the same files"))
    }

    @Test func `says that a shallow clone lacks the base`() async throws {
        let run = try await expectRefusal { project, out in
            let git = project.repository
            try git.git(["clone", "-q", "--depth", "1", "file://\(git.path)", "clone"])
            return try await Executable.run([
                "synth", "--repo", "\(git.path)/clone", "--commit", "HEAD", "--out", out,
            ])
        }
        #expect(run.messages.contains("git fetch --deepen=1"))
    }

    @Test func `says that a repository with long hashes cannot be read`() async throws {
        let run = try await expectRefusal { project, out in
            let clone = "\(project.repository.path)/long"
            try project.repository.git(["init", "-q", "--object-format=sha256", clone])
            return try await Executable.run([
                "synth", "--repo", clone, "--commit", "HEAD", "--out", out,
            ])
        }
        #expect(run.messages.contains("SHA-256"), "\(run.messages)")
    }

    @Test(arguments: [("src/only.sh", "changes no tests"), ("tests/only.sh", "nothing but tests")])
    func `refuses a commit that lacks a half`(file: String, reason: String) async throws {
        let run = try await expectRefusal { project, out in
            try project.repository.write("# text\n", to: file)
            return try await project.synthesize(out, commit: try project.repository.commit("Half"))
        }
        #expect(run.messages.contains(reason))
    }

    @Test func `refuses a place that is taken, and one that is not there`() async throws {
        let project = try ExampleProject()
        let taken = try Folder.temporary()
        defer { taken.remove() }
        #expect(try await project.synthesize(taken.path).status == 3)
        #expect(try await project.synthesize("\(taken.path)/no/such/parent").status == 3)
        #expect(try await project.synthesize("/proc/bundle").status == 3)
    }

    @Test func `refuses a path that holds no repository`() async throws {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        let run = try await Executable.run([
            "synth", "--repo", folder.path, "--commit", "HEAD", "--out", "\(folder.path)/out",
        ])
        #expect(run.status == 3)
        #expect(run.messages.hasPrefix("tasksynth: error: no Git repository"))
    }

    @Test(arguments: [
        ("no-such-command-anywhere", "nothing-ran"), ("kill -9 $$", "nothing-ran"),
        ("while :; do echo more; done", "nothing-ran"), ("sleep 3000", "nothing-ran"),
        ("f() { sleep 3000 & f & sleep 3000; }; f", "nothing-ran"),
        ("true", "tests-do-not-fail"), ("false", "still-failing"),
    ])
    func `says what a hopeless test command means`(command: String, verdict: String) async throws {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let run = try await project.synthesize(
            "\(parent.path)/bundle",
            arguments: [
                "--timeout", command == "sleep 3000" ? "2" : "1000", "--output", "1",
                "--processes", "200",
            ],
            testCommand: command)
        #expect(run.status == 1, "\(run.messages)")
        #expect(try JSONValue(parsing: run.output)["validation"]?["verdict"]?.string == verdict)
    }

    @Test(arguments: [
        ["synth"], ["synth", "--commit"], ["synth", "--repo", ".", "--out", "x"], ["nothing"],
        ["synth", "--repo", ".", "--commit", "a", "--range", "a..b", "--out", "x"],
        ["synth", "--repo", ".", "--commit", "a", "--out", "x", "--runs", "0"],
        ["synth", "--repo", ".", "--commit", "a", "--out", "x", "--sandbox", "jail"],
    ])
    func `says how it is used`(arguments: [String]) async throws {
        #expect(try await Executable.run(arguments).status == 2)
    }

    @Test func `splits binary, renamed, executable and linked files without loss`() async throws {
        let project = try ExampleProject()
        let git = project.repository
        try git.write([0, 255, 1, 254], to: "src/logo.bin")
        try git.write("text\n", to: "src/old name.txt")
        try git.commit("More files")
        try git.write([0, 255, 2, 254], to: "src/logo.bin")
        try git.git(["mv", "src/old name.txt", "tests/new name.txt"])
        try git.git(["update-index", "--chmod=+x", "src/double.sh"])
        try git.git(["update-index", "--add", "--cacheinfo", "160000,\(project.base),module"])
        try git.git(["commit", "-q", "-m", "Everything"])
        let commit = try git.git(["rev-parse", "HEAD"])
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let bundle = try await Executable.run([
            "synth", "--repo", git.path, "--commit", commit, "--out", "\(parent.path)/bundle",
            "--sandbox", "none", "--json",
        ])
        #expect(bundle.status == 0, "\(bundle.messages)")
        #expect(try JSONValue(parsing: bundle.output)["proof"]?["holds"] == true)
    }

    @discardableResult
    private func expectRefusal(
        _ body: (ExampleProject, String) async throws -> Executable.Outcome,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Executable.Outcome {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let out = Folder(path: "\(parent.path)/bundle")
        let run = try await body(project, out.path)
        #expect(run.status == 3, "\(run.messages)", sourceLocation: sourceLocation)
        #expect(
            run.messages.hasPrefix("tasksynth: error: "), sourceLocation: sourceLocation)
        #expect(!out.exists, sourceLocation: sourceLocation)
        return run
    }
}
