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
    private var lines = LineTable()
    private var functionLines: [Int: Int] = [:]
    /// Where the branches of a line are, of one that has too many to look through.
    private var branchPlaces: [Int: [String: Int]] = [:]

    /// Starts a file.
    package init(path: String) { self.path = path }

    /// Adds executions of a line, as of another run; answers whether there can be such a line.
    @discardableResult
    package mutating func add(hits: Int, line number: Int) -> Bool {
        guard Self.isLine(number) else { return false }
        lines.change(number) { $0.hits = ($0.hits ?? 0).addingSaturated(max(0, hits)) }
        return true
    }

    /// Sets the executions of a line to a number, where it is not larger already, as of another
    /// statement on it.
    @discardableResult
    package mutating func raise(hits: Int, line number: Int) -> Bool {
        guard Self.isLine(number) else { return false }
        lines.change(number) { $0.hits = max(0, hits, $0.hits ?? 0) }
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
        changeBranch(id, line: number) { $0.addingSaturated(max(0, hits)) }
    }

    /// Sets how often a branch was taken to a number, where it is not larger already.
    package mutating func raiseBranch(_ id: String, hits: Int, line number: Int) {
        changeBranch(id, line: number) { max(hits, $0) }
    }

    /// Changes how often a branch was taken, which is added where there is none.
    @discardableResult
    private mutating func changeBranch(
        _ id: String, line number: Int, _ change: (Int) -> Int
    ) -> Bool {
        guard Self.isLine(number) else { return false }
        let known = branchPlace(of: id, line: number)
        var count = 0
        lines.change(number) { line in
            if let known {
                line.branches[known].hits = change(line.branches[known].hits)
            } else {
                line.branches.append(BranchCoverage(id: id, hits: change(0)))
            }
            count = line.branches.count
        }
        if known == nil, count > Self.fewBranches { noteBranches(of: number) }
        return true
    }

    /// How many branches of a line are looked through.
    private static var fewBranches: Int { 16 }

    private func branchPlace(of id: String, line number: Int) -> Int? {
        if let places = branchPlaces[number] { return places[id] }
        return lines[number]?.branches.firstIndex { $0.id == id }
    }

    /// Notes where the last branch of a line is, or all, where none was noted.
    private mutating func noteBranches(of number: Int) {
        let branches = lines[number]?.branches ?? []
        let first = branchPlaces[number] == nil ? 0 : branches.count - 1
        for place in first..<branches.count {
            branchPlaces[number, default: [:]][branches[place].id] = place
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
            path: path, lines: lines.sorted, hasLines: hasLines, hasBranches: hasBranches,
            functionLines: functionLines.sorted { $0.key < $1.key }.map {
                LineCoverage(number: $0.key, hits: $0.value)
            }, counted: counted, declared: declared)
    }

    private static func isLine(_ number: Int) -> Bool { number >= 0 && number <= maximumLine }
}
