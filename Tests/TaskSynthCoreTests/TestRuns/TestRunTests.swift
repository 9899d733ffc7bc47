import TaskSynthCore
import Testing

@Suite struct TestRunTests {
    @Test func `counts tests, and not suites`() {
        let run = TestRun(
            framework: "pytest", state: .completed,
            tests: [
                TestResult(id: "a", status: .passed),
                TestResult(id: "b", status: .xfailed),
                TestResult(id: "set up", status: .errored, scope: .hook),
            ])
        #expect(run.counts == TestCounts(passed: 1, xfailed: 1))
        #expect(run.counts.total == 2)
    }

    @Test func `prints what the verb promises`() throws {
        let run = TestRun(
            framework: "pytest", state: .noTests,
            tests: [TestResult(id: "a b", status: .failed, durationSeconds: 0.5, file: "a.py")],
            counts: TestCounts(passed: 2), warnings: ["odd"])
        let expected = """
            {"framework":"pytest","run":{"state":"no-tests"},"counts":{"total":2,"passed":2,\
            "failed":0,"errored":0,"skipped":0,"xfailed":0,"xpassed":0},"durationSeconds":null,\
            "namesComplete":true,"seed":null,"warnings":["odd"],"diagnostics":[],"tests":[{"id":"a b",\
            "status":"failed","durationSeconds":0.5,"file":"a.py","message":null,"scope":null}]}
            """
        #expect(try run.json == JSONValue(parsing: expected))
    }
}
