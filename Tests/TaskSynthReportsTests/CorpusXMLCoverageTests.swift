import TaskSynthCore
import TaskSynthReports
import TaskSynthTestSupport
import Testing

/// The coverage reports in XML of the corpus, and what patches change of what they measure.
@Suite(.needsCorpus) struct CorpusXMLCoverageTests {
    static let files = Corpus.files(under: "testlogs/coverage").filter {
        $0.hasSuffix(".xml.expected.json")
    }
    static let patches = Corpus.files(under: "testlogs/diffcov").filter {
        $0.hasSuffix(".expected.json")
    }

    @Test(arguments: files)
    func `a report has the totals of its tool`(file: String) throws {
        let expected = try JSONValue(parsing: try Corpus.read(file))
        let bytes = try Corpus.read(String(file.dropLast(".expected.json".count)))
        guard let report = try? CoverageReport(readingXML: bytes) else {
            // A build file of Ant is among the reports, whose oracle found no count.
            #expect(expected["counters"]?.object?.members.isEmpty == true)
            return
        }
        #expect(report.format.rawValue == expected["format"]?.string)
        CoverageExpectation.check(report, expected)
    }

    /// The report of a file, by its name.
    static func report(_ file: String) throws -> CoverageReport {
        let bytes = try Corpus.read(file)
        return file.hasSuffix(".xml")
            ? try CoverageReport(readingXML: bytes) : try CoverageReport(reading: bytes)
    }

    @Test(arguments: patches)
    func `the coverage of a patch is that of diff-cover`(file: String) throws {
        let source = String(file.dropLast(".expected.json".count))
        let folder = source[..<(source.lastIndex(of: "/") ?? source.endIndex)]
        let setup = try JSONValue(parsing: try Corpus.read(source))
        let expected = try JSONValue(parsing: try Corpus.read(file))
        guard expected["perFile"] != nil || expected["diffCover"] != nil else { return }
        let names =
            setup["coverage"]?.array?.compactMap(\.string) ?? [setup["coverage"]?.string ?? ""]
        let reports = try names.map { try Self.report("\(folder)/\($0)") }
        let patch = try Corpus.read("\(folder)/change.patch")
        let coverage = try CoverageReport(merging: reports).patchCoverage(ofPatchText: patch)
        if let total = expected["totalLines"]?.integer { #expect(coverage.lines.total == total) }
        if let missed = expected["missingLines"]?.integer {
            #expect(coverage.lines.missed == missed)
        }
        if let percent = expected["coveragePercent"]?.integer {
            #expect(coverage.diffCoverPercent == percent)
        }
        for member in expected["perFile"]?.object?.members ?? [] {
            let file = coverage.files.first { $0.path == member.key }
            let missed = file?.missedLines.map(String.init).joined(separator: ",")
            #expect(missed == member.value["missing"]?.string ?? "")
        }
        guard let tool = expected["diffCover"] else { return }
        #expect(coverage.lines.total == tool["total_num_lines"]?.integer)
        #expect(coverage.lines.missed == tool["total_num_violations"]?.integer)
        #expect(coverage.diffCoverPercent == tool["total_percent_covered"]?.integer)
        #expect(coverage.changedLines == tool["num_changed_lines"]?.integer)
        for member in tool["src_stats"]?.object?.members ?? [] {
            let file = coverage.files.first { $0.path == member.key }
            #expect(
                file?.missedLines == member.value["violation_lines"]?.array?.compactMap(\.integer))
            #expect(
                file?.coveredLines == member.value["covered_lines"]?.array?.compactMap(\.integer))
        }
        #expect(coverage.files.count == tool["src_stats"]?.object?.members.count)
    }
}
