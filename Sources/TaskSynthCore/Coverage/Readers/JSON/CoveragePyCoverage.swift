/// Reads the JSON that coverage.py writes.
enum CoveragePyCoverage {
    static func report(files: JSONObject, totals: JSONValue?) -> CoverageReport {
        var builder = CoverageBuilder(format: "coverage-py-json")
        for (path, value) in files.members.map({ ($0.key, $0.value) }) {
            builder.withFile(path) { file in
                for line in (value["executed_lines"]?.array ?? []).compactMap(\.integer) {
                    file.raise(hits: 1, line: line)
                }
                for line in (value["missing_lines"]?.array ?? []).compactMap(\.integer) {
                    file.raise(hits: 0, line: line)
                }
                for (key, hits) in [("executed_branches", 1), ("missing_branches", 0)] {
                    for branch in value[key]?.array ?? [] {
                        guard let from = branch[0]?.integer, let to = branch[1]?.integer
                        else { continue }
                        // A branch to a line below zero leaves the code.
                        file.addBranch(to < 0 ? "exit" : String(to), hits: hits, line: abs(from))
                    }
                }
                if value["summary"]?["num_branches"] == nil { file.hasBranches = false }
                file.declared = measures(of: value["summary"])
            }
        }
        builder.declared = measures(of: totals)
        return builder.report()
    }

    private static func measures(of summary: JSONValue?) -> [CoverageUnit: CoverageMeasure] {
        var measures: [CoverageUnit: CoverageMeasure] = [:]
        if let total = summary?["num_statements"]?.integer,
            let covered = summary?["covered_lines"]?.integer
        {
            measures[.lines] = CoverageMeasure(covered: covered, total: total)
        }
        if let total = summary?["num_branches"]?.integer,
            let covered = summary?["covered_branches"]?.integer
        {
            measures[.branches] = CoverageMeasure(covered: covered, total: total)
        }
        return measures
    }
}
