/// Chooses the reader of a JSON document by its shape.
enum JSONCoverage {
    /// The report that a text is; `nil` where it is no JSON, or of no known shape.
    static func report(of bytes: [UInt8]) throws(CoverageError) -> CoverageReport? {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            // Some tools write one document a line.
            if let report = try lines(of: bytes) { return report }
            let code: CoverageError.Code =
                switch error.code {
                case .unexpectedEnd: .truncated
                case .tooDeep: .tooDeep
                case .tooLarge: .tooLarge
                default: .malformed
                }
            throw CoverageError(code, line: error.line, detail: error.detail)
        }
        return report(of: value)
    }

    private static func report(of value: JSONValue) -> CoverageReport? {
        guard let object = value.object else {
            return value.array.flatMap { CoverallsCoverage.xccov(of: $0) }
        }
        if object["meta"] != nil, let files = object["files"]?.object {
            return CoveragePyCoverage.report(files: files, totals: object["totals"])
        }
        if let data = object["data"]?.array, data.contains(where: { $0["files"] != nil }) {
            return LLVMCoverage.report(of: data)
        }
        if let files = object["files"]?.array { return report(of: object, files: files) }
        if let files = object["source_files"]?.array {
            return CoverallsCoverage.report(files: files)
        }
        if let scripts = object["result"]?.array,
            scripts.contains(where: { $0["functions"] != nil })
        {
            return V8Coverage.report(of: scripts)
        }
        if let files = object["coverage"]?.object, SimpleCovCoverage.isFiles(files) {
            return SimpleCovCoverage.report(runs: [files], format: "simplecov-json")
        }
        if let runs = SimpleCovCoverage.runs(of: object) {
            return SimpleCovCoverage.report(runs: runs, format: "simplecov-resultset")
        }
        if let files = object["coverage"]?.object, CoverallsCoverage.isCodecov(files) {
            return CoverallsCoverage.codecov(files: files)
        }
        if let targets = object["targets"]?.array {
            return CoverallsCoverage.xcode(targets: targets)
        }
        if object.members.contains(where: {
            $0.value["statementMap"] != nil || $0.value["data"]?["statementMap"] != nil
        }) {
            return IstanbulCoverage.report(of: object)
        }
        if object.members.contains(where: { $0.value["lines"]?["total"] != nil }) {
            return IstanbulCoverage.summary(of: object)
        }
        if !object.members.isEmpty,
            object.members.allSatisfy({ $0.value.array != nil && $0.key.hasPrefix("/") })
        {
            return CoverallsCoverage.xccov(of: [value])
        }
        return nil
    }

    /// Reads documents whose `files` is a list.
    private static func report(of object: JSONObject, files: [JSONValue]) -> CoverageReport? {
        if object["gcovr/summary_format_version"] != nil {
            return GcovJSONCoverage.summary(of: object, files: files)
        }
        if object["gcc_version"] != nil || object["gcovr/format_version"] != nil
            || files.contains(where: { $0["lines"]?[0]?["line_number"] != nil })
        {
            return GcovJSONCoverage.report(files: files, isGcovr: object["gcc_version"] == nil)
        }
        if files.contains(where: { $0["covered"] != nil || $0["traces"] != nil }) {
            return CoverallsCoverage.tarpaulin(files: files)
        }
        return SimpleCovCoverage.list(files: files)
    }

    private static func lines(of bytes: [UInt8]) throws(CoverageError) -> CoverageReport? {
        var reports: [CoverageReport] = []
        for line in bytes.split(separator: .lineFeed) {
            guard let value = try? JSONValue(parsing: Array(line)), let report = report(of: value)
            else { return nil }
            reports.append(report)
        }
        return reports.count > 1 ? CoverageReport(merging: reports) : nil
    }
}
