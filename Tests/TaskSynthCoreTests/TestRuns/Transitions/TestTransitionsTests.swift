import TaskSynthCore
import Testing

@Suite struct TestTransitionsTests {
    /// A run that names its tests by one letter each: `p`assed, `f`ailed, `e`rrored, `s`kipped,
    /// `x`failed, `X`passed; a space is no result.
    static func run(_ letters: String, state: RunState = .completed) -> TestRun {
        let statuses: [Character: TestStatus] = [
            "p": .passed, "f": .failed, "e": .errored, "s": .skipped, "x": .xfailed, "X": .xpassed,
        ]
        let tests = letters.enumerated().compactMap { index, letter in
            statuses[letter].map {
                TestResult(id: "t\(index)", status: $0, message: "assert \(index)")
            }
        }
        return TestRun(framework: "pytest", state: state, tests: tests)
    }

    @Test func `puts each triple in the set that the careful reading has`() {
        let cycle = TestTransitions(
            before: [Self.run("pps f p p")], testsOnly: [Self.run("pfffpf s")],
            withFix: [Self.run("pppfppff")])
        #expect(cycle.failToPass == ["t1", "t2", "t5"])
        #expect(cycle.passToPass == ["t0", "t4"])
        #expect(cycle.passToFail == ["t6"])
        #expect(cycle.failToFail == ["t3", "t7"])
        #expect(cycle.tests(in: .passToMissing).map(\.id) == ["t8"])
    }

    @Test func `a test that the tests patch lost counts by what it did before`() {
        let cycle = TestTransitions(
            before: [Self.run("pps")], testsOnly: [Self.run("", state: .buildError)],
            withFix: [Self.run("pfpp")])
        #expect(cycle.passToPass == ["t0"])
        #expect(cycle.passToFail == ["t1"])
        #expect(cycle.failToPass == ["t2", "t3"])
        #expect(cycle.sweBenchLive.failToPass == ["t0", "t2", "t3"])
        #expect(cycle.multiSWEBench.blockedBy == ["t1"])
        #expect(!cycle.multiSWEBench.isValid)
    }

    @Test func `a test that disagrees with itself is flaky and in no set`() {
        let cycle = TestTransitions(
            before: [Self.run("pp"), Self.run("pp")], testsOnly: [Self.run("ff"), Self.run("fp")],
            withFix: [Self.run("pp"), Self.run("pp")])
        #expect(cycle.flaky == ["t1"])
        #expect(cycle.failToPass == ["t0"])
        #expect(cycle.passToPass.isEmpty)
        #expect(cycle.verdict.answer == .valid)
    }

    @Test func `a run that names all that passed says of another test that it did not pass`() {
        var unnamed = Self.run("p")
        unnamed.namesComplete = false
        unnamed.counts.skipped = 1
        let skips = RepeatedRuns([unnamed, Self.run("pp"), unnamed])
        #expect(skips.stability(of: "t0") == .stablePassed)
        #expect(skips.stability(of: "t1") == .flaky)
        unnamed.counts.passed = 2
        #expect(RepeatedRuns([unnamed, Self.run("pp")]).stability(of: "t1") == .stablePassed)
        #expect(RepeatedRuns([unnamed, Self.run("pf")]).stability(of: "t1") == .flaky)
    }

    @Test(
        arguments: [
            ("p", "f", "p", Verdict.Answer.valid), ("p", "p", "p", .testsDoNotFail),
            ("p", "f", "f", .stillFailing), (" ", "f", "f", .stillFailing),
            ("pp", "fp", "pf", .breaksOtherTests), ("", "", "", .nothingRan),
            ("pf", "ff", "pf", .valid), ("p", "p", "", .nothingRan),
        ])
    func `says what a cycle shows`(
        before: String, tests: String, fix: String, answer: Verdict.Answer
    ) {
        let cycle = TestTransitions(
            before: [Self.run(before)], testsOnly: [Self.run(tests)], withFix: [Self.run(fix)])
        #expect(cycle.verdict.answer == answer)
        #expect(!cycle.verdict.reasons.isEmpty)
    }

    @Test func `says apart that the tests do not build without the fix, with the message`() {
        var broken = Self.run("", state: .buildError)
        broken.diagnostics = ["sum_test.go:4:2: undefined: Total"]
        let cycle = TestTransitions(
            before: [Self.run("p")], testsOnly: [broken], withFix: [Self.run("pp")])
        #expect(cycle.verdict.answer == .doesNotBuildWithoutFix)
        #expect(cycle.verdict.holds)
        #expect(cycle.verdict.reasons.first?.contains("undefined: Total") == true)
        let cause = cycle.tests(in: .failToPass).first?.cause
        #expect(cause?.kind == .missingSymbol)
        #expect(cause?.location == "sum_test.go:4")
    }

    @Test func `a run with the fix that is cut short passes nothing`() {
        let cycle = TestTransitions(
            before: [Self.run("pp")], testsOnly: [Self.run("fp")],
            withFix: [Self.run("p", state: .crashed)])
        #expect(cycle.verdict.answer == .stillFailing)
        #expect(cycle.tests(in: .passToMissing).map(\.id) == ["t1"])
    }

    @Test(arguments: [RunState.notRun, .usageError, .unreadable, .noTests])
    func `nothing ran where no runner began with the fix`(state: RunState) {
        let cycle = TestTransitions(
            before: [Self.run("pp")], testsOnly: [Self.run("", state: state)],
            withFix: [Self.run("", state: state)])
        #expect(cycle.verdict.answer == .nothingRan)
        let unbuilt = TestTransitions(
            before: [Self.run("pp")], testsOnly: [Self.run("fp")],
            withFix: [Self.run("", state: .buildError)])
        #expect(unbuilt.verdict.answer == .stillFailing)
    }

    @Test func `a test of XCTest is the same with its module and without it`() {
        func run(_ id: String, _ status: TestStatus) -> TestRun {
            TestRun(
                framework: "xctest", state: .completed,
                tests: [TestResult(id: id, status: status)])
        }
        let cycle = TestTransitions(
            before: [], testsOnly: [run("FigTests.Basket/testCount", .failed)],
            withFix: [run("Basket/testCount", .passed)])
        #expect(cycle.failToPass == ["FigTests.Basket/testCount"])
        let two = TestTransitions(
            before: [run("OtherTests.Basket/testCount", .passed)],
            testsOnly: [run("FigTests.Basket/testCount", .failed)],
            withFix: [run("Basket/testCount", .passed)])
        #expect(two.transitions.count == 3)
    }

    @Test func `passes that are counted and not named are inferred only where the counts prove it`()
    {
        func unnamed(_ counts: TestCounts, _ tests: [TestResult] = []) -> TestRun {
            TestRun(
                framework: "pytest", state: .completed, tests: tests, namesComplete: false,
                counts: counts)
        }
        let failing = TestResult(id: "a", status: .failed, message: "assert 1 == 2")
        let cycle = TestTransitions(
            before: [unnamed(TestCounts(passed: 3))],
            testsOnly: [unnamed(TestCounts(passed: 2, failed: 1), [failing])],
            withFix: [unnamed(TestCounts(passed: 3))])
        #expect(cycle.failToPass == ["a"])
        #expect(cycle.transitions.first?.isInferred == true)
        #expect(cycle.transitions.first?.before == .unnamed)
        #expect(cycle.unnamedCount(in: .testsOnly) == 2)

        let fewer = TestTransitions(
            before: [], testsOnly: [unnamed(TestCounts(passed: 2, failed: 1), [failing])],
            withFix: [unnamed(TestCounts(passed: 2))])
        #expect(fewer.failToPass.isEmpty)
    }

    @Test func `addresses of objects do not make another test`() {
        func run(_ id: String, _ status: TestStatus) -> TestRun {
            TestRun(
                framework: "pytest", state: .completed,
                tests: [TestResult(id: id, status: status)])
        }
        let cycle = TestTransitions(
            before: [run("t[<object at 0x7f3a11bc>]", .passed)],
            testsOnly: [run("t[<object at 0x7f9911aa>]", .failed)],
            withFix: [run("t[<object at 0x55501234>]", .passed)])
        #expect(cycle.failToPass == ["t[<object at 0x55501234>]"])
    }

    @Test func `a test whose name holds a port or a moment is flaky`() {
        func run(_ ids: [String]) -> TestRun {
            TestRun(
                framework: "tap", state: .completed,
                tests: ids.map { TestResult(id: $0, status: .passed) })
        }
        let volatile = [
            ["GET http://127.0.0.1:39373/", "GET http://127.0.0.1:40001/"],
            ["t > at localhost:8081/x", "t > at localhost:18081/x"],
            [
                "Last-Modified: Tue, 01 Dec 2026 10:50:54 GMT",
                "Last-Modified: Wed, 02 Dec 2026 00:00:01 GMT",
            ],
            ["log of 2026-12-01T10:50:54.123Z", "log of 2026-12-01T10:51:00Z"],
            ["writes /tmp/tmpx1_a9/out", "writes /tmp/tmpq7b/out"],
            ["id 1b4e28ba-2fa1-11d2-883f-0016d3cca427", "id 6fa459ea-ee8a-3ca4-894e-db77e160355e"],
            ["token 1764586254", "token 1764586312"],
        ]
        for names in volatile {
            let cycle = TestTransitions(
                before: [run([names[0], "a"])], testsOnly: [run([names[0], "a"])],
                withFix: [run([names[1], "a", "b"])])
            #expect(cycle.failToPass == ["b"])
            #expect(cycle.passToPass == ["a"])
            #expect(cycle.flaky == [names[1]])
        }
        // Other tests of the same family, and other numbers, are tests of their own.
        let family = TestTransitions(
            before: [run([])], testsOnly: [run(["at localhost:8080", "at localhost:8081"])],
            withFix: [run(["at localhost:8080", "at localhost:8082"])])
        #expect(family.failToPass == ["at localhost:8082"])
        let numbers = TestTransitions(
            before: [run([])], testsOnly: [run(["t[1]"])], withFix: [run(["t[2]"])])
        #expect(numbers.failToPass == ["t[2]"])
    }

    @Test func `runs in different folders have their tests in common`() {
        func run(_ folder: String, _ statuses: [TestStatus]) -> TestRun {
            let names = ["src/a.test.js > adds", "src/a.test.js > takes a/b", "b.test.js > adds"]
            return TestRun(
                framework: "jest", state: .completed,
                tests: zip(names, statuses).map { TestResult(id: "\(folder)/\($0)", status: $1) })
        }
        let cycle = TestTransitions(
            before: [run("/build/base", [.passed, .passed, .passed])],
            testsOnly: [run("/build/red", [.failed, .passed, .passed])],
            withFix: [
                run("/build/green", [.passed, .passed, .passed]),
                run("/build/again", [.passed, .passed, .failed]),
            ])
        #expect(cycle.failToPass == ["src/a.test.js > adds"])
        #expect(cycle.passToPass == ["src/a.test.js > takes a/b"])
        #expect(cycle.flaky == ["b.test.js > adds"])
        let same = TestTransitions(
            before: [], testsOnly: [run("/app", [.failed])], withFix: [run("/app", [.passed])])
        #expect(same.failToPass == ["/app/src/a.test.js > adds"])
        let dotted = TestTransitions(
            before: [], testsOnly: [run(".", [.failed])], withFix: [run(".", [.passed])])
        #expect(dotted.failToPass == ["src/a.test.js > adds"])
    }
}
