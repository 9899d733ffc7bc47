import TaskSynthCore
import TaskSynthFiles
import TaskSynthGit
import TaskSynthHarness

extension Verb {
    /// Runs the validation cycle of a bundle again.
    static let verify = Verb(
        name: "verify", summary: "run the validation cycle of a bundle again",
        operands: "DIR",
        options: [
            Option(
                name: "--repo", value: "PATH",
                summary: "a clone that holds the base commit (the current folder)"),
            Option(name: "--lint", summary: "read the bundle, and run nothing"),
        ] + SynthesisOptions.all,
        example: "tasksynth verify task-1 --repo ."
    ) { arguments in
        guard let path = try arguments.operand() else { throw Failure.usage("DIR is missing") }
        let stored = try StoredBundle(Folder(path: path))
        if arguments.has("--lint") { return lint(stored, arguments) }
        let options = try SynthesisOptions(arguments)
        guard options.sandbox != .none else {
            throw Failure.usage("'--sandbox none' runs nothing; --lint reads the bundle alone")
        }
        let repository = try Repository(path: arguments["--repo"] ?? ".")
        let trees = try stored.trees(in: repository)
        let logs = try Folder.temporary()
        defer { logs.remove() }
        let judgement = try await CycleRunner(
            options: options, commands: try stored.commands(options)
        ).run(trees, in: repository, logFolder: logs.path).judgement
        if arguments.has("--json") {
            Terminal.print(judgement.json.document)
        } else {
            Terminal.print(judgement.verdict.answer.rawValue)
            for reason in judgement.verdict.reasons { Terminal.note(reason) }
        }
        return judgement.verdict.holds ? .done : .negative
    }

    private static func lint(_ stored: StoredBundle, _ arguments: Arguments) -> ExitStatus {
        let lint = BundleLint { try? stored.folder.read($0) }
        if arguments.has("--json") {
            Terminal.print(
                (["findings": JSONValue(lint.findings)] as JSONValue).document)
        } else {
            for finding in lint.findings { Terminal.print("\(finding.file): \(finding.message)") }
        }
        return lint.findings.isEmpty ? .done : .negative
    }
}
