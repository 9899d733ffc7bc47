import TaskSynthCore

/// Reads scoverage: statements of Scala with their lines; statements marked so are branches.
struct ScoverageHandler: CoverageHandler {
    private var builder = CoverageBuilder(format: "scoverage")
    private var statements: [String: (covered: Int, total: Int)] = [:]

    mutating func start(_ element: XMLElement, path: [String]) {
        switch element.name {
        case "scoverage":
            builder.declared[.statements] = element.measure(
                covered: "statements-invoked", total: "statement-count")
        case "statement" where element["ignored"] != "true":
            guard let file = element["source"], let line = element.integer("line"),
                let hits = element.hits("invocation-count")
            else { return }
            let old = statements[file] ?? (0, 0)
            statements[file] = (old.covered + (hits > 0 ? 1 : 0), old.total + 1)
            let id = "\(element["start"] ?? "").\(element["end"] ?? "")"
            builder.withFile(file) { builder in
                builder.raise(hits: hits, line: line)
                if element["branch"] == "true" {
                    builder.raiseBranch(id, hits: hits, line: line)
                }
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
