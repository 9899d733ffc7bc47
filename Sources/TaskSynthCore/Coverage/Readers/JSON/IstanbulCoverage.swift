/// Reads what Istanbul, nyc, Jest and Vitest write as JSON.
///
/// A line has the executions of the statement that starts on it and was executed most.
enum IstanbulCoverage {
    static func report(of object: JSONObject) -> CoverageReport {
        var builder = CoverageBuilder(format: "istanbul-json")
        for member in object.members {
            let value = member.value["data"] ?? member.value
            guard value["statementMap"] != nil else { continue }
            builder.withFile(value["path"]?.string ?? member.key) { read(value, into: &$0) }
        }
        return builder.report()
    }

    private static func read(_ value: JSONValue, into file: inout FileCoverageBuilder) {
        let statements = counts(value["s"])
        for (key, place) in members(value["statementMap"]) {
            guard let line = place["start"]?["line"]?.integer else { continue }
            file.raise(hits: statements[key] ?? 0, line: line)
        }
        file.counted[.statements] = measure(statements.values)
        file.counted[.functions] = measure(counts(value["f"]).values)
        var covered = 0
        var total = 0
        let map = value["branchMap"]?.object
        for (key, hits) in members(value["b"]) {
            let hits = (hits.array ?? []).map { max(0, $0.integer ?? 0) }
            total += hits.count
            covered += hits.count { $0 > 0 }
            let branch = map?[key]
            let line = branch?["loc"]?["start"]?["line"]?.integer ?? branch?["line"]?.integer
            for (index, hits) in hits.enumerated() {
                let own = branch?["locations"]?[index]?["start"]?["line"]?.integer
                guard let line = line ?? own else { continue }
                file.addBranch("\(key).\(index)", hits: hits, line: line)
            }
        }
        file.counted[.branches] = CoverageMeasure(covered: covered, total: total)
    }

    /// Reads the totals that `json-summary` writes.
    static func summary(of object: JSONObject) -> CoverageReport {
        var builder = CoverageBuilder(format: "istanbul-summary")
        for member in object.members {
            let measures = measures(of: member.value)
            if member.key == "total" {
                builder.declared = measures
                continue
            }
            builder.withFile(member.key) { file in
                file.hasLines = false
                file.declared = measures
            }
        }
        return builder.report()
    }

    private static func measures(of value: JSONValue) -> [CoverageUnit: CoverageMeasure] {
        var measures: [CoverageUnit: CoverageMeasure] = [:]
        for unit in [CoverageUnit.lines, .branches, .statements, .functions] {
            guard let one = value[unit.rawValue] else { continue }
            if let total = one["total"]?.integer, let covered = one["covered"]?.integer {
                measures[unit] = CoverageMeasure(covered: covered, total: total)
            } else if let percent = one["pct"]?.double {
                measures[unit] = CoverageMeasure(percent: percent)
            }
        }
        return measures
    }

    private static func members(_ value: JSONValue?) -> [(key: String, value: JSONValue)] {
        (value?.object?.members ?? []).map { ($0.key, $0.value) }
    }

    private static func counts(_ value: JSONValue?) -> [String: Int] {
        Dictionary(members(value).map { ($0.key, max(0, $0.value.integer ?? 0)) }) { max($0, $1) }
    }

    private static func measure(_ counts: some Collection<Int>) -> CoverageMeasure {
        CoverageMeasure(covered: counts.count { $0 > 0 }, total: counts.count)
    }
}
