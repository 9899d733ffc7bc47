/// Reads what V8 writes: functions as ranges of bytes, which become lines only with the sources.
enum V8Coverage {
    static func report(of scripts: [JSONValue]) -> CoverageReport {
        var builder = CoverageBuilder(format: "v8-json")
        for script in scripts {
            guard let url = script["url"]?.string, !url.isEmpty, !url.hasPrefix("node:")
            else { continue }
            let counts = (script["functions"]?.array ?? []).compactMap {
                $0["functionName"]?.string?.isEmpty == false
                    ? $0["ranges"]?[0]?["count"]?.integer : nil
            }
            builder.withFile(url) { file in
                file.hasLines = false
                file.counted[.functions] = CoverageMeasure(
                    covered: counts.count { $0 > 0 }, total: counts.count)
            }
        }
        builder.warn("the report gives places in bytes: lines need the source files")
        return builder.report()
    }
}
