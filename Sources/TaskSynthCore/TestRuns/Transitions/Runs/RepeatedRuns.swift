/// The runs of the tests in one state, the same command several times.
public struct RepeatedRuns: Hashable, Sendable {
    /// A test as it is found in several runs.
    struct Name: Hashable, Sendable {
        /// What tests are compared by.
        let key: String
        /// The id that the first run gives it.
        let id: String
    }

    /// The runs in the order in which they were made.
    public let runs: [TestRun]
    /// The tests in the order in which they are first seen.
    let names: [Name]
    /// For each run, where the result of each test is in ``TestRun/tests``, by its key.
    private let places: [[String: Int]]
    /// For each run, the tests by status that it counts and does not name.
    let unnamed: [TestCounts]
    /// The names that differ between runs, of this state and of others.
    let volatileNames: VolatileNames

    /// Gathers runs of one state.
    public init(_ runs: [TestRun]) {
        let runs = TestModules.completed(runs)
        self.init(runs, folders: RunRoots.folders(of: runs), VolatileNames())
    }

    /// The keys of the tests of each run, made in a folder that is no part of its ids.
    static func keys(
        of runs: ArraySlice<TestRun>, _ folders: ArraySlice<String>
    ) -> [Set<String>] {
        zip(runs, folders).map { run, folder in
            Set(run.tests.lazy.filter { $0.scope == nil }.map { key(of: $0.id, in: folder) })
        }
    }

    private static func key(of id: String, in folder: String) -> String {
        TestIdentity.key(of: TestIdentity.relative(id, to: folder))
    }

    /// Gathers runs of one state, each made in a folder that is no part of its ids.
    init(_ runs: [TestRun], folders: [String], _ volatileNames: VolatileNames) {
        self.runs = runs
        self.volatileNames = volatileNames
        unnamed = runs.map(\.unnamedCounts)
        var names: [Name] = []
        var seen: Set<String> = []
        places = zip(runs, folders).map { run, folder in
            var places: [String: Int] = [:]
            for (index, result) in run.tests.enumerated() where result.scope == nil {
                let id = TestIdentity.relative(result.id, to: folder)
                let key = volatileNames.key(of: TestIdentity.key(of: id))
                if seen.insert(key).inserted { names.append(Name(key: key, id: id)) }
                guard let earlier = places[key] else {
                    places[key] = index
                    continue
                }
                if Self.weight(result.status) > Self.weight(run.tests[earlier].status) {
                    places[key] = index
                }
            }
            return places
        }
        self.names = names
    }

    /// The ids of all tests that any of the runs names, in the order in which they are first seen.
    public var testIDs: [String] { names.map(\.id) }

    /// What became of the runs: the first state that is not completed, where there is one.
    public var state: RunState {
        runs.first { $0.state != .completed }?.state ?? (runs.isEmpty ? .notRun : .completed)
    }

    /// Whether any run counts or names a test.
    public var hasResults: Bool {
        zip(runs, places).contains { $0.counts.total > 0 || !$1.isEmpty }
    }

    /// What each of the runs says about a test.
    public func outcomes(of id: String) -> [TestOutcome] {
        outcomes(key: volatileNames.key(of: Self.key(of: id, in: "")))
    }

    /// Whether a test does the same in all runs.
    public func stability(of id: String) -> TestStability {
        stability(key: volatileNames.key(of: Self.key(of: id, in: "")))
    }

    /// Whether the test with a key does the same in all runs.
    ///
    /// One whose name differs between runs does not: nobody can ask for it.
    /// A run that does not name the test, and names all of those with the status that it has
    /// elsewhere, says as well that it did something else.
    func stability(key: String) -> TestStability {
        if volatileNames.isVolatile(key) { return .flaky }
        let outcomes = outcomes(key: key)
        let named = outcomes.filter(\.isPresent)
        let differs = runs.indices.contains { index in
            outcomes[index] == .unnamed && runs[index].counts.total > 0
                && named.contains { !mayBeUnnamed($0, in: index) }
        }
        return differs ? .flaky : TestStability(of: outcomes)
    }

    /// Whether a run counts tests with an outcome that it does not name.
    private func mayBeUnnamed(_ outcome: TestOutcome, in index: Int) -> Bool {
        if outcome.isFailure { return unnamed[index].failed + unnamed[index].errored > 0 }
        return TestStatus(rawValue: outcome.rawValue).map { unnamed[index][$0] > 0 } ?? true
    }

    /// What each of the runs says about the test with a key.
    func outcomes(key: String) -> [TestOutcome] {
        zip(runs, places).map { run, places in
            if let place = places[key] { return TestOutcome(run.tests[place].status) }
            return run.namesComplete ? .missing : .unnamed
        }
    }

    /// The results of the test with a key, one of each run that has it.
    func results(key: String) -> [TestResult] {
        zip(runs, places).compactMap { run, places in places[key].map { run.tests[$0] } }
    }

    /// How much a status counts where several tests of one run have one name: a failure outweighs
    /// a pass.
    private static func weight(_ status: TestStatus) -> Int {
        switch status {
        case .skipped: 0
        case .xfailed: 1
        case .passed: 2
        case .xpassed: 3
        case .failed: 4
        case .errored: 5
        }
    }
}
