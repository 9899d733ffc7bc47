import TaskSynthCore

/// Reads JetBrains dotCover's detailed report.
struct DotCoverHandler: CoverageHandler {
    private var builder = CoverageBuilder(format: "dotcover")
    private var files: [String: String] = [:]
    private var statements: [String: (covered: Int, total: Int)] = [:]

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "Root":
            builder.declared[.statements] = element.measure(
                covered: "CoveredStatements", total: "TotalStatements")
        case "File":
            if let index = element["Index"], let name = element["Name"] {
                files[index] = name
                builder.withFile(name) { $0.hasBranches = false }
            }
        case "Statement":
            guard let path = element["FileIndex"].flatMap({ files[$0] }),
                let first = element.integer("Line")
            else { return }
            let last = max(first, element.integer("EndLine") ?? first)
            let isCovered = element["Covered"]?.lowercased() == "true"
            let old = statements[path] ?? (0, 0)
            statements[path] = (old.covered + (isCovered ? 1 : 0), old.total + 1)
            builder.withFile(path) {
                $0.raise(hits: isCovered ? 1 : 0, lines: first, through: last)
            }
        default: break
        }
    }

    mutating func end(path: [String], text: String) {}

    func report() -> CoverageReport {
        var builder = builder
        for (path, counts) in statements {
            builder.withFile(path) { file in
                file.counted[.statements] = CoverageMeasure(
                    covered: counts.covered, total: counts.total)
            }
        }
        return builder.report()
    }
}
