import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct CoverageReportTests {
    static let golden = GoldenFolder("coverage")

    @Test(arguments: golden.cases)
    func `reads a coverage report`(name: String) throws {
        let report = try CoverageReport(reading: try Self.golden.read("input.txt", of: name))
        try Self.golden.expect(report.json.document, matches: "expected.json", of: name)
    }

    @Test(arguments: golden.cases)
    func `a report cut at any byte is read in part or refused, within its bounds`(
        name: String
    ) throws {
        let bytes = try Self.golden.read("input.txt", of: name)
        for length in stride(from: 0, to: bytes.count, by: 3) {
            guard let report = try? CoverageReport(reading: Array(bytes[..<length])) else {
                continue
            }
            for measure in CoverageUnit.all.compactMap({ report.measure($0) }) {
                guard let covered = measure.covered, let total = measure.total else { continue }
                #expect(covered >= 0 && covered <= total)
            }
        }
    }

    @Test func `refuses a report that is longer than the limit`() {
        let bytes = Array("SF:a.c\nDA:1,1\nend_of_record\n".utf8)
        #expect(throws: CoverageError(.tooLarge, detail: "the report has more than 8 bytes")) {
            try CoverageReport(reading: bytes, maximumSize: 8)
        }
        #expect((try? CoverageReport(reading: bytes, maximumSize: bytes.count)) != nil)
    }

    @Test(arguments: ["", "nothing of the kind", "{\"a\": 1}", "[1, 2]", "SF:", "mode: set\nwrong"])
    func `refuses what is no coverage report`(text: String) {
        guard let report = try? CoverageReport(reading: Array(text.utf8)) else { return }
        #expect(report.files.allSatisfy { $0.lines.isEmpty })
    }

    @Test func `says where a report of statements is damaged`() {
        let text = "mode: set\nexample.org/a.go:1.1,2.2 1 1\nwhat is this\n"
        do throws(CoverageError) {
            _ = try CoverageReport(reading: Array(text.utf8))
            Issue.record("it was read")
        } catch {
            #expect(error.code == .malformed)
            #expect(error.line == 3)
        }
    }

    @Test func `finds the table of a runner in a log with colours`() throws {
        let log = """
            ok 1 - something 12%
            \u{1B}[1m----------|---------|----------|---------|---------|---\u{1B}[0m
            File      | % Stmts | % Branch | % Funcs | % Lines | Uncovered Line #s
            ----------|---------|----------|---------|---------|---
            \u{1B}[32mAll files |     100 |      100 |     100 |     100 |\u{1B}[0m
             a.js     |     100 |      100 |     100 |     100 |
            ----------|---------|----------|---------|---------|---
            """
        let report = try #require(CoverageReport(printedIn: Array(log.utf8)))
        #expect(report.files.map(\.path) == ["a.js"])
        #expect(report.measure(.lines)?.percent == 100)
        #expect(CoverageReport(printedIn: Array("3 passed in 1s | 100% done".utf8)) == nil)
    }

    @Test func `merging adds hits and unites lines`() throws {
        let first = try CoverageReport(
            reading: Array("SF:./a.c\nDA:1,1\nDA:2,0\nBRDA:1,0,0,0\nend_of_record\n".utf8))
        let second = try CoverageReport(
            reading: Array("SF:a.c\nDA:2,3\nDA:4,0\nBRDA:1,0,0,2\nend_of_record\n".utf8))
        let merged = CoverageReport(merging: [first, second])
        #expect(merged.files.count == 1)
        #expect(merged.measure(.lines) == CoverageMeasure(covered: 2, total: 3))
        #expect(merged.measure(.branches) == CoverageMeasure(covered: 1, total: 1))
        #expect(CoverageReport(merging: []).files.isEmpty)
    }

    @Test func `the difference of two runs is in percentage points`() throws {
        let before = try CoverageReport(
            reading: Array("SF:a.c\nDA:1,1\nDA:2,0\nend_of_record\nSF:b.c\nDA:1,0\n".utf8))
        let after = try CoverageReport(reading: Array("SF:a.c\nDA:1,1\nDA:2,1\n".utf8))
        let delta = after.coverageDelta(since: before)
        #expect(delta.lines.map { ($0 * 100).rounded() / 100 } == 66.67)
        #expect(delta.files.map(\.path) == ["a.c", "b.c"])
    }
}
