/// Reads what `llvm-cov export` writes: segments, from which lines are made as LLVM makes them.
enum LLVMCoverage {
    private struct Segment {
        let line: Int
        let count: Int
        let hasCount: Bool
        let isEntry: Bool
        let isGap: Bool

        init?(_ value: JSONValue) {
            guard let line = value[0]?.integer, line >= 0, let count = value[2],
                let hasCount = value[3]?.bool, let isEntry = value[4]?.bool
            else { return nil }
            self.line = line
            self.count = LLVMCoverage.count(count)
            self.hasCount = hasCount
            self.isEntry = isEntry
            isGap = value[5]?.bool ?? false
        }

        var startsRegion: Bool { !isGap && hasCount && isEntry }
    }

    static func report(of data: [JSONValue]) -> CoverageReport {
        var builder = CoverageBuilder(format: "llvm-cov-json")
        for part in data {
            for file in part["files"]?.array ?? [] {
                guard let path = file["filename"]?.string else { continue }
                builder.withFile(path) { read(file, into: &$0) }
            }
            if data.count == 1 { builder.declared = measures(of: part["totals"]) }
        }
        return builder.report()
    }

    private static func read(_ file: JSONValue, into builder: inout FileCoverageBuilder) {
        builder.declared = measures(of: file["summary"])
        if let regions = builder.declared[.regions] { builder.counted[.regions] = regions }
        if let functions = builder.declared[.functions] { builder.counted[.functions] = functions }
        guard let segments = file["segments"]?.array?.compactMap(Segment.init) else {
            builder.hasLines = false
            return
        }
        readLines(segments, into: &builder)
        for branch in file["branches"]?.array ?? [] {
            guard let line = branch[0]?.integer, let column = branch[1]?.integer,
                let taken = branch[4], let other = branch[5]
            else { continue }
            builder.addBranch("\(column) true", hits: count(taken), line: line)
            builder.addBranch("\(column) false", hits: count(other), line: line)
        }
    }

    /// A line has the count of the region that reaches into it, or the largest of those that start
    /// on it; gaps between regions and regions without code are not counted.
    private static func readLines(
        _ segments: [Segment], into builder: inout FileCoverageBuilder
    ) {
        guard let first = segments.first, let last = segments.last,
            last.line - first.line <= FileCoverageBuilder.maximumSpan * 10
        else { return }
        var wrapped: Segment?
        var index = 0
        var line = first.line
        while line <= last.line {
            let start = index
            while index < segments.count, segments[index].line <= line { index += 1 }
            let onLine = segments[start..<index]
            let starting = onLine.filter(\.startsRegion)
            let skips = onLine.first.map { !$0.hasCount && $0.isEntry } ?? false
            let isMapped =
                (!skips && (wrapped?.hasCount == true || !starting.isEmpty))
                || onLine.contains { $0.hasCount && $0.isEntry }
            if isMapped {
                let hits = max(wrapped?.count ?? 0, starting.map(\.count).max() ?? 0)
                builder.add(hits: hits, line: line)
            }
            wrapped = onLine.last ?? wrapped
            line += 1
        }
    }

    private static func measures(of summary: JSONValue?) -> [CoverageUnit: CoverageMeasure] {
        var measures: [CoverageUnit: CoverageMeasure] = [:]
        for unit in [CoverageUnit.lines, .branches, .functions, .regions] {
            guard let one = summary?[unit.rawValue], let total = one["count"]?.integer,
                let covered = one["covered"]?.integer
            else { continue }
            measures[unit] = CoverageMeasure(covered: covered, total: total)
        }
        return measures
    }

    /// A number of executions, which LLVM writes as an unsigned integer.
    private static func count(_ value: JSONValue) -> Int {
        if let integer = value.integer { return max(0, integer) }
        return (value.double ?? 0) > 0 ? .max : 0
    }
}
