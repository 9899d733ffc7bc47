/// Reads what SimpleCov writes: lists with a count for each line of a file, `null` where it holds
/// no code.
enum SimpleCovCoverage {
    /// Whether an object maps paths to lists of counts.
    static func isFiles(_ object: JSONObject) -> Bool {
        object.members.contains { isCounts($0.value["lines"] ?? $0.value) }
    }

    /// Whether a value is a list with a count for each line; there are none of objects.
    static func isCounts(_ value: JSONValue) -> Bool {
        guard let counts = value.array else { return false }
        return counts.allSatisfy { $0.object == nil && $0.array == nil }
    }

    /// The files of each command of a result set.
    static func runs(of object: JSONObject) -> [JSONObject]? {
        let runs = object.members.compactMap { $0.value["coverage"]?.object }
        return runs.isEmpty ? nil : runs
    }

    static func report(runs: [JSONObject], format: CoverageFormat) -> CoverageReport {
        var builder = CoverageBuilder(format: format)
        for run in runs {
            for member in run.members {
                builder.withFile(member.key) { file in
                    read(member.value["lines"] ?? member.value, into: &file)
                    readBranches(member.value["branches"], into: &file)
                }
            }
        }
        return builder.report()
    }

    /// Reads the form with a list of files.
    static func list(files: [JSONValue]) -> CoverageReport? {
        var builder = CoverageBuilder(format: "simplecov-json")
        for file in files {
            guard let path = file["filename"]?.string,
                let lines = file["coverage"]?["lines"] ?? file["coverage"]
            else { continue }
            builder.withFile(path) { builder in
                read(lines, into: &builder)
                readBranches(file["coverage"]?["branches"], into: &builder)
                if let percent = file["covered_percent"]?.double {
                    builder.declared[.lines] = CoverageMeasure(percent: percent)
                }
            }
        }
        return builder.isEmpty ? nil : builder.report()
    }

    private static func read(_ lines: JSONValue, into file: inout FileCoverageBuilder) {
        for (index, hits) in (lines.array ?? []).enumerated() {
            // A line that is told to be ignored holds a word.
            if let hits = hits.integer { file.add(hits: hits, line: index + 1) }
        }
    }

    /// Reads `{"[:if, 0, 3, 4, 5, 6]": {"[:then, 1, 4, 6, 4, 10]": 1}}`, or a list of branches.
    private static func readBranches(_ value: JSONValue?, into file: inout FileCoverageBuilder) {
        for (place, condition) in (value?.object?.members ?? []).enumerated() {
            guard let line = number(at: 2, in: condition.key) else { continue }
            for branch in condition.value.object?.members ?? [] {
                guard let hits = branch.value.integer else { continue }
                file.addBranch("\(place) \(branch.key)", hits: hits, line: line)
            }
        }
        for (place, branch) in (value?.array ?? []).enumerated() {
            let line = branch["report_line"]?.integer ?? branch["start_line"]?.integer
            guard let line, let hits = branch["coverage"]?.integer else { continue }
            file.addBranch(String(place), hits: hits, line: line)
        }
    }

    /// A number of a list that Ruby printed.
    private static func number(at index: Int, in text: String) -> Int? {
        let words = text.split(separator: ",")
        guard words.indices.contains(index) else { return nil }
        return Int(words[index].filter { $0.isASCII && $0.isNumber })
    }
}
