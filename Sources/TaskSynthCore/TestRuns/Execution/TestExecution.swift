/// What running the tests in the three states showed, as a section of a task's metadata.
public struct TestExecution: Hashable, Sendable {
    /// How many failures are shown with their messages.
    static let maximumTracebacks = 10
    /// How long a message may be, in characters.
    static let maximumMessage = 1000

    /// What became of each test.
    public var transitions: TestTransitions
    /// The coverage of the states that were measured.
    public var coverage: [CycleState: CoverageReport]
    /// Why coverage was not measured, where that is known.
    public var coverageObstacle: String?
    /// How much of the lines that the fix adds was executed with it.
    public var patchCoverage: PatchCoverage?
    /// The test framework, where the toolchain names it; else what the output shows.
    public var framework: String?

    /// Gathers what is known.
    public init(
        transitions: TestTransitions, coverage: [CycleState: CoverageReport] = [:],
        coverageObstacle: String? = nil, patchCoverage: PatchCoverage? = nil,
        framework: String? = nil
    ) {
        self.transitions = transitions
        self.coverage = coverage
        self.coverageObstacle = coverageObstacle
        self.patchCoverage = patchCoverage
        self.framework = framework
    }

    /// The section `testExecution`: each value measured, or null with the reason.
    public var section: MetadataSection {
        var section = MetadataSection()
        addKind(to: &section)
        addStates(to: &section)
        addCoverage(to: &section)
        addTests(to: &section)
        section.set(
            "warnings", .array(warnings.map { .string($0) }), .measured,
            method: "what is odd about the runs, such as reports that cannot be read")
        return section
    }

    private var hasResults: Bool {
        CycleState.allCases.contains { transitions[$0].hasResults }
    }

    private func addKind(to section: inout MetadataSection) {
        section.set(
            "hasAutomatedTests", .bool(hasResults), .measured, method: "results of test runs")
        section.set(
            "testType", testType.map { .string($0) }, .derived,
            method: "words in the paths of the tests",
            elseNullBecause: "the paths of the tests do not say of which type they are")
        let printed = CycleState.allCases.reversed().lazy
            .flatMap { transitions[$0].runs.map(\.framework) }
            .first { $0 != .unknown }?.rawValue
        section.set(
            "framework", (framework ?? printed).map { .string($0) }, .measured,
            method: framework == nil ? "form of the test output" : "files of the toolchain",
            elseNullBecause: "no run shows a runner that is known")
    }

    private func addStates(to section: inout MetadataSection) {
        let keys: [(CycleState, String)] = [
            (.before, "preTestStatus"), (.testsOnly, "preFixStatus"),
            (.withFix, "postPatchStatus"),
        ]
        for (state, key) in keys {
            section.set(
                key, status(in: state), .measured, method: "first run of the state",
                elseNullBecause: "the state was not run")
        }
    }

    /// The counts of a state, as its first run gives them.
    private func status(in state: CycleState) -> JSONValue? {
        guard let run = transitions[state].runs.first else { return nil }
        let counts = run.counts
        return [
            "totalTests": JSONValue(counts.total),
            "passed": JSONValue(counts.passed),
            "failed": JSONValue(counts.failed),
            "skipped": JSONValue(counts.skipped),
            "coverage": JSONValue(percent(in: state).map(Self.rounded)),
            "duration": JSONValue(run.durationSeconds),
            "errored": JSONValue(counts.errored),
            "xfailed": JSONValue(counts.xfailed),
            "xpassed": JSONValue(counts.xpassed),
            "state": .string(run.state.rawValue),
            "runs": JSONValue(transitions[state].runs.count),
        ]
    }

    private func percent(in state: CycleState) -> Double? {
        guard let report = coverage[state] else { return nil }
        return report.measure(.lines)?.percent ?? report.measure(.statements)?.percent
    }

    private func addCoverage(to section: inout MetadataSection) {
        var delta: JSONValue?
        var details: JSONValue?
        if let before = coverage[.before], let after = coverage[.withFix] {
            let difference = after.coverageDelta(since: before)
            let points = difference.lines ?? difference.points[.statements]
            delta = points.map { JSONValue(Self.rounded($0)) }
            details = difference.json
        }
        section.set(
            "coverageDelta", delta, .measured,
            method: "percentage points of lines, with the fix less before",
            elseNullBecause: coverageObstacle
                ?? "coverage was not measured both before and with the fix")
        if let details {
            section.set("coverageDeltaDetails", details, .measured, method: "coverage reports")
        }
        section.set(
            "patchCoverage",
            patchCoverage?.lines.percent.map { JSONValue(Self.rounded($0)) }, .measured,
            method: "executed lines of the measured lines that the fix adds",
            elseNullBecause: patchCoverage == nil
                ? coverageObstacle ?? "coverage was not measured with the fix"
                : "no line that the fix adds is measured"
        )
        if let patchCoverage {
            section.set(
                "patchCoverageDetails", patchCoverage.json, .measured, method: "coverage reports")
        }
    }

    private func addTests(to section: inout MetadataSection) {
        let keys = ["failToPass", "passToPass", "topFailingTracebacks"]
        if hasResults {
            let method = "states of each test, before, with the tests, with the fix"
            section.set("failToPass", JSONValue(transitions.failToPass), .measured, method: method)
            section.set("passToPass", JSONValue(transitions.passToPass), .measured, method: method)
            section.set(
                "topFailingTracebacks", .array(tracebacks), .measured,
                method: "messages of the tests that fail without the fix")
        } else {
            section.leaveNull(keys, because: "no run has a result of a test")
        }
        let isRepeated = CycleState.allCases.contains { transitions[$0].runs.count > 1 }
        section.set(
            "flakyTests", isRepeated ? JSONValue(transitions.flaky) : nil, .measured,
            method: "disagreement of repeated runs of one state",
            elseNullBecause: "no state was run more than once")
    }

    /// What is odd about the runs, each with its state and its number.
    private var warnings: [String] {
        CycleState.allCases.flatMap { state in
            transitions[state].runs.enumerated().flatMap { number, run in
                run.warnings.map { "\(state.rawValue), run \(number + 1): \($0)" }
            }
        }
    }

    /// The failures without the fix: first those of tests that the fix makes pass.
    private var tracebacks: [JSONValue] {
        let failing = transitions.transitions.filter { $0.cause != nil && !$0.isFlaky }
        let fixed = failing.filter { $0.set == .failToPass }
        let others = failing.filter { $0.set != .failToPass && $0.testsOnly.isFailure }
        return (fixed + others).prefix(Self.maximumTracebacks).map { transition in
            [
                "test": .string(transition.id),
                "kind": JSONValue(transition.cause?.kind.rawValue),
                "message": JSONValue(
                    transition.cause?.message.map { String($0.prefix(Self.maximumMessage)) }),
                "location": JSONValue(transition.cause?.location),
            ]
        }
    }

    /// The type that the paths of all tests of the fix name.
    private var testType: String? {
        let words: [(String, String)] = [
            ("e2e", "e2e"), ("end-to-end", "e2e"), ("integration", "integration"),
            ("acceptance", "acceptance"), ("functional", "functional"), ("unit", "unit"),
        ]
        let fixed = transitions.tests(in: .failToPass)
        let types = Set(
            fixed.map { transition in
                let parts = transition.id.lowercased().split(whereSeparator: {
                    "/.:_\\ ".contains($0)
                })
                return words.first { word in parts.contains { $0 == word.0 } }?.1
            })
        return types.count == 1 ? types.first ?? nil : nil
    }

    /// A number with two decimals.
    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
