/// What a report says about one line.
public struct LineCoverage: Hashable, Sendable {
    /// The number of the line, counted from 1; some tools give code without a line the number 0.
    public let number: Int
    /// How often it was executed, at least 0; `nil` where only its branches are counted.
    public internal(set) var hits: Int?
    /// The ways that its decisions can go, in the order of the report.
    public internal(set) var branches: [BranchCoverage]

    /// Makes a line.
    public init(number: Int, hits: Int?, branches: [BranchCoverage] = []) {
        self.number = number
        self.hits = hits.map { max(0, $0) }
        self.branches = branches
    }

    /// Whether it was executed; `nil` where only its branches are counted.
    public var isCovered: Bool? { hits.map { $0 > 0 } }

    /// Whether it was executed, and a way that one of its decisions can go was not.
    public var isPartial: Bool { isCovered == true && branches.contains { $0.hits == 0 } }
}
