/// Reads PHPUnit's coverage as text: a summary, then two lines a class.
struct PHPUnitTable: CoverageTable {
    private var builder = CoverageBuilder(format: "phpunit-text")
    private var isInside = false
    private var isInSummary = false
    private var name: String?

    mutating func read(_ line: String) {
        if line.trimmed.hasPrefix("Code Coverage Report") {
            builder = CoverageBuilder(format: "phpunit-text")
            isInside = true
            return
        }
        guard isInside else { return }
        if line.trimmed.hasPrefix("Summary:") {
            isInSummary = true
            return
        }
        let measures = SummaryLines.fractions(in: line)
        guard !measures.isEmpty else {
            if !line.trimmed.isEmpty, line.contains("\\") || !line.contains(" ") {
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
