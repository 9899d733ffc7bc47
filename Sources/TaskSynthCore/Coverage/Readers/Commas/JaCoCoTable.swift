/// Reads JaCoCo's table in CSV: a row a class, with counts missed and covered.
enum JaCoCoTable {
    static func report(of text: Span<UInt8>) throws(CoverageError) -> CoverageReport {
        var builder = CoverageBuilder(format: "jacoco-csv")
        builder.declared = [:]
        var rows = CommaRows()
        while let row = try rows.next(in: text) {
            let folder = (row["PACKAGE"] ?? "").split(separator: ".").joined(separator: "/")
            let name = (row["CLASS"] ?? "").prefix { $0 != "." && $0 != "$" }
            let path = folder.isEmpty ? String(name) : "\(folder)/\(name)"
            builder.withFile(path) { file in
                file.hasLines = false
                for (unit, word) in units {
                    guard let missed = row["\(word)_MISSED"].flatMap({ Int($0) }), missed >= 0,
                        let covered = row["\(word)_COVERED"].flatMap({ Int($0) }), covered >= 0
                    else { continue }
                    let old = file.counted[unit]
                    let sum = covered.addingSaturated(old?.covered ?? 0)
                    file.counted[unit] = CoverageMeasure(
                        covered: sum,
                        total: sum.addingSaturated(missed).addingSaturated(old?.missed ?? 0))
                }
            }
        }
        return builder.report()
    }

    private static let units: [(CoverageUnit, String)] = [
        (.lines, "LINE"), (.branches, "BRANCH"), (.instructions, "INSTRUCTION"),
        (.functions, "METHOD"),
    ]
}
