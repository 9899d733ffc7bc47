import TaskSynthCore
import TaskSynthFiles
import TaskSynthGit
import TaskSynthHarness

/// The main job: from a change in a repository to a bundle on disk.
struct Synthesis {
    let options: SynthesisOptions
    let repositoryPath: String
    let out: Folder
    let overrides: RoleOverrides?
    let analyzer: any SyntaxAnalyzer
    let attempts: RecordedAttempts
    /// The ticket that the change solved; its text is the problem, not the message's.
    var source: TaskSource?

    /// Does the job for one change.
    ///
    /// - Returns: What the verb prints, and whether the task is valid.
    func run(
        _ change: Change, in repository: borrowing Repository
    ) async throws -> (json: JSONValue, isValid: Bool) {
        guard !out.exists else {
            throw Failure.badInput(
                "\(out.path) is there already", hints: ["give the name of a new folder"])
        }
        let prepared = try await PreparedChange(
            change, in: repository, path: repositoryPath, overrides: overrides,
            analyzer: analyzer)
        let commands = try validationCommands(prepared)
        try requireBothParts(prepared)
        let logs = try Folder.temporary()
        defer { logs.remove() }
        var outcome: CycleOutcome?
        if let commands, options.sandbox != .none {
            outcome = try await CycleRunner(options: options, commands: commands).run(
                CycleRunner.Trees(
                    before: change.base.tree, testsOnly: prepared.proof.testsTree,
                    withFix: change.head.tree),
                in: repository, logFolder: logs.path)
        }
        let goal = goal(of: prepared)
        let (attempts, refusal) = try await completedAttempts(
            prepared, goal, outcome, commands, in: repository, logFolder: logs.path)
        let assembly = BundleAssembly(
            prepared: prepared, goal: goal, facts: facts(of: prepared),
            commands: commands, outcome: outcome, options: options,
            attempts: attempts, refusal: refusal, analyzer: analyzer)
        let files = assembly.bundle(redactor: Environment.redactor).files
        try out.create(files)
        let json: JSONValue = [
            "bundle": .string(out.path),
            "instanceId": .string(assembly.facts.instanceID),
            "split": prepared.split.json,
            "proof": prepared.proof.json,
            "validation": assembly.validation,
            "files": JSONValue(files.map(\.path)),
        ]
        return (json, outcome?.judgement.verdict.holds ?? true)
    }

    /// The attempts that are given, and those that follow from the fix where none is.
    private func completedAttempts(
        _ prepared: PreparedChange, _ goal: TaskGoal, _ outcome: CycleOutcome?,
        _ commands: ValidationCommands?, in repository: borrowing Repository, logFolder: String
    ) async throws -> (RecordedAttempts, FailedAblation?) {
        var attempts = attempts
        let holds = outcome?.judgement.verdict.holds
        if !prepared.split.fix.files.isEmpty {
            attempts.deriveIdeal(
                of: prepared.split.fix, goal: goal, testCommand: commands?.test,
                exitCode: outcome?.judgement.runs.first { $0.state == .withFix }?.ending.exitCode,
                isResolved: holds)
        }
        guard let outcome, let commands, holds == true, attempts.failed == nil,
            options.ablations > 0
        else { return (attempts, nil) }
        let refusal = try await AblationRunner(
            cycle: CycleRunner(options: options, commands: commands), prepared: prepared,
            outcome: outcome
        ).run(atMost: options.ablations, in: repository, logFolder: logFolder)
        if let refusal {
            attempts.deriveFailed(refusal, goal: goal, testCommand: commands.test)
        }
        return (attempts, refusal)
    }

    /// Refuses a change that no cycle could judge.
    private func requireBothParts(_ prepared: PreparedChange) throws {
        guard options.sandbox != .none else { return }
        let id = prepared.change.head.id
        let hint = "--sandbox none makes a bundle that was never run"
        if prepared.split.tests.files.isEmpty {
            throw Failure.badInput(
                "\(id) changes no tests, so nothing can show that a solution is right",
                hints: [hint])
        }
        if prepared.split.fix.files.isEmpty {
            throw Failure.badInput(
                "\(id) changes nothing but tests, so there is nothing to solve", hints: [hint])
        }
    }

    /// The commands of the options, else those of the toolchain.
    private func validationCommands(_ prepared: PreparedChange) throws -> ValidationCommands? {
        guard options.sandbox != .none else { return nil }
        let known = prepared.toolchain?.commands
        if let test = options.testCommand {
            // Runners write some reports of their own accord, whoever calls them.
            return ValidationCommands(
                build: options.buildCommand, test: test,
                reportPatterns: known?.reportPatterns ?? [])
        }
        guard let commands = known else {
            throw Failure.badInput(
                "no test command is known for this repository",
                hints: ["give one: --test-command 'make check'"])
        }
        return ValidationCommands(
            build: options.buildCommand ?? commands.build, test: commands.all,
            environment: commands.environment, reportPatterns: commands.reportPatterns,
            coverage: options.buildCommand == nil
                ? commands.coverage.map {
                    CoverageCommands(
                        build: commands.coverageBuild ?? commands.build, test: $0,
                        probe: commands.coverageProbe)
                } : nil)
    }

    private func goal(of prepared: PreparedChange) -> TaskGoal {
        let change = prepared.change
        let scan = LeakScan(
            hashes: [change.head.id.hexadecimal],
            numbers: [change.pullRequestNumber, source?.change.pull].compactMap(\.self)
                + change.message.issueNumbers)
        if let source {
            return TaskGoal(
                title: scan.cleaned(source.title ?? change.message.title),
                statement: scan.cleaned(source.description ?? ""),
                acceptance: source.acceptance.map { scan.cleaned($0) },
                source: "\(source.origin.rawValue) ticket")
        }
        return TaskGoal(
            title: scan.cleaned(change.message.title), statement: scan.cleaned(change.message.body),
            acceptance: [], source: "commit message")
    }

    private func facts(of prepared: PreparedChange) -> TaskFacts {
        let change = prepared.change
        var facts = TaskFacts(
            instanceID: InstanceID(
                repository: prepared.address,
                number: change.pullRequestNumber ?? source?.change.pull,
                commit: change.head.id.hexadecimal
            ).description,
            repository: prepared.address.path, base: change.base.id.hexadecimal,
            head: change.head.id.hexadecimal)
        facts.author = change.head.authorName
        facts.mergeBase = change.mergeBase.hexadecimal
        facts.pullRequestNumber = change.pullRequestNumber ?? source?.change.pull
        facts.issueNumbers = change.message.issueNumbers
        facts.createdAt = change.head.authoredAt
        facts.license = prepared.license
        facts.tags.language = prepared.toolchain?.language
        facts.tags.framework = prepared.toolchain?.testFrameworks.first
        facts.tags.techTags = prepared.toolchain.map(Self.techTags) ?? []
        facts.tags.issueType = TaskFacts.issueType(of: change.message)
        return facts
    }

    /// Language, frameworks, test frameworks and build systems, each once.
    private static func techTags(of toolchain: Toolchain) -> [String] {
        var seen: Set<String> = []
        let tags = [toolchain.language] + toolchain.frameworks + toolchain.testFrameworks
        return (tags + toolchain.buildSystems).filter { seen.insert($0).inserted }
    }
}
