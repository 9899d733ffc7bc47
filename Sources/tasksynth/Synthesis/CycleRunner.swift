import TaskSynthCore
import TaskSynthGit
import TaskSynthHarness

/// Runs the validation cycle on the trees of a change.
struct CycleRunner {
    let options: SynthesisOptions
    let commands: ValidationCommands

    /// The tree of each state.
    struct Trees {
        let before: ObjectID
        let testsOnly: ObjectID
        let withFix: ObjectID

        subscript(state: CycleState) -> ObjectID {
            switch state {
            case .before: before
            case .testsOnly: testsOnly
            case .withFix: withFix
            }
        }
    }

    /// Runs all states, leaving logs in a folder.
    func run(
        _ trees: Trees, in repository: borrowing Repository, logFolder: String
    ) async throws -> CycleOutcome {
        let runs = try await run(
            CycleState.allCases, { trees[$0] }, in: repository, logFolder: logFolder)
        return CycleOutcome(
            judgement: CycleJudgement(of: runs, read: CycleReading.tests),
            coverage: CycleReading.coverage(of: runs))
    }

    /// Runs the tests on one tree that stands for the base with tests and fix.
    func run(
        withFix tree: ObjectID, in repository: borrowing Repository, logFolder: String
    ) async throws -> [ValidationRun] {
        try await run([.withFix], { _ in tree }, in: repository, logFolder: logFolder)
    }

    private func run(
        _ states: [CycleState], _ tree: (CycleState) -> ObjectID,
        in repository: borrowing Repository, logFolder: String
    ) async throws -> [ValidationRun] {
        let sandbox = try await Sandbox(
            options.sandbox, host: HostEnvironment(Environment.variables), image: options.image)
        let cycle = ValidationCycle(
            sandbox: sandbox, commands: commands, limits: options.limits, runCount: options.runs,
            logFolder: logFolder)
        return try await cycle.run(
            states: states,
            materialize: { state, folder in
                try repository.checkOut(tree(state), into: folder)
            },
            report: { if !options.isQuiet { Self.tell($0) } })
    }

    private static func tell(_ event: ValidationCycle.Event) {
        switch event {
        case .preparing: break
        case .building(let state): Terminal.note("\(title(state)): building")
        case .testing(let state, let number, let count):
            let which = count > 1 ? " (run \(number) of \(count))" : ""
            Terminal.note("\(title(state)): testing\(which)")
        case .finished(let run):
            Terminal.note("\(title(run.state)): \(run.ending)")
        }
    }

    private static func title(_ state: CycleState) -> String {
        switch state {
        case .before: "before"
        case .testsOnly: "tests only"
        case .withFix: "tests and fix"
        }
    }
}
