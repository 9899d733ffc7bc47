import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// The cycles and series of the corpus, from the statuses that their oracles give.
@Suite(.needsCorpus) struct CorpusCycleTests {
    static let cycles = Corpus.files(under: "testlogs/cycles").filter {
        $0.hasSuffix(".expected.json")
    }
    static let series = Corpus.files(under: "testlogs/flaky").filter {
        $0.hasSuffix(".expected.json")
    }

    static func statuses(_ value: JSONValue?) -> [TestResult] {
        (value?.object?.members ?? []).compactMap { member in
            member.value.string.flatMap(TestStatus.init(rawValue:)).map {
                TestResult(id: member.key, status: $0)
            }
        }
    }

    static func run(_ stage: JSONValue?) -> TestRun {
        var counts: TestCounts?
        if let declared = stage?["counts"] {
            counts = TestCounts()
            for status in TestStatus.allCases {
                counts?[status] = declared[status.rawValue]?.integer ?? 0
            }
        }
        return TestRun(
            framework: "any", state: RunState(rawValue: stage?["state"]?.string ?? "completed"),
            tests: statuses(stage?["statuses"]),
            namesComplete: stage?["namesComplete"]?.bool ?? true, counts: counts)
    }

    static func strings(_ value: JSONValue?) -> [String] {
        (value?.array ?? []).compactMap(\.string).sorted()
    }

    @Test(arguments: cycles)
    func `every reading of a cycle has the sets of the corpus`(file: String) throws {
        let expected = try JSONValue(parsing: try Corpus.read(file))
        let stages = expected["stages"]
        let cycle = TestTransitions(
            before: [Self.run(stages?["run"])], testsOnly: [Self.run(stages?["test"])],
            withFix: [Self.run(stages?["fix"])])
        for (key, ids) in [
            ("FAIL_TO_PASS", cycle.failToPass), ("PASS_TO_PASS", cycle.passToPass),
            ("PASS_TO_FAIL", cycle.passToFail),
        ] {
            guard let want = expected["careful"]?[key] else { continue }
            #expect(ids.sorted() == Self.strings(want), "\(key)")
        }
        if let sets = expected["sets"]?.object {
            for (name, ids) in cycle.plainPairs {
                #expect(ids.sorted() == Self.strings(sets[name]), "\(name)")
            }
        }
        if let live = expected["peers"]?["swe-bench-live compare()"] {
            #expect(cycle.sweBenchLive.failToPass.sorted() == Self.strings(live["FAIL_TO_PASS"]))
            #expect(cycle.sweBenchLive.passToPass.sorted() == Self.strings(live["PASS_TO_PASS"]))
        }
        if let multi = expected["peers"]?["multi-swe-bench Report.check()"] {
            #expect(cycle.multiSWEBench.isValid == multi["valid"]?.bool)
            #expect(cycle.multiSWEBench.blockedBy.sorted() == Self.strings(multi["blockedBy"]))
        }
    }

    @Test(arguments: cycles)
    func `the logs of a cycle have the sets of the corpus`(file: String) throws {
        let expected = try JSONValue(parsing: try Corpus.read(file))
        let folder = file.split(separator: "/").dropLast().joined(separator: "/")
        let runs = try ["run", "test", "fix"].map { stage in
            let name = expected["stages"]?[stage]?["file"]?.string ?? "\(stage).log"
            return TestRun(reading: try Corpus.read("\(folder)/\(name)"))
        }
        let cycle = TestTransitions(
            before: [runs[0]], testsOnly: [runs[1]], withFix: [runs[2]])
        for (key, ids) in [
            ("FAIL_TO_PASS", cycle.failToPass), ("PASS_TO_PASS", cycle.passToPass),
            ("PASS_TO_FAIL", cycle.passToFail),
        ] {
            guard let want = expected["careful"]?[key] else { continue }
            #expect(ids.sorted() == Self.strings(want), "\(key)")
        }
    }

    @Test(arguments: series)
    func `repeated runs are told stable or flaky as the corpus has them`(file: String) throws {
        let expected = try JSONValue(parsing: try Corpus.read(file))
        let statuses = expected["statuses"]?.object?.members ?? []
        let count = statuses.first?.value.array?.count ?? 0
        let runs = (0..<count).map { index in
            TestRun(
                framework: "any", state: .completed,
                tests: statuses.compactMap { member in
                    member.value[index]?.string.flatMap(TestStatus.init(rawValue:)).map {
                        TestResult(id: member.key, status: $0)
                    }
                })
        }
        let repeated = RepeatedRuns(runs)
        for member in expected["verdict"]?.object?.members ?? [] {
            #expect(repeated.stability(of: member.key).rawValue == member.value.string)
        }
    }
}
