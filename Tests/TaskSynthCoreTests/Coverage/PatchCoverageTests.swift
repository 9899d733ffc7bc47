import TaskSynthCore
import Testing

@Suite struct PatchCoverageTests {
    static let patch = """
        diff --git a/src/a.py b/src/a.py
        --- a/src/a.py
        +++ b/src/a.py
        @@ -1,3 +1,6 @@
         one
        +two
        +# a comment
        +four
         five
        -old
        +six
        diff --git a/README b/README
        --- a/README
        +++ b/README
        @@ -1 +1,2 @@
         text
        +more
        """

    static let report = try? CoverageReport(
        reading: Array(
            """
            SF:/build/src/a.py
            DA:1,0
            DA:2,1
            DA:4,0
            DA:6,2
            BRDA:6,0,0,2
            BRDA:6,0,1,0
            end_of_record

            """.utf8))

    @Test func `counts the measured lines that are added, and says what is not measured`() throws {
        let coverage = try #require(
            try Self.report?.patchCoverage(ofPatchText: Array(Self.patch.utf8)))
        #expect(coverage.files.map(\.path) == ["src/a.py"])
        #expect(coverage.files.first?.coveredLines == [2, 6])
        #expect(coverage.files.first?.missedLines == [4])
        #expect(coverage.files.first?.partialLines == [6])
        #expect(coverage.lines == CoverageMeasure(covered: 2, total: 3))
        #expect(coverage.diffCoverPercent == 66)
        #expect(coverage.changedLines == 5)
        #expect(coverage.unmeasured.map(\.path) == ["README"])
    }

    @Test func `leaves out the paths that do not count`() throws {
        let patch = try Patch(parsing: Self.patch + "\n")
        let coverage = try #require(
            Self.report?.patchCoverage(of: patch, where: { !$0.hasPrefix("src/") }))
        #expect(coverage.files.isEmpty)
        #expect(coverage.lines.percent == nil)
        #expect(coverage.diffCoverPercent == 100)
    }
}
