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
        let sandbox = try await Sandbox(
            options.sandbox, host: HostEnvironment(Environment.variables), image: options.image)
        let measuring =
            options.measuresCoverage ? try await commands.measuringCoverage(in: sandbox) : nil
        let cycle = ValidationCycle(
            sandbox: sandbox, commands: measuring ?? commands, limits: options.limits,
            runCount: options.runs,
            logFolder: logFolder)
        let runs = try await cycle.run(
            materialize: { state, folder in
                try repository.checkOut(trees[state], into: folder)
            },
            report: { if !options.isQuiet { Self.tell($0) } })
        let files = try repository.files(in: trees.withFix).map(\.pathText)
        return CycleOutcome(
            judgement: CycleJudgement(of: runs, files: files) {
                CycleReading.tests(of: $0, files: files)
            },
            coverage: CycleReading.coverage(of: runs), coverageCommands: measuring,
            coverageObstacle: measuring == nil ? obstacle : nil)
    }

    /// Why coverage is not measured.
    private var obstacle: String {
        if !options.measuresCoverage { return "coverage was not asked for" }
        if options.testCommand != nil { return "the given test command measures no coverage" }
        return commands.coverage == nil
            ? "no way is known to measure coverage with this toolchain"
            : "the tools that measure coverage are not installed"
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
