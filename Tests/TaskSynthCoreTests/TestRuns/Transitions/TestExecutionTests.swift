import TaskSynthCore
import Testing

@Suite struct TestExecutionTests {
    static let cycle = TestTransitions(
        before: [TestTransitionsTests.run("pp")],
        testsOnly: [TestTransitionsTests.run("fpf")],
        withFix: [TestTransitionsTests.run("ppp")])

    static func coverage(_ hits: [Int]) -> CoverageReport {
        let lines = hits.enumerated().map { LineCoverage(number: $0 + 1, hits: $1) }
        return CoverageReport(format: "lcov", files: [FileCoverage(path: "a.py", lines: lines)])
    }

    @Test func `has every key of the contract in its order`() {
        let keys = TestExecution(transitions: Self.cycle).section.fields.keys
        let contract = [
            "hasAutomatedTests", "testType", "framework", "preTestStatus", "preFixStatus",
            "postPatchStatus", "coverageDelta", "patchCoverage", "failToPass", "passToPass",
            "flakyTests", "topFailingTracebacks", "warnings",
        ]
        #expect(Set(contract).isSubset(of: Set(keys)))
    }

    @Test func `measures what was measured, and says why the rest is null`() {
        let section = TestExecution(transitions: Self.cycle).section
        #expect(section.fields["failToPass"] == ["t0", "t2"])
        #expect(section.fields["passToPass"] == ["t1"])
        #expect(section.fields["preFixStatus"]?["failed"] == 2)
        #expect(section.fields["coverageDelta"] == .null)
        #expect(section.fields["flakyTests"] == .null)
        #expect(section.provenance["flakyTests"]?["reason"]?.string?.contains("once") == true)
        let first = section.fields["topFailingTracebacks"]?[0]
        #expect(first?["test"] == "t0")
        #expect(first?["kind"] == "assertion")
    }

    @Test func `gives coverage of the states, its difference and that of the patch`() throws {
        let patch = try Patch(
            parsing: "--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,4 @@\n one\n+two\n+three\n four\n")
        let after = Self.coverage([1, 1, 0, 1])
        let section = TestExecution(
            transitions: Self.cycle,
            coverage: [.before: Self.coverage([1, 0]), .withFix: after],
            patchCoverage: after.patchCoverage(of: patch)
        ).section
        #expect(section.fields["preTestStatus"]?["coverage"] == 50.0)
        #expect(section.fields["postPatchStatus"]?["coverage"] == 75.0)
        #expect(section.fields["coverageDelta"] == 25.0)
        #expect(section.fields["patchCoverage"] == 50.0)
    }

    @Test func `says what is odd about a run, with its state and number`() {
        var odd = TestTransitionsTests.run("fpf")
        odd.warnings = ["a report cannot be read: a.xml: line 3: no end"]
        let section = TestExecution(
            transitions: TestTransitions(
                before: [], testsOnly: [TestTransitionsTests.run("fpf"), odd], withFix: [])
        ).section
        #expect(
            section.fields["warnings"]
                == [.string("testsOnly, run 2: a report cannot be read: a.xml: line 3: no end")])
    }

    @Test func `without a result nothing is claimed`() {
        let section = TestExecution(
            transitions: TestTransitions(before: [], testsOnly: [], withFix: [])
        ).section
        #expect(section.fields["hasAutomatedTests"] == false)
        #expect(section.fields["failToPass"] == .null)
        #expect(section.fields["framework"] == .null)
    }
}
