public import TaskSynthCore

/// What the runs of a cycle say of a change: the tests by name, else the exit statuses.
public struct CycleJudgement: Sendable {
    /// The runs, in order.
    public let runs: [ValidationRun]
    /// What became of each test.
    public let transitions: TestTransitions
    /// Whether the tests need the fix, and the fix passes them.
    public let verdict: Verdict
    /// What the verdict rests on: `tests`, or `exit status` where no output names a result.
    public let basis: String

    /// Judges runs.
    ///
    /// - Parameters:
    ///   - runs: The runs of all states.
    ///   - files: The paths of all files of the project; `nil` where they are not known.
    ///   - read: Reads what a run printed or reported.
    public init(
        of runs: [ValidationRun], files: [String]? = nil, read: (ValidationRun) -> TestRun
    ) {
        self.runs = runs
        func testRuns(_ state: CycleState) -> [TestRun] {
            runs.filter { $0.state == state }.map { read($0).refined(by: $0) }
        }
        let transitions = TestTransitions(
            before: testRuns(.before), testsOnly: testRuns(.testsOnly),
            withFix: testRuns(.withFix))
        self.transitions = transitions
        let verdict = transitions.verdict(in: files)
        // A runner that says why it ran nothing has the last word.
        let isSilent = CycleState.allCases.allSatisfy {
            transitions[$0].runs.allSatisfy(\.isSilent)
        }
        if verdict.answer == .nothingRan, isSilent, let byStatus = Self.verdictByStatus(of: runs) {
            self.verdict = byStatus
            basis = "exit status"
        } else {
            self.verdict = verdict
            basis = "tests"
        }
    }

    /// The verdict of a runner whose output nobody can read, but whose exit status is a result.
    ///
    /// Only a command that ran to its end counts, and a status above 125 is a shell that could not
    /// run it.
    private static func verdictByStatus(of runs: [ValidationRun]) -> Verdict? {
        func statuses(_ state: CycleState) -> [Int32]? {
            var statuses: [Int32] = []
            for run in runs where run.state == state {
                guard case .exited(let status)? = run.test?.ending, status <= 125 else {
                    return nil
                }
                statuses.append(Int32(status))
            }
            return statuses.isEmpty ? nil : statuses
        }
        guard let before = statuses(.before), let tests = statuses(.testsOnly),
            let fixed = statuses(.withFix)
        else { return nil }
        for list in [before, tests, fixed] where Set(list.map { $0 == 0 }).count > 1 {
            return Verdict(.flaky, reasons: ["the exit status differs between runs of a state"])
        }
        guard fixed[0] == 0 else {
            return Verdict(
                .stillFailing, reasons: ["the test command exits with \(fixed[0]) with the fix"])
        }
        guard tests[0] != 0 else {
            return Verdict(
                .testsDoNotFail, reasons: ["the test command succeeds without the fix"])
        }
        return Verdict(
            .valid,
            reasons: [
                "the test command exits with \(tests[0]) without the fix and succeeds with it",
                "no result of a single test can be read from what it prints",
            ])
    }
}

extension TestRun {
    /// Whether nothing that was printed tells which tests ran, or that none could.
    fileprivate var isSilent: Bool {
        counts.total == 0 && state != .setupError && state != .usageError
    }
}

extension CycleJudgement: JSONRepresentable {
    /// Verdict, transitions and runs.
    public var json: JSONValue {
        var document = JSONObject()
        document["verdict"] = .string(verdict.answer.rawValue)
        document["holds"] = .bool(verdict.holds)
        document["reasons"] = JSONValue(verdict.reasons)
        document["basis"] = .string(basis)
        let details = transitions.json
        for key in [
            "failToPass", "passToPass", "passToFail", "failToFail", "passToMissing", "flaky",
            "causes", "states", "readings",
        ] {
            document[key] = details[key]
        }
        document["runs"] = JSONValue(runs)
        return .object(document)
    }
}
