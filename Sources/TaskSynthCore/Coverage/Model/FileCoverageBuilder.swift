/// What a reader has found about one file so far.
package struct FileCoverageBuilder {
    /// The highest number of a line that is believed.
    package static let maximumLine = 10_000_000
    /// How many lines one element may span.
    package static let maximumSpan = 100_000

    /// The path as the report writes it.
    package let path: String
    /// Whether the report gives lines for this file.
    package var hasLines = true
    /// Whether the form of the report can say what branches were taken.
    package var hasBranches = true
    /// What was counted in other units than lines.
    package var counted: [CoverageUnit: CoverageMeasure] = [:]
    /// What the report says in totals of the file.
    package var declared: [CoverageUnit: CoverageMeasure] = [:]
    private var lines: [Int: LineCoverage] = [:]
    private var functionLines: [Int: Int] = [:]
    private var places: [Int: [String: Int]] = [:]

    /// Starts a file.
    package init(path: String) { self.path = path }

    /// Adds executions of a line, as of another run; answers whether there can be such a line.
    @discardableResult
    package mutating func add(hits: Int, line number: Int) -> Bool {
        guard Self.isLine(number) else { return false }
        let hits = max(0, hits)
        lines[number, default: LineCoverage(number: number, hits: nil)].hits =
            (lines[number]?.hits ?? 0).addingSaturated(hits)
        return true
    }

    /// Sets the executions of a line to a number, where it is not larger already, as of another
    /// statement on it.
    @discardableResult
    package mutating func raise(hits: Int, line number: Int) -> Bool {
        guard Self.isLine(number) else { return false }
        let hits = max(0, hits, lines[number]?.hits ?? 0)
        lines[number, default: LineCoverage(number: number, hits: nil)].hits = hits
        return true
    }

    /// Sets the executions of all lines of a range, as far as it is believed.
    @discardableResult
    package mutating func raise(hits: Int, lines first: Int, through last: Int) -> Bool {
        guard Self.isLine(first), Self.isLine(last), last >= first,
            last - first <= Self.maximumSpan
        else { return false }
        for number in first...last { raise(hits: hits, line: number) }
        return true
    }

    /// Adds how often a branch of a line was taken, as of another run.
    @discardableResult
    package mutating func addBranch(_ id: String, hits: Int, line number: Int) -> Bool {
        guard Self.isLine(number) else { return false }
        let hits = max(0, hits)
        if let place = places[number]?[id], let old = lines[number]?.branches[place].hits {
            lines[number]?.branches[place].hits = old.addingSaturated(hits)
        } else {
            var line = lines[number] ?? LineCoverage(number: number, hits: nil)
            places[number, default: [:]][id] = line.branches.count
            line.branches.append(BranchCoverage(id: id, hits: hits))
            lines[number] = line
        }
        return true
    }

    /// Sets how often a branch was taken to a number, where it is not larger already.
    package mutating func raiseBranch(_ id: String, hits: Int, line number: Int) {
        let old = places[number]?[id].flatMap { lines[number]?.branches[$0].hits }
        if let old {
            addBranch(id, hits: max(0, hits - old), line: number)
        } else {
            addBranch(id, hits: hits, line: number)
        }
    }

    /// Sets how many of the branches of a line were taken, where a report gives the two numbers.
    package mutating func raiseBranches(covered: Int, total: Int, line number: Int) {
        guard total >= 0, total <= Self.maximumSpan else { return }
        for index in 0..<total {
            raiseBranch(String(index), hits: index < covered ? 1 : 0, line: number)
        }
    }

    /// Sets how often the function that a line declares was called, where it is not larger already.
    package mutating func raise(calls: Int, functionLine number: Int) {
        guard Self.isLine(number) else { return }
        functionLines[number] = max(0, calls, functionLines[number] ?? 0)
    }

    /// The file.
    package func file() -> FileCoverage {
        FileCoverage(
            path: path, lines: lines.values.sorted { $0.number < $1.number }, hasLines: hasLines,
            hasBranches: hasBranches,
            functionLines: functionLines.sorted { $0.key < $1.key }.map {
                LineCoverage(number: $0.key, hits: $0.value)
            }, counted: counted, declared: declared)
    }

    private static func isLine(_ number: Int) -> Bool { number >= 0 && number <= maximumLine }
}
