import TaskSynthCore

extension Verb {
    /// Reads test output.
    static let tests = Verb(
        name: "tests", summary: "read test output: which tests there are, and what became of them",
        operands: "FILE…",
        options: [
            Option(name: "--format", value: "NAME", summary: "the runner, where it is known"),
            .json,
        ],
        example: "tasksynth tests build.log --json"
    ) { arguments in
        var files = arguments.operands
        if files.isEmpty { files = ["-"] }
        let format = arguments["--format"].map {
            TestRunFormat.output(of: TestFramework(rawValue: $0))
        }
        var runs: [TestRun] = []
        var printed: PrintedCoverageReader? = PrintedCoverageReader()
        for file in files {
            runs.append(
                try TestRun(file: file, format: format ?? .detect, coverage: &printed))
        }
        let run = TestRun(merging: runs)
        if arguments.has("--json") {
            var document = run.json.object ?? JSONObject()
            document["coverage"] = JSONValue(printed?.finish())
            Terminal.write(JSONValue.object(document).documentBytes)
        } else {
            Terminal.print(summary(of: run))
        }
        return .done
    }

    /// A few lines for a person: the counts, and the tests that failed.
    private static func summary(of run: TestRun) -> String {
        var lines = ["\(run.framework.rawValue): \(run.state.rawValue)"]
        let counts = TestStatus.allCases.filter { run.counts[$0] > 0 }
            .map { "\(run.counts[$0]) \($0.rawValue)" }
        lines.append("\(run.counts.total) tests: " + counts.joined(separator: ", "))
        for test in run.tests where test.status.isFailure {
            lines.append("\(test.status.rawValue) \(test.id)")
        }
        lines += run.warnings.map { "warning: \($0)" }
        return lines.joined(separator: "\n")
    }
}
