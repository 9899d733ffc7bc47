/// Reads the table that ExCoveralls prints: percentage first, then file, lines, relevant, missed.
struct ExCoverallsTable: CoverageTable {
    private var builder = CoverageBuilder(format: "excoveralls-text")
    private(set) var isOpen = false

    var signs: LineSigns { LineSigns(heads: ["COV "]) }

    mutating func read(_ line: String) {
        if line.hasPrefix("COV "), line.has("RELEVANT"), line.has("MISSED") {
            builder = CoverageBuilder(format: "excoveralls-text")
            isOpen = true
            return
        }
        guard isOpen else { return }
        let words = line.split(separator: " ")
        if words.first == "[TOTAL]" {
            if words.count > 1, let percent = Double(words[1].dropLast()) {
                builder.declared[.lines] = CoverageMeasure(percent: percent)
            }
            isOpen = false
            return
        }
        guard words.count >= 5, words[0].hasSuffix("%"), let relevant = Int(words[words.count - 2]),
            let missed = Int(words[words.count - 1])
        else { return }
        let name = words[1..<(words.count - 3)].joined(separator: " ")
        builder.withFile(name) { file in
            file.hasLines = false
            file.declared[.lines] = CoverageMeasure(
                covered: relevant - min(relevant, max(0, missed)), total: relevant)
        }
    }

    func report() -> CoverageReport? { builder.isEmpty ? nil : builder.report() }
}
