/// Reads the JSON of `gcov --json-format` and of gcovr.
enum GcovJSONCoverage {
    static func report(files: [JSONValue], isGcovr: Bool) -> CoverageReport {
        var builder = CoverageBuilder(format: isGcovr ? "gcovr-json" : "gcov-json")
        for value in files {
            guard let path = value["file"]?.string ?? value["file_name"]?.string else { continue }
            builder.withFile(path) { file in
                for line in value["lines"]?.array ?? [] { read(line, into: &file) }
                let functions = (value["functions"]?.array ?? []).filter { !isOut($0) }
                    .compactMap { $0["execution_count"]?.integer }
                file.counted[.functions] = CoverageMeasure(
                    covered: functions.count { $0 > 0 }, total: functions.count)
            }
        }
        return builder.report()
    }

    private static func read(_ line: JSONValue, into file: inout FileCoverageBuilder) {
        guard !isOut(line), let number = line["line_number"]?.integer,
            let hits = line["count"]?.integer
        else { return }
        // Code that is compiled several times has a record for each form.
        file.add(hits: hits, line: number)
        for (index, branch) in (line["branches"]?.array ?? []).enumerated() {
            guard !isOut(branch), let hits = branch["count"]?.integer else { continue }
            file.addBranch(String(index), hits: hits, line: number)
        }
    }

    /// Whether a line, a branch or a function does not count, by a rule or a comment of the user.
    private static func isOut(_ value: JSONValue) -> Bool {
        value["gcovr/excluded"]?.bool == true || value["gcovr/noncode"]?.bool == true
            || value["excluded"]?.bool == true
    }

    /// Reads the totals that `gcovr --json-summary` writes.
    static func summary(of object: JSONObject, files: [JSONValue]) -> CoverageReport {
        var builder = CoverageBuilder(format: "gcovr-summary")
        builder.declared = measures { object[$0]?.integer }
        for value in files {
            guard let path = value["filename"]?.string else { continue }
            builder.withFile(path) { file in
                file.hasLines = false
                file.declared = measures { value[$0]?.integer }
            }
        }
        return builder.report()
    }

    private static func measures(
        _ number: (String) -> Int?
    ) -> [CoverageUnit: CoverageMeasure] {
        var measures: [CoverageUnit: CoverageMeasure] = [:]
        for (word, unit) in [
            ("line", CoverageUnit.lines), ("branch", .branches), ("function", .functions),
        ] {
            guard let total = number("\(word)_total"), let covered = number("\(word)_covered")
            else { continue }
            measures[unit] = CoverageMeasure(covered: covered, total: total)
        }
        return measures
    }
}
