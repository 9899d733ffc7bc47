/// Reads small JSON forms: those that services take, and those of Xcode and tarpaulin.
enum CoverallsCoverage {
    /// Reads Coveralls' `source_files`: a count for each line.
    static func report(files: [JSONValue]) -> CoverageReport {
        var builder = CoverageBuilder(format: "coveralls-json")
        for value in files {
            guard let path = value["name"]?.string else { continue }
            builder.withFile(path) { file in
                for (index, hits) in counts(value["coverage"]).enumerated() {
                    if let hits = hits.integer { file.add(hits: hits, line: index + 1) }
                }
                // Four numbers a branch: line, block, branch, hits.
                let numbers = (value["branches"]?.array ?? []).map { $0.integer ?? 0 }
                for start in stride(from: 0, to: numbers.count - 3, by: 4) {
                    file.addBranch(
                        "\(numbers[start + 1]),\(numbers[start + 2])", hits: numbers[start + 3],
                        line: numbers[start])
                }
            }
        }
        return builder.report()
    }

    /// A count for each line: a list, or a text that holds one, as Code Climate's reporter writes it.
    private static func counts(_ value: JSONValue?) -> [JSONValue] {
        guard let text = value?.string else { return value?.array ?? [] }
        return (try? JSONValue(parsing: Array(text.utf8)))?.array ?? []
    }

    /// Whether an object maps paths to what Codecov has for a file.
    static func isCodecov(_ files: JSONObject) -> Bool {
        files.members.allSatisfy { file in
            SimpleCovCoverage.isCounts(file.value)
                || file.value.object?.members.allSatisfy { Int($0.key) != nil } == true
        }
    }

    /// Reads Codecov's own form: `{path: {line: hits}}` or `{path: [null, hits…]}`.
    static func codecov(files: JSONObject) -> CoverageReport {
        var builder = CoverageBuilder(format: "codecov-json")
        for member in files.members {
            builder.withFile(member.key) { file in
                if let list = member.value.array {
                    for (line, hits) in list.enumerated() where line > 0 {
                        add(hits, line: line, to: &file)
                    }
                }
                for line in member.value.object?.members ?? [] {
                    if let number = Int(line.key) { add(line.value, line: number, to: &file) }
                }
            }
        }
        return builder.report()
    }

    private static func add(_ hits: JSONValue, line: Int, to file: inout FileCoverageBuilder) {
        if let count = hits.integer {
            file.add(hits: count, line: line)
        } else if let parts = hits.string?.split(separator: "/"), parts.count == 2,
            let covered = Int(parts[0]), let total = Int(parts[1])
        {
            file.add(hits: covered, line: line)
            file.raiseBranches(covered: covered, total: total, line: line)
        }
    }

    /// Reads tarpaulin's report: traces with a line and its hits.
    static func tarpaulin(files: [JSONValue]) -> CoverageReport {
        var builder = CoverageBuilder(format: "tarpaulin-json")
        for value in files {
            let path =
                value["path"]?.string
                ?? (value["path"]?.array ?? []).compactMap(\.string).joined(separator: "/")
            guard !path.isEmpty else { continue }
            builder.withFile(path) { file in
                for trace in value["traces"]?.array ?? [] {
                    guard let line = trace["line"]?.integer,
                        let hits = trace["stats"]?["Line"]?.integer
                    else { continue }
                    file.add(hits: hits, line: line)
                }
                if let covered = value["covered"]?.integer, let total = value["coverable"]?.integer
                {
                    file.declared[.lines] = CoverageMeasure(covered: covered, total: total)
                }
                file.hasBranches = false
            }
        }
        return builder.report()
    }

    /// Reads `xcrun xccov view --report --json`: totals of files and functions.
    static func xcode(targets: [JSONValue]) -> CoverageReport {
        var builder = CoverageBuilder(format: "xccov-json")
        for value in targets.flatMap({ $0["files"]?.array ?? [] }) {
            guard let path = value["path"]?.string ?? value["name"]?.string else { continue }
            builder.withFile(path) { file in
                file.hasLines = false
                if let covered = value["coveredLines"]?.integer,
                    let total = value["executableLines"]?.integer
                {
                    file.counted[.lines] = CoverageMeasure(covered: covered, total: total)
                }
                let functions = (value["functions"]?.array ?? []).compactMap {
                    $0["executionCount"]?.integer
                }
                file.counted[.functions] = CoverageMeasure(
                    covered: functions.count { $0 > 0 }, total: functions.count)
            }
        }
        return builder.report()
    }

    /// Reads `xcrun xccov view --archive --json`: lines with their hits.
    static func xccov(of list: [JSONValue]) -> CoverageReport? {
        var builder = CoverageBuilder(format: "xccov-json")
        for member in list.flatMap({ $0.object?.members ?? [] }) {
            guard let lines = member.value.array, lines.contains(where: { $0["line"] != nil })
            else { continue }
            builder.withFile(member.key) { file in
                file.hasBranches = false
                for line in lines where line["isExecutable"]?.bool == true {
                    guard let number = line["line"]?.integer else { continue }
                    file.add(hits: line["executionCount"]?.integer ?? 0, line: number)
                }
            }
        }
        return builder.isEmpty ? nil : builder.report()
    }
}
