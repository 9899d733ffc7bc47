/// Reads tables in columns of counts: those of `llvm-cov report` and gcovr.
struct ColumnTable: CoverageTable {
    enum Form: Sendable { case llvm, gcovr }

    private let form: Form
    private var columns: [(unit: CoverageUnit, place: Int)] = []
    private var cells: [Bool] = []
    private(set) var isOpen = false
    private var isFound = false
    /// A name that takes a line of its own, as gcovr writes long ones; its numbers follow.
    private var wrappedName: String?
    private var builder: CoverageBuilder

    init(form: Form) {
        self.form = form
        builder = CoverageBuilder(format: form == .llvm ? "llvm-cov-text" : "gcovr-text")
    }

    var signs: LineSigns {
        form == .llvm ? LineSigns(heads: ["Filename"]) : LineSigns(parts: ["File "])
    }

    mutating func read(_ line: String) {
        if readHeader(line) { return }
        guard isOpen else { return }
        var line = line
        if let name = wrappedName, line.hasPrefix(" ") { line = name + line }
        guard let row = TableRow(line, cells: cells) else { return readOther(line) }
        wrappedName = nil
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
            isOpen = false
            return
        }
        builder.withFile(row.name) { file in
            file.hasLines = false
            file.declared = measures
        }
    }

    /// Reads a line that is no row: a rule, a name that is wrapped, or the end of the table.
    private mutating func readOther(_ line: String) {
        guard form == .gcovr, !line.hasPrefix("---") else { return }
        isOpen = wrappedName == nil
        wrappedName = isOpen ? line : nil
    }

    var needsNextLine: Bool { form == .gcovr && isOpen }

    func report() -> CoverageReport? { isFound ? builder.report() : nil }

    private mutating func readHeader(_ line: String) -> Bool {
        switch form {
        case .llvm:
            guard line.hasPrefix("Filename"), line.has("Missed") else { return false }
            let units: [(String, CoverageUnit)] = [
                ("Regions", .regions), ("Functions", .functions), ("Lines", .lines),
                ("Branches", .branches),
            ]
            // Each unit has three columns: all, missed, percentage.
            columns = units.filter { line.has("Missed \($0.0)") }.enumerated().map {
                ($1.1, $0 * 3)
            }
            cells = columns.flatMap { _ in [false, false, true] }
        case .gcovr:
            let words = line.split(separator: " ")
            // Of conditions and decisions, nothing else speaks.
            let units: [Substring: CoverageUnit] = [
                "Lines": .lines, "Branches": .branches, "Functions": .functions,
            ]
            guard words.count >= 4, words[0] == "File", words[2] == "Exec" || words[2] == "Taken",
                let unit = units[words[1]]
            else { return false }
            columns = [(unit, 0)]
            cells = [false, false, true]
        }
        isOpen = true
        return true
    }
}
