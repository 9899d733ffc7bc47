import TaskSynthCore
import TaskSynthReports
import TaskSynthTestSupport
import Testing

@Suite struct GoldenReportTests {
    static let reports = GoldenFolder("test-reports")
    static let coverage = GoldenFolder("coverage-xml")

    @Test(arguments: reports.cases)
    func `reads a test report`(name: String) throws {
        let run = try TestRun(readingXML: try Self.reports.read("input.xml", of: name))
        try Self.reports.expect(run.json.document, matches: "expected.json", of: name)
    }

    @Test(arguments: coverage.cases)
    func `reads a coverage report`(name: String) throws {
        let report = try CoverageReport(readingXML: try Self.coverage.read("input.xml", of: name))
        try Self.coverage.expect(report.json.document, matches: "expected.json", of: name)
    }

    @Test(arguments: coverage.cases)
    func `gives the same coverage whatever the pieces are in which a report comes`(
        name: String
    ) throws {
        let bytes = try Self.coverage.read("input.xml", of: name)
        var reader = XMLCoverageReportReader()
        for start in stride(from: 0, to: bytes.count, by: 11) {
            try reader.read(Array(bytes[start..<min(start + 11, bytes.count)]).span)
        }
        #expect(try reader.finish() == CoverageReport(readingXML: bytes))
    }

    @Test(arguments: reports.cases)
    func `gives the same run whatever the pieces are in which a report comes`(name: String) throws {
        let bytes = try Self.reports.read("input.xml", of: name)
        let whole = try TestRun(readingXML: bytes)
        var reader = XMLTestReportReader()
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(7))
            try reader.read(piece.span)
            rest = rest.dropFirst(piece.count)
        }
        #expect(try reader.finish() == whole)
    }
}
