/// Reads PHPUnit's coverage as text: a summary, then two lines a class.
struct PHPUnitTable: CoverageTable {
    private var builder = CoverageBuilder(format: "phpunit-text")
    private(set) var isOpen = false
    private var isInSummary = false
    private var name: String?

    var signs: LineSigns { LineSigns(parts: ["Code Coverage Report"]) }

    mutating func read(_ line: String) {
        if line.trimmed.hasPrefix("Code Coverage Report") {
            builder = CoverageBuilder(format: "phpunit-text")
            isOpen = true
            return
        }
        guard isOpen else { return }
        if line.trimmed.hasPrefix("Summary:") {
            isInSummary = true
            return
        }
        let measures = SummaryLines.fractions(in: line)
        guard !measures.isEmpty else {
            if !line.trimmed.isEmpty, line.has("\\") || !line.has(" ") {
                name = line.trimmed
                isInSummary = false
            }
            return
        }
        if isInSummary, measures.count == 1 {
            for (unit, measure) in measures { builder.declared[unit] = measure }
        } else {
            isInSummary = false
            builder.listsAllFiles = false
        }
    }

    func report() -> CoverageReport? { builder.declared.isEmpty ? nil : builder.report() }
}
