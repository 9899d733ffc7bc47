import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// The coverage files of the corpus that are text or JSON, beside what their tools say.
@Suite(.needsCorpus) struct CorpusCoverageTests {
    static let files = Corpus.files(under: "testlogs/coverage").filter {
        $0.hasSuffix(".expected.json") && !$0.hasSuffix(".xml.expected.json")
    }

    @Test(arguments: files)
    func `a report has the totals of its tool`(file: String) throws {
        let expected = try JSONValue(parsing: try Corpus.read(file))
        let bytes = try Corpus.read(String(file.dropLast(".expected.json".count)))
        let report = try CoverageReport(reading: bytes)
        #expect(report.format.rawValue == expected["format"]?.string)
        CoverageExpectation.check(report, expected)
    }

    @Test func `what has no oracle is read, or refused with an error`() throws {
        for file in Corpus.files(under: "testlogs/coverage")
        where !file.hasSuffix(".expected.json") && !file.hasSuffix(".xml") && !file.hasSuffix(".md")
        {
            let bytes = try Corpus.read(file)
            let report = try? CoverageReport(reading: bytes)
            for unit in CoverageUnit.all {
                guard let measure = report?.measure(unit), let total = measure.total else {
                    continue
                }
                #expect((0...total).contains(measure.covered ?? -1), "\(file)")
            }
        }
    }
}
