import TaskSynthCore
import Testing

@Suite struct ReportMergingTests {
    private func run(
        _ framework: TestFramework, _ tests: [(String, TestStatus)], namesComplete: Bool = true,
        counts: TestCounts? = nil
    ) -> TestRun {
        TestRun(
            framework: framework, state: .completed,
            tests: tests.map { TestResult(id: $0.0, status: $0.1) }, namesComplete: namesComplete,
            counts: counts)
    }

    private func merged(_ log: TestRun, _ report: TestRun, isWhole: Bool = true) -> TestRun {
        TestRun(log: log, report: report, isWhole: isWhole)
    }

    @Test(arguments: [
        ("tests/test_keys.py::test_order[a.b/c::d]", "tests.test_keys::test_order[a.b/c::d]"),
        ("tests/test_keys.py::Keys::test_order", "tests.test_keys.Keys::test_order"),
        ("outer > inner > adds two", "test::adds two"), ("m.works", "m.works::m.works"),
        ("KeyTests.testOrder", "AppTests.KeyTests::testOrder"),
    ])
    func `keeps the id that the runner takes`(id: String, reported: String) {
        let run = merged(run("pytest", [(id, .passed)]), run("junit-xml", [(reported, .passed)]))
        #expect(run.tests.map(\.id) == [id])
        #expect(run.framework == "pytest")
        #expect(run.warnings.isEmpty)
    }

    @Test func `pairs tests of one name by their groups, and then by their order`() {
        let log = run(
            "x",
            [("a/test_b.py::test", .passed), ("a/test_c.py::test", .passed), ("z > test", .passed)])
        let report = run(
            "junit-xml",
            [("q::test", .passed), ("a.test_c::test", .failed), ("a.test_b::test", .passed)])
        #expect(merged(log, report).tests.map(\.status) == [.passed, .failed, .passed])
    }

    @Test func `believes the report where a test printed a result of its own`() {
        let log = run("x", [("s > a", .passed), ("s > b", .passed), ("s > spoof", .failed)])
        let run = merged(log, run("junit-xml", [("s::a", .failed), ("s::b", .passed)]))
        #expect(run.tests.map(\.id) == ["s > a", "s > b"])
        #expect(run.counts.failed == 1)
        #expect(run.counts.total == 2)
        #expect(run.warnings.count == 2)
    }

    @Test func `keeps the tests of a runner that wrote no report`() {
        let log = run("x", [("s > a", .passed), ("t > b", .passed)])
        #expect(merged(log, run("junit-xml", [("s::a", .passed)])).tests.count == 2)
    }

    @Test func `keeps the tests of a log whose runner was ended before its report was whole`() {
        let log = run("x", [("a", .passed), ("b", .errored)])
        let run = merged(log, run("junit-xml", [("::a", .passed)]), isWhole: false)
        #expect(run.tests.map(\.id) == ["a", "b"])
    }

    @Test(arguments: [TestStatus.xfailed, .xpassed, .errored, .skipped])
    func `takes the log's word for what reports have no word for`(status: TestStatus) {
        let run = merged(run("x", [("a", status)]), run("junit-xml", [("g::a", .skipped)]))
        #expect(run.tests.first?.status == status)
    }

    @Test func `takes the names of the report where the log names failures alone`() {
        var counts = TestCounts()
        counts[.passed] = 1
        counts[.failed] = 1
        let log = run("x", [("A.b", .failed)], namesComplete: false, counts: counts)
        let report = run("junit-xml", [("A::a", .passed), ("A::b", .failed)])
        let run = TestRun(log: log, report: report, isWhole: true, separator: "#")
        #expect(run.tests.map(\.id) == ["A#a", "A#b"])
        #expect(run.namesComplete)
    }

    @Test func `adds what the log does not name`() {
        var counts = TestCounts()
        counts[.passed] = 1
        counts[.skipped] = 1
        let log = run("pytest", [("t/a.py::a", .passed)], namesComplete: false, counts: counts)
        let run = merged(log, run("junit-xml", [("t.a::a", .passed), ("::t.b", .skipped)]))
        #expect(run.tests.map(\.id) == ["t/a.py::a", "t.b"])
        #expect(run.namesComplete)
        #expect(run.counts.total == 2)
    }

    @Test func `takes a file that could not be loaded for no test`() {
        var log = run("pytest", [])
        log.tests = [TestResult(id: "tests/test_new.py", status: .errored, scope: .file)]
        log.state = .collectionError
        let run = merged(log, run("junit-xml", [("::tests.test_new", .errored)]))
        #expect(run.tests == log.tests)
        #expect(run.counts.errored == 1)
        #expect(run.state == .collectionError)
    }

    @Test func `keeps names that the report writes in another way`() {
        let log = run("x", [("a \u{1B}[0m", .passed), ("b", .passed)])
        let run = merged(log, run("junit-xml", [("g::a #x1B[0m", .passed), ("g::b", .passed)]))
        #expect(run.tests.map(\.id) == log.tests.map(\.id))
        #expect(run.warnings.isEmpty)
    }

    @Test func `is the log where nothing was reported`() {
        let log = run("x", [("a", .passed)])
        #expect(merged(log, TestRun(merging: [])) == log)
    }
}
