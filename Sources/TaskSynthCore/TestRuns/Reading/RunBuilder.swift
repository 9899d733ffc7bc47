/// What one reader has found in a log so far.
struct RunBuilder: Sendable {
    /// Whether a result of a log without a last line feed may be cut short.
    private enum Doubt {
        /// It stands on the line that the log ends in.
        case always
        /// It was made of all lines, and holds where they have the end of the run.
        case untilComplete
    }

    /// How much of a message or of an output is kept, in bytes.
    static let maximumText = 8192

    /// The results, in order.
    private(set) var tests: [TestResult] = []
    /// The place of the last result with an id.
    private var places: [String: Int] = [:]
    /// The places of results that stand on a line that the log ends in.
    private var doubts: [Int: Doubt] = [:]
    /// The ids of results that only the end of the log confirms.
    private var presumed: Set<String> = []
    /// How sure the reader is that the log is its runner's: 1 a weak sign, 100 no doubt.
    private(set) var claim = 0
    /// How often something was made of a line.
    private(set) var activity = 0
    /// The runner, where it is a relative of the reader's own.
    var framework: TestFramework?
    /// The state, where a line says it.
    var state: RunState?
    /// The state, where the runner does not come to its own end.
    var death: RunState?
    /// Whether the runner came to its own end.
    var isComplete = false {
        didSet { if isComplete != oldValue { activity += 1 } }
    }
    /// The counts that the runner gives.
    var declared: TestCounts?
    /// The counts, where the reader has weighed the lines against the summary itself.
    var counts: TestCounts?
    /// Whether every test that was run is named.
    var namesComplete = true
    /// The test that was running last, which a crash is blamed on.
    var suspect: String?
    /// How long the run took.
    var durationSeconds: Double?
    /// The seed of the random order.
    var seed: String?
    /// What is odd.
    private(set) var warnings: [String] = []
    /// Whether the line that is read is one that the log ends in.
    var isOnLastLine = false
    /// Whether all lines are read, so that what is added now is made of several of them.
    var isFinishing = false

    /// Says how sure the reader is.
    mutating func claim(_ strength: Int) {
        claim = max(claim, strength)
        activity += 1
    }

    /// Notes something odd, once.
    mutating func warn(_ sentence: String) {
        if warnings.count < 50, !warnings.contains(sentence) { warnings.append(sentence) }
    }

    /// Whether there is a result with an id.
    func has(_ id: String) -> Bool { places[id] != nil }

    /// The last result with an id.
    func result(_ id: String) -> TestResult? { places[id].map { tests[$0] } }

    /// Appends a result, whether or not one with that id is there.
    mutating func add(_ result: TestResult) {
        activity += 1
        if isOnLastLine { doubts[tests.count] = isFinishing ? .untilComplete : .always }
        places[result.id] = tests.count
        tests.append(result)
    }

    /// Appends a result whose line the log ends in.
    mutating func addCut(_ result: TestResult) {
        doubts[tests.count] = .always
        places[result.id] = tests.count
        tests.append(result)
    }

    /// Appends a result.
    mutating func add(
        _ id: String, _ status: TestStatus, seconds: Double? = nil, message: String? = nil,
        scope: TestScope? = nil
    ) {
        add(
            TestResult(
                id: id, status: status, durationSeconds: seconds, message: message, scope: scope))
    }

    /// Puts a result in the place of the last one with that id, or appends it.
    mutating func put(
        _ id: String, _ status: TestStatus, seconds: Double? = nil, message: String? = nil,
        scope: TestScope? = nil
    ) {
        guard let place = places[id] else {
            return add(id, status, seconds: seconds, message: message, scope: scope)
        }
        activity += 1
        tests[place].status = status
        if let seconds { tests[place].durationSeconds = seconds }
        if let message { tests[place].message = message }
    }

    /// Changes the last result with an id.
    mutating func update(_ id: String, _ change: (inout TestResult) -> Void) {
        guard let place = places[id] else { return }
        change(&tests[place])
    }

    /// Changes the result at a place; its id must stay.
    mutating func update(at place: Int, _ change: (inout TestResult) -> Void) {
        guard tests.indices.contains(place) else { return }
        let before = tests[place].id
        change(&tests[place])
        if tests[place].id != before { places[tests[place].id] = place }
    }

    /// Takes results away.
    mutating func removeAll(where isUnwanted: (TestResult) -> Bool) {
        removeAll(at: Set(tests.indices.filter { isUnwanted(tests[$0]) }))
    }

    /// Takes the results at some places away.
    mutating func removeAll(at unwanted: Set<Int>) {
        guard !unwanted.isEmpty else { return }
        var kept: [TestResult] = []
        var keptDoubts: [Int: Doubt] = [:]
        for (place, test) in tests.enumerated() where !unwanted.contains(place) {
            keptDoubts[kept.count] = doubts[place]
            kept.append(test)
        }
        tests = kept
        doubts = keptDoubts
        places = [:]
        for (place, test) in tests.enumerated() { places[test.id] = place }
    }

    /// Appends a result that holds unless the end of the log says otherwise.
    mutating func presume(_ id: String, _ status: TestStatus) {
        presumed.insert(id)
        add(id, status)
    }

    /// Adds to the message of a result, up to a limit.
    mutating func addMessage(_ text: String, to id: String) {
        guard let place = places[id] else { return }
        let old = tests[place].message ?? ""
        guard old.utf8.count + text.utf8.count < Self.maximumText else { return }
        tests[place].message = old.isEmpty ? text : old + "\n" + text
    }

    /// Adds to the output of a result, up to a limit.
    mutating func addOutput(_ text: String, to id: String) {
        guard let place = places[id] else { return }
        let old = tests[place].output ?? ""
        guard old.utf8.count + text.utf8.count < Self.maximumText else { return }
        tests[place].output = old.isEmpty ? text : old + "\n" + text
    }

    /// The number of results by status; a suite, a hook or a file that failed counts as one, as
    /// the runners that list them count.
    static func count(_ results: [TestResult]) -> TestCounts {
        var counts = TestCounts()
        for result in results { counts[result.status] += 1 }
        return counts
    }

    /// Makes the run.
    func run(of framework: TestFramework, death: RunState?) -> TestRun {
        var results = tests
        var warnings = warnings
        var namesComplete = namesComplete
        if !doubts.isEmpty {
            results = results.enumerated().filter { place, _ in
                doubts[place].map { $0 == .untilComplete && isComplete } ?? true
            }.map(\.element)
        }
        let listed = Self.count(results)
        let isEmpty = listed.total == 0 && (self.counts ?? declared ?? listed).total == 0
        let state =
            state
            ?? (isComplete ? (isEmpty ? .noTests : .completed) : self.death ?? death ?? .truncated)
        if [.crashed, .killed, .timedOut].contains(state), let suspect, !has(suspect) {
            results.append(
                TestResult(
                    id: suspect, status: .errored, message: "the run ended while it was running"))
        }
        if !isComplete, !presumed.isEmpty {
            results.removeAll { presumed.contains($0.id) && $0.status == .passed }
            namesComplete = false
        }
        let found = Self.count(results)
        var counts = found
        if let decided = self.counts {
            counts = decided
            if decided.total > found.total { namesComplete = false }
        } else if let declared {
            if declared.total > found.total {
                counts = declared
                namesComplete = false
            } else if declared.total != found.total || declared.passed != found.passed {
                // The runner counts better than its lines, which tests can imitate.
                if isComplete, declared.total > 0 { counts = declared }
                warnings.append(
                    "the summary counts \(declared.total) tests (\(declared.passed) passed),"
                        + " the lines \(found.total) (\(found.passed) passed)")
            }
        }
        for status in TestStatus.allCases { counts[status] = max(0, counts[status]) }
        return TestRun(
            framework: self.framework ?? framework, state: state, tests: results,
            namesComplete: namesComplete,
            counts: counts, durationSeconds: durationSeconds, seed: seed, warnings: warnings)
    }
}
