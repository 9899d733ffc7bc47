/// One form of tables or summaries that runners print about coverage.
protocol CoverageTable: Sendable {
    /// Reads the next line of a log that may belong to it.
    mutating func read(_ line: String)
    /// Whether the next line may belong to it whatever it looks like.
    var needsNextLine: Bool { get }
    /// What the table says; `nil` where there was none.
    func report() -> CoverageReport?
}

extension CoverageTable {
    var needsNextLine: Bool { false }
}

/// Finds the tables and summaries about coverage in a log.
struct CoverageTables {
    private var tables: [any CoverageTable] = [
        CoveragePyTable(), ColumnTable(form: .llvm), ColumnTable(form: .gcovr), PipeTable(),
        GoCoverTable(), TarpaulinTable(), ExCoverallsTable(), PHPUnitTable(),
        SummaryLines(form: .istanbul), SummaryLines(form: .lcov), SummaryLines(form: .gcovr),
        SummaryLines(form: .simplecov), SummaryLines(form: .jacoco),
    ]

    /// Whether the next line may belong to a table whatever it looks like.
    private(set) var needsNextLine = false

    /// Reads the next line of the log.
    mutating func read(_ line: String) {
        guard needsNextLine || Self.isInteresting(line) else { return }
        for index in tables.indices { tables[index].read(line) }
        needsNextLine = tables.contains(where: \.needsNextLine)
    }

    /// What was found: the table that names most files, with the totals of the others of its run.
    func finish() -> CoverageReport? {
        let reports = tables.compactMap { $0.report() }
        guard let best = reports.max(by: { $0.files.count < $1.files.count }) else { return nil }
        // Of tables that name as many, the first form is the more exact one.
        return reports.first { $0.files.count == best.files.count }
    }

    /// Whether a line can belong to a table: it has a percentage, a column mark or a headline.
    private static func isInteresting(_ line: String) -> Bool {
        if line.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "|") }) {
            return true
        }
        return [
            "Name ", "File ", "Filename", "COV ", "----", "====", "Code Coverage", "Rule violated",
            " Sum",
        ]
        .contains { line.contains($0) } || line.hasPrefix("TOTAL")
            || line.contains(" skipped due to")
            || line.contains("[TOTAL]")
    }
}
