/// What a fix does to each test, from runs in the three states of a cycle.
///
/// The sets are the careful reading: a test that disagrees with itself in one state is flaky and in
/// no set; one that is missing with the tests only, because their patch does not build, counts by
/// what it did before. How others read the same runs is beside it (``plainPairs``,
/// ``multiSWEBench``, ``sweBenchLive``).
public struct TestTransitions: Hashable, Sendable {
    /// The runs of the base.
    public let before: RepeatedRuns
    /// The runs of the base with the tests patch.
    public let testsOnly: RepeatedRuns
    /// The runs of the base with both patches.
    public let withFix: RepeatedRuns
    /// What became of each test, sorted by id.
    public let transitions: [TestTransition]

    /// Compares runs in the three states, each made once or several times.
    ///
    /// - Parameters:
    ///   - before: The runs of the base; none where it was not run.
    ///   - testsOnly: The runs of the base with the tests patch.
    ///   - withFix: The runs of the base with both patches.
    /// - Complexity: O(*n* log *n*), where *n* is the number of results.
    public init(before: [TestRun], testsOnly: [TestRun], withFix: [TestRun]) {
        let runs = TestModules.completed(before + testsOnly + withFix)
        let folders = RunRoots.folders(of: runs)
        let second = before.count + testsOnly.count
        // Both of these states have the same tests; the base may have others.
        let volatileNames = VolatileNames(
            RepeatedRuns.keys(of: runs[before.count...], folders[before.count...]))
        func repeated(_ range: Range<Int>) -> RepeatedRuns {
            RepeatedRuns(
                Array(runs[range]), folders: Array(folders[range]), volatileNames)
        }
        self.before = repeated(0..<before.count)
        self.testsOnly = repeated(before.count..<second)
        self.withFix = repeated(second..<runs.count)
        transitions = TransitionBuilder(
            before: self.before, testsOnly: self.testsOnly, withFix: self.withFix
        ).transitions()
    }

    /// The runs of a state.
    public subscript(state: CycleState) -> RepeatedRuns {
        switch state {
        case .before: before
        case .testsOnly: testsOnly
        case .withFix: withFix
        }
    }

    /// The tests in a set, sorted by id.
    public func tests(in set: TransitionSet) -> [TestTransition] {
        transitions.filter { $0.set == set }
    }

    /// The ids of the tests that the fix makes pass.
    public var failToPass: [String] { tests(in: .failToPass).map(\.id) }

    /// The ids of the tests that pass with the fix and without it.
    public var passToPass: [String] { tests(in: .passToPass).map(\.id) }

    /// The ids of the tests that the fix makes fail.
    public var passToFail: [String] { tests(in: .passToFail).map(\.id) }

    /// The ids of the tests that fail with the fix and without it.
    public var failToFail: [String] { tests(in: .failToFail).map(\.id) }

    /// The ids of the tests that disagree with themselves in one state.
    public var flaky: [String] { transitions.filter(\.isFlaky).map(\.id) }

    /// How many tests a state counts and does not name.
    public func unnamedCount(in state: CycleState) -> Int {
        self[state].runs.map(\.unnamedCount).max() ?? 0
    }
}

extension TestRun {
    /// Whether files or suites of it could not be built or loaded, so that their tests are missing.
    var hasLostTests: Bool {
        switch state {
        case .completed, .noTests, .stoppedEarly, .truncated:
            return !diagnostics.isEmpty || tests.contains(where: \.isFailedContainer)
        default: return true
        }
    }

    /// The tests by status that are counted and not named.
    var unnamedCounts: TestCounts {
        let named = TestCounts(of: tests)
        var counts = TestCounts()
        for status in TestStatus.allCases {
            counts[status] = max(0, self.counts[status] - named[status])
        }
        return counts
    }

    /// The number of tests that are counted and not named.
    var unnamedCount: Int { max(0, counts.total - TestCounts(of: tests).total) }
}

extension TestResult {
    /// Whether it is a file, a suite or a module that failed as a whole, so that its tests are lost.
    ///
    /// What unittest can not import, and pytest not collect, their reports list as tests.
    var isFailedContainer: Bool { status.isFailure && (scope != nil || moduleNotLoaded != nil) }

    /// The module that unittest could not import, or pytest not collect.
    var moduleNotLoaded: String? {
        if message == "collection failure", id.hasPrefix("::") { return String(id.dropFirst(2)) }
        for prefix in ["unittest.loader._FailedTest.", "unittest.loader.ModuleImportFailure."]
        where id.hasPrefix(prefix) {
            return String(id.dropFirst(prefix.count))
        }
        return nil
    }
}
