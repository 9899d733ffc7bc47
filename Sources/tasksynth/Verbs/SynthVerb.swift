import TaskSynthCore
import TaskSynthFiles
import TaskSynthGit

extension Verb {
    /// Makes a task bundle of a change.
    static let synth = Verb(
        name: "synth", summary: "make a task bundle of a commit, a range or a pull request",
        options: [
            Option(name: "--repo", value: "PATH", summary: "a local clone"),
            Option(name: "--commit", value: "SHA", summary: "the commit with the change"),
            Option(name: "--mainline", value: "N", summary: "the parent of a merge (1)"),
            Option(name: "--range", value: "A..B", summary: "from the merge base of both to B"),
            Option(name: "--pr", value: "N", summary: "a pull request that the clone holds"),
            Option(
                name: "--source", value: "FILE",
                summary:
                    "a task source, as ingest writes it; its repository is cloned without --repo"),
            Option(name: "--out", value: "DIR", summary: "the new folder of the bundle"),
            Option(name: "--roles", value: "FILE", summary: "patterns that decide what is a test"),
            Option(
                name: "--ideal", value: "FILE", summary: "the session of an attempt that solved it"),
            Option(
                name: "--failed", value: "FILE", summary: "the session of an attempt that did not"),
            Option(
                name: "--ablate", value: "N",
                summary:
                    "without --failed: run at most N fixes with a part left out, keep one that fails"
            ),
            .grammars,
        ] + SynthesisOptions.all,
        example: "tasksynth synth --repo . --commit HEAD --out /tmp/task-1"
    ) { arguments in
        let source = try arguments["--source"].map(SourceRepository.read)
        let clone = try await SourceRepository.open(arguments["--repo"], source)
        defer { clone.remove() }
        let synthesis = Synthesis(
            options: try SynthesisOptions(arguments), repositoryPath: clone.path,
            out: Folder(path: try arguments.required("--out")),
            overrides: try arguments["--roles"].map(RoleFile.read),
            analyzer: try SyntaxSettings.analyzer(arguments),
            attempts: try RecordedAttempts(arguments), source: source)
        let repository = try Repository(path: clone.path)
        let change = try change(arguments, source, in: repository)
        let (json, isValid) = try await synthesis.run(change, in: repository)
        if arguments.has("--json") {
            Terminal.print(json.document)
        } else {
            Terminal.print(json["bundle"]?.string ?? "")
            Terminal.note("verdict: \(json["validation"]?["verdict"]?.string ?? "not run")")
        }
        return isValid ? .done : .negative
    }

    private static func change(
        _ arguments: Arguments, _ source: TaskSource?, in repository: borrowing Repository
    ) throws -> Change {
        let names = ["--commit", "--range", "--pr", "--source"].filter(arguments.has)
        guard names.count == 1 else {
            throw Failure.usage("give one of --commit, --range, --pr and --source")
        }
        if let source { return try SourceRepository.change(of: source, in: repository) }
        if let range = arguments["--range"] { return try repository.change(ofRange: range) }
        if let number = try arguments.integer("--pr", atLeast: 1) {
            return try repository.change(ofPullRequest: number)
        }
        return try repository.change(
            ofCommit: try arguments.required("--commit"),
            mainline: try arguments.integer("--mainline", atLeast: 1) ?? 1)
    }
}
