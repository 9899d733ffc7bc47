/// Reads tables in columns of counts: those of `llvm-cov report` and gcovr.
struct ColumnTable: CoverageTable {
    enum Form: Sendable { case llvm, gcovr }

    private let form: Form
    private var columns: [(unit: CoverageUnit, place: Int)] = []
    private var cells: [Bool] = []
    private var isInside = false
    private var isFound = false
    private var builder: CoverageBuilder

    init(form: Form) {
        self.form = form
        builder = CoverageBuilder(format: form == .llvm ? "llvm-cov-text" : "gcovr-text")
    }

    mutating func read(_ line: String) {
        if readHeader(line) { return }
        guard isInside, let row = TableRow(line, cells: cells) else { return }
        var measures: [CoverageUnit: CoverageMeasure] = [:]
        for column in columns {
            let total = row.integer(column.place)
            let other = row.integer(column.place + 1)
            measures[column.unit] = CoverageMeasure(
                covered: form == .llvm ? total - min(total, other) : other, total: total)
        }
        isFound = true
        if row.name == "TOTAL" {
            builder.declared = measures
            isInside = false
            return
        }
        builder.withFile(row.name) { file in
            file.hasLines = false
            file.declared = measures
        }
    }

    func report() -> CoverageReport? { isFound ? builder.report() : nil }

    private mutating func readHeader(_ line: String) -> Bool {
        switch form {
        case .llvm:
            guard line.hasPrefix("Filename"), line.contains("Missed") else { return false }
            let units: [(String, CoverageUnit)] = [
                ("Regions", .regions), ("Functions", .functions), ("Lines", .lines),
                ("Branches", .branches),
            ]
            // Each unit has three columns: all, missed, percentage.
            columns = units.filter { line.contains("Missed \($0.0)") }.enumerated().map {
                ($1.1, $0 * 3)
            }
            cells = columns.flatMap { _ in [false, false, true] }
        case .gcovr:
            let words = line.split(separator: " ")
            guard words.count >= 4, words[0] == "File", words[2] == "Exec" || words[2] == "Taken"
            else { return false }
            columns = [(words[1] == "Branches" ? .branches : .lines, 0)]
            cells = [false, false, true]
        }
        isInside = true
        return true
    }
}
