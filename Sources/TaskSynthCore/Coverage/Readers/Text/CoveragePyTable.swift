/// Reads the table that `coverage report` and pytest-cov print.
struct CoveragePyTable: CoverageTable {
    private var hasBranches = false
    private(set) var isOpen = false
    private var rules = 0
    private var builder = CoverageBuilder(format: "coverage-py-text")
    private var isFound = false
    /// Whether the branches that a file has taken are not told, so that those of others are no sum.
    private var lacksBranches = false

    var signs: LineSigns { LineSigns(parts: ["Stmts", " skipped due to "]) }

    mutating func read(_ line: String) {
        if line.has("Stmts"), line.has("Miss"), line.has("Cover") {
            // A later table is that of a later run.
            builder = CoverageBuilder(format: "coverage-py-text")
            lacksBranches = false
            hasBranches = line.has("Branch")
            isOpen = true
            rules = 0
            return
        }
        guard isOpen || isFound else { return }
        if line.has(" skipped due to ") {
            builder.listsAllFiles = false
            return
        }
        guard isOpen else { return }
        if line.hasPrefix("---") || line.hasPrefix("| ---") {
            rules += 1
            return
        }
        let cells = hasBranches ? [false, false, false, false, true] : [false, false, true]
        guard let row = TableRow(line, cells: cells) else { return }
        let measures = measures(of: row)
        isFound = true
        if row.name == "TOTAL" || row.name == "**TOTAL**" {
            builder.declared = measures
            isOpen = false
            return
        }
        lacksBranches = lacksBranches || hasBranches && measures[.branches] == nil
        builder.withFile(row.name) { file in
            file.hasLines = false
            file.declared = measures
        }
    }

    func report() -> CoverageReport? {
        guard isFound else { return nil }
        var builder = builder
        if lacksBranches { builder.withEachFile { $0.declared[.branches] = nil } }
        return builder.report()
    }

    private func measures(of row: TableRow) -> [CoverageUnit: CoverageMeasure] {
        let statements = row.integer(0)
        let covered = statements - min(statements, row.integer(1))
        var measures: [CoverageUnit: CoverageMeasure] = [
            .lines: CoverageMeasure(covered: covered, total: statements)
        ]
        guard hasBranches else { return measures }
        let branches = row.integer(2)
        if let taken = Self.taken(
            of: branches, statements: statements, covered: covered, percent: row.numbers[4])
        {
            measures[.branches] = CoverageMeasure(covered: taken, total: branches)
        }
        return measures
    }

    /// The number of branches taken, which the table does not print, where the percentage leaves
    /// only one that fits: it is of statements and branches together, and rounded.
    private static func taken(
        of branches: Int, statements: Int, covered: Int, percent: Double
    ) -> Int? {
        if branches == 0 { return 0 }
        let all = Double(statements + branches)
        if percent == 100 { return branches }
        if percent == 0 { return covered == 0 ? 0 : nil }
        let low = ((percent - 0.5) / 100 * all - Double(covered)).rounded(.up)
        let high = ((percent + 0.5) / 100 * all - Double(covered)).rounded(.down)
        let candidates = max(0, Int(low))...max(max(0, Int(low)), min(branches, Int(high)))
        return candidates.count == 1 ? candidates.lowerBound : nil
    }
}
