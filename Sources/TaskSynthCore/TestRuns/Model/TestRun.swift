/// What a runner said: which tests there are, what became of them, and of the run as a whole.
///
/// A log need not name every test, nor every passing one: then ``namesComplete`` is false, and
/// ``counts`` says more than ``tests`` does. What was not printed is never made up.
public struct TestRun: Hashable, Sendable {
    /// The runner.
    public var framework: TestFramework
    /// What became of the run.
    public var state: RunState
    /// The tests that are named, in the order of the run, and results with a scope of their own.
    public var tests: [TestResult]
    /// Whether every test that is counted is in ``tests``.
    public var namesComplete: Bool
    /// The number of tests by status.
    public var counts: TestCounts
    /// How long the run took, as the runner says.
    public var durationSeconds: Double?
    /// The seed of the random order.
    public var seed: String?
    /// What is odd about the run, a sentence each: a summary that disagrees, lines that imitate.
    public var warnings: [String]
    /// What a compiler or loader said where tests could not be built or loaded, a line each.
    public var diagnostics: [String] = []

    /// Makes a run; counts are those of the tests where none are given.
    public init(
        framework: TestFramework, state: RunState, tests: [TestResult] = [],
        namesComplete: Bool = true, counts: TestCounts? = nil, durationSeconds: Double? = nil,
        seed: String? = nil, warnings: [String] = []
    ) {
        self.framework = framework
        self.state = state
        self.tests = tests
        self.namesComplete = namesComplete
        self.counts = counts ?? TestCounts(of: tests)
        self.durationSeconds = durationSeconds
        self.seed = seed
        self.warnings = warnings
    }
}

extension TestRun: JSONRepresentable {
    /// What the `tests` verb prints, but for the coverage.
    public var json: JSONValue {
        [
            "framework": .string(framework.rawValue),
            "run": ["state": .string(state.rawValue)],
            "counts": counts.json,
            "durationSeconds": JSONValue(durationSeconds),
            "namesComplete": .bool(namesComplete),
            "seed": JSONValue(seed),
            "warnings": JSONValue(warnings),
            "diagnostics": JSONValue(diagnostics),
            "tests": JSONValue(tests),
        ]
    }
}
