/// Reads what cargo-tarpaulin prints.
struct TarpaulinTable: CoverageTable {
    private var builder = CoverageBuilder(format: "tarpaulin-text")
    private var isInside = false

    mutating func read(_ line: String) {
        if line.contains("Tested/Total Lines:") {
            builder = CoverageBuilder(format: "tarpaulin-text")
            isInside = true
            return
        }
        if let place = line.range(ofText: "% coverage, ") {
            let words = line[place.upperBound...].split(separator: " ")
            if let first = words.first, let measure = Self.measure(first),
                words.dropFirst().first?.hasPrefix("lines") == true
            {
                builder.declared[.lines] = measure
            }
            isInside = false
            return
        }
        guard isInside, line.hasPrefix("|| "), let colon = line.lastIndex(of: ":") else { return }
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
