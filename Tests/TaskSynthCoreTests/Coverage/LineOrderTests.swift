import Testing

@testable import TaskSynthCore

/// Lines of a report in any order.
struct LineOrderTests {
    /// Executions in three turns over a file, the first of which names every fifth line.
    private static let turns: [(line: Int, hits: Int)] =
        stride(from: 5, through: 2000, by: 5).map { ($0, 1) } + (1...2000).map { ($0, $0 % 3) }
        + (1...2000).reversed().map { ($0, 0) }

    @Test func `the order of lines does not change what they add up to`() throws {
        var expected: [Int: Int] = [:]
        for (line, hits) in Self.turns { expected[line, default: 0] += hits }
        var generator = SystemRandomNumberGenerator()
        for turns in [Self.turns, Self.turns.reversed(), Self.turns.shuffled(using: &generator)] {
            let records = turns.map { "DA:\($0.line),\($0.hits)\n" }.joined()
            let report = try CoverageReport(
                reading: Array("SF:a.c\n\(records)end_of_record\n".utf8))
            let lines = try #require(report.files.first).lines
            #expect(lines.map(\.number) == Array(1...2000))
            #expect(lines.map(\.hits) == (1...2000).map { expected[$0] })
        }
    }

    @Test func `each of many branches of a line is counted once`() throws {
        let run = (0..<100).map { "BRDA:7,0,\($0),\($0 % 2)\n" }.joined()
        let report = try CoverageReport(reading: Array("SF:a.c\n\(run)\(run)DA:7,1\n".utf8))
        let line = try #require(report.files.first?.line(7))
        #expect(line.branches.map(\.hits) == (0..<100).map { $0 % 2 * 2 })
        #expect(report.measure(.branches) == CoverageMeasure(covered: 50, total: 100))
    }

    @Test(arguments: ["x\n", "DA:1\n", "BRDA:1\n", "FN:1\n", ":\n"])
    func `a million damaged records cost no more than a look at each`(record: String) throws {
        let damaged = String(repeating: record, count: 1_000_000)
        let report = try CoverageReport(reading: Array("SF:a.c\nDA:1,1\n\(damaged)".utf8))
        #expect(report.measure(.lines) == CoverageMeasure(covered: 1, total: 1))
    }
}
