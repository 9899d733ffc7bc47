import TaskSynthCore
import TaskSynthReports
import TaskSynthTestSupport
import Testing

/// The reports in XML of the corpus, beside what their oracles say.
@Suite(.needsCorpus) struct CorpusReportTests {
    struct Score {
        var files = 0
        var counts = 0
        var everything = 0
        var misses: [String] = []
    }

    /// Compares every report below some folders with the expectation beside it.
    static func score(_ folders: [String]) throws -> Score {
        var score = Score()
        for file in folders.flatMap({ Corpus.files(under: "testlogs/\($0)") })
        where file.hasSuffix(".expected.json") && !file.hasSuffix(".json.expected.json") {
            let source = String(file.dropLast(".expected.json".count))
            let bytes = try Corpus.read(source)
            guard source.hasSuffix(".xml") || source.hasSuffix(".trx") else { continue }
            let expected = try JSONValue(parsing: try Corpus.read(file))
            score.files += 1
            let wanted = expected["run"]?["state"]?.string ?? "completed"
            guard let run = try? TestRun(readingXML: bytes) else {
                if wanted == "unreadable" {
                    score.counts += 1
                    score.everything += 1
                } else {
                    score.misses.append("\(source): unreadable")
                }
                continue
            }
            let counts = TestStatus.allCases.allSatisfy { status in
                guard let count = expected["counts"]?[status.rawValue]?.integer else { return true }
                return run.counts[status] == count
            }
            if counts { score.counts += 1 }
            let names = { (values: [String]) in values.sorted() }
            let want = (expected["tests"]?.array ?? []).filter { $0["scope"]?.string == nil }
                .map { "\($0["id"]?.string ?? "") \($0["status"]?.string ?? "")" }
            let have = run.tests.filter { $0.scope == nil }.map { "\($0.id) \($0.status.rawValue)" }
            if counts, names(want) == names(have), run.state.rawValue == wanted {
                score.everything += 1
            } else {
                score.misses.append("\(source): \(run.state.rawValue) \(run.counts)")
            }
        }
        return score
    }

    @Test func `reads the reports of runners as their oracles do`() throws {
        let score = try Self.score(["junit", "trx", "nunit", "xunit", "xml-other", "reports"])
        // Some oracles name tests by their last part only, or count errors as failures; two that
        // read the same report differ.
        let misses = score.misses.joined(separator: "\n")
        #expect(score.counts * 100 >= score.files * 94, "\(misses)")
        #expect(score.everything * 100 >= score.files * 79, "\(misses)")
    }
}
