/// Reads the JSON of `gcov --json-format` and of gcovr.
enum GcovJSONCoverage {
    static func report(files: [JSONValue], isGcovr: Bool) -> CoverageReport {
        var builder = CoverageBuilder(format: isGcovr ? "gcovr-json" : "gcov-json")
        for value in files {
            guard let path = value["file"]?.string ?? value["file_name"]?.string else { continue }
            builder.withFile(path) { file in
                for line in value["lines"]?.array ?? [] { read(line, into: &file) }
                let functions = (value["functions"]?.array ?? []).compactMap {
                    $0["execution_count"]?.integer
                }
                file.counted[.functions] = CoverageMeasure(
                    covered: functions.count { $0 > 0 }, total: functions.count)
            }
        }
        return builder.report()
    }

    private static func read(_ line: JSONValue, into file: inout FileCoverageBuilder) {
        let isOut =
            line["gcovr/excluded"]?.bool == true || line["gcovr/noncode"]?.bool == true
            || line["excluded"]?.bool == true
        guard !isOut, let number = line["line_number"]?.integer, let hits = line["count"]?.integer
        else { return }
        // Code that is compiled several times has a record for each form.
        file.add(hits: hits, line: number)
        for (index, branch) in (line["branches"]?.array ?? []).enumerated() {
            guard let hits = branch["count"]?.integer, branch["excluded"]?.bool != true
            else { continue }
            file.addBranch(String(index), hits: hits, line: number)
        }
    }
}
