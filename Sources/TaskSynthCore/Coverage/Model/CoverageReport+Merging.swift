extension CoverageReport {
    /// Makes one report of several: hits of a line are added, measured lines are united.
    ///
    /// Files are the same where their paths are, but for how separators and `./` are written.
    /// Totals that only the reports count are kept for files that one report alone has.
    ///
    /// - Parameter reports: The reports; none gives an empty one.
    public init(merging reports: [CoverageReport]) {
        guard reports.count != 1 else {
            self = reports[0]
            return
        }
        var formats: [String] = []
        var builder = CoverageBuilder(format: "none")
        var names: [String: String] = [:]
        var seen: [String: Int] = [:]
        for report in reports {
            if !formats.contains(report.format.rawValue) { formats.append(report.format.rawValue) }
            for source in report.sources where !builder.sources.contains(source) {
                builder.sources.append(source)
            }
            for warning in report.ownWarnings { builder.warn(warning) }
            for file in report.files {
                let key = CoveragePath(file.path).key
                let name = names[key] ?? file.path
                names[key] = name
                seen[key, default: 0] += 1
                let isFirst = seen[key] == 1
                builder.withFile(name) { whole in
                    Self.add(file, to: &whole, isFirst: isFirst)
                }
            }
        }
        builder.format = CoverageFormat(
            rawValue: formats.isEmpty ? "none" : formats.joined(separator: "+"))
        self = builder.report()
    }

    private static func add(
        _ file: FileCoverage, to whole: inout FileCoverageBuilder, isFirst: Bool
    ) {
        whole.counted = isFirst ? file.counted : [:]
        whole.declared = isFirst && !file.hasLines ? file.declared : [:]
        whole.hasLines = isFirst ? file.hasLines : whole.hasLines || file.hasLines
        whole.hasBranches =
            isFirst ? file.hasBranches : whole.hasBranches || file.hasBranches
        for line in file.functionLines {
            whole.raise(calls: line.hits ?? 0, functionLine: line.number)
        }
        for line in file.lines {
            if let hits = line.hits { whole.add(hits: hits, line: line.number) }
            for branch in line.branches {
                whole.addBranch(branch.id, hits: branch.hits, line: line.number)
            }
        }
    }
}
