/// Reads gcovr's table in CSV: a row a file, with counts of all and of covered.
enum GcovrTable {
    static func report(of text: Span<UInt8>) throws(CoverageError) -> CoverageReport {
        var builder = CoverageBuilder(format: "gcovr-csv")
        var rows = CommaRows()
        while let row = try rows.next(in: text) {
            builder.withFile(row["filename"] ?? "") { file in
                file.hasLines = false
                for (unit, word) in units {
                    guard let total = row["\(word)_total"].flatMap({ Int($0) }), total >= 0,
                        let covered = row["\(word)_covered"].flatMap({ Int($0) }), covered >= 0
                    else { continue }
                    file.declared[unit] = CoverageMeasure(
                        covered: min(covered, total), total: total)
                }
            }
        }
        return builder.report()
    }

    private static let units: [(CoverageUnit, String)] = [
        (.lines, "line"), (.branches, "branch"), (.functions, "function"),
    ]
}
