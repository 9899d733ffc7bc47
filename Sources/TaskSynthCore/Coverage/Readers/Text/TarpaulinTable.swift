/// Reads what cargo-tarpaulin prints.
struct TarpaulinTable: CoverageTable {
    private var builder = CoverageBuilder(format: "tarpaulin-text")
    private(set) var isOpen = false

    var signs: LineSigns { LineSigns(parts: ["Tested/Total Lines:", "% coverage, "]) }

    mutating func read(_ line: String) {
        if line.has("Tested/Total Lines:") {
            builder = CoverageBuilder(format: "tarpaulin-text")
            isOpen = true
            return
        }
        if let place = line.range(ofText: "% coverage, ") {
            let words = line[place.upperBound...].split(separator: " ")
            if let first = words.first, let measure = Self.measure(first),
                words.dropFirst().first?.hasPrefix("lines") == true
            {
                builder.declared[.lines] = measure
            }
            isOpen = false
            return
        }
        guard isOpen, line.hasPrefix("|| "), let colon = line.lastIndex(of: ":") else { return }
        let words = line[line.index(after: colon)...].split(separator: " ")
        guard let first = words.first, let measure = Self.measure(first) else { return }
        builder.withFile(line.dropFirst(3)[..<colon].trimmed) { file in
            file.hasLines = false
            file.declared[.lines] = measure
        }
    }

    func report() -> CoverageReport? {
        builder.isEmpty && builder.declared.isEmpty ? nil : builder.report()
    }

    private static func measure(_ text: Substring) -> CoverageMeasure? {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let covered = Int(parts[0]), let total = Int(parts[1])
        else { return nil }
        return CoverageMeasure(covered: covered, total: total)
    }
}
