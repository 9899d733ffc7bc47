import TaskSynthCore

/// The runs of one state of a cycle.
struct ValidationStage {
    let cycle: ValidationCycle
    let state: CycleState
    /// The folder with the files of the state.
    let prepared: String
    /// The folder that the cycle works in.
    let scratch: String

    /// Builds once, then runs the tests as often as the cycle wants.
    func run(report: (ValidationCycle.Event) -> Void) async throws(HarnessError) -> [ValidationRun]
    {
        var runs: [ValidationRun] = []
        var build: ProcessResult?
        if let line = cycle.commands.build {
            report(.building(state))
            let log = logPath(1)
            FileSystem.remove(log)
            build = try await command(line, folder: prepared, log: log)
        }
        for number in 1...cycle.runCount {
            let log = logPath(number)
            if cycle.commands.build == nil || number > 1 { FileSystem.remove(log) }
            if let build, !build.ending.isSuccess {
                runs.append(try finish(number: 1, build: build, test: nil, folder: prepared))
                report(.finished(runs[0]))
                return runs
            }
            report(.testing(state, number: number, of: cycle.runCount))
            // Every run sees its files at the same path, as built files may name it.
            let isLast = number == cycle.runCount
            let spare = "\(scratch)/spare"
            if !isLast { try await FolderCopy(from: prepared, to: spare).run(cycle.sandbox) }
            let test = try await command(cycle.commands.test, folder: prepared, log: log)
            let run = try finish(
                number: number, build: number == 1 ? build : nil, test: test, folder: prepared)
            if !isLast {
                FileSystem.remove(prepared)
                try FileSystem.move(spare, to: prepared)
            }
            runs.append(run)
            report(.finished(run))
        }
        return runs
    }

    private func logPath(_ number: Int) -> String {
        "\(cycle.logFolder)/\(ValidationCycle.logName(of: state, number: number))"
    }

    private func command(
        _ line: String, folder: String, log: String
    ) async throws(HarnessError) -> ProcessResult {
        let reports = "\(scratch)/reports"
        FileSystem.remove(reports)
        try FileSystem.makeFolder(reports)
        let result = try await cycle.sandbox.run(
            SandboxCommand(
                line, folder: folder, reports: reports, cache: "\(scratch)/cache",
                environment: cycle.commands.environment, log: log, limits: cycle.limits))
        if result.ending == .cancelled {
            throw HarnessError(.cancelled, "interrupted")
        }
        return result
    }

    private func finish(
        number: Int, build: ProcessResult?, test: ProcessResult?, folder: String
    ) throws(HarnessError) -> ValidationRun {
        let name = ValidationCycle.logName(of: state, number: number).dropLast(".log".count)
        let kept = "\(cycle.logFolder)/reports/\(name)"
        FileSystem.remove(kept)
        let reports = try ReportCollector(
            project: folder, reports: "\(scratch)/reports",
            patterns: cycle.commands.reportPatterns
        ).collect(into: kept)
        let log = logPath(number)
        return ValidationRun(
            state: state, number: number, build: build, test: test, log: log,
            logBytes: FileSystem.size(log) ?? 0, reports: reports)
    }
}
