public import TaskSynthCore

/// The runs of a project's tests before a change, with its tests only, and with its fix too.
public struct ValidationCycle: Sendable {
    /// What happens while a cycle runs, for those who watch.
    public enum Event: Hashable, Sendable {
        /// The files of a state are written.
        case preparing(CycleState)
        /// The project is built in a state.
        case building(CycleState)
        /// The tests run.
        case testing(CycleState, number: Int, of: Int)
        /// A run is over.
        case finished(ValidationRun)
    }

    /// Where the commands run.
    public let sandbox: Sandbox
    /// What is run.
    public let commands: ValidationCommands
    /// What each command may take.
    public let limits: ProcessLimits
    /// How often the tests run in each state.
    public let runCount: Int
    /// The folder that receives logs and reports; it is made where it is missing.
    public let logFolder: String

    /// Makes a cycle.
    public init(
        sandbox: Sandbox, commands: ValidationCommands, limits: ProcessLimits = ProcessLimits(),
        runCount: Int = 1, logFolder: String
    ) {
        self.sandbox = sandbox
        self.commands = commands
        self.limits = limits
        self.runCount = max(1, runCount)
        self.logFolder = logFolder
    }

    /// The name of the log of a run in the log folder.
    public static func logName(of state: CycleState, number: Int) -> String {
        let name =
            switch state {
            case .before: "PASS_pre_tests"
            case .testsOnly: "FAIL_pre_patch"
            case .withFix: "PASS_post_patch"
            }
        return number == 1 ? "\(name).log" : "\(name).\(number).log"
    }

    /// Runs the tests in each state, every run in a fresh copy of the state's files.
    ///
    /// - Parameters:
    ///   - states: The states, in order.
    ///   - materialize: Writes the files of a state into an empty folder.
    ///   - report: Hears what happens.
    /// - Returns: The runs in order.
    /// - Throws: ``HarnessError`` when the harness fails or the task is cancelled, and whatever
    ///   `materialize` throws; all that ran is ended and removed by then.
    public func run(
        states: [CycleState] = CycleState.allCases,
        materialize: (CycleState, String) async throws -> Void,
        report: (Event) -> Void = { _ in }
    ) async throws -> [ValidationRun] {
        guard !commands.test.allSatisfy(\.isWhitespace) else {
            throw HarnessError(.badInput, "there is no test command")
        }
        try FileSystem.makeFolder(logFolder)
        let scratch = try TemporaryFolder(in: FileSystem.temporaryFolder)
        try FileSystem.makeFolder("\(scratch.path)/cache")
        var runs: [ValidationRun] = []
        for state in states {
            report(.preparing(state))
            let prepared = "\(scratch.path)/prepared"
            try FileSystem.makeFolder(prepared)
            defer { FileSystem.remove(prepared) }
            try await materialize(state, prepared)
            let stage = ValidationStage(
                cycle: self, state: state, prepared: prepared, scratch: scratch.path)
            runs += try await stage.run(report: report)
        }
        return runs
    }
}
