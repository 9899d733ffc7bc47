/// One way that a decision on a line can go.
public struct BranchCoverage: Hashable, Sendable {
    /// What tells it from the other ways of the same line, in the report's words.
    public let id: String
    /// How often it was taken, at least 0.
    public internal(set) var hits: Int

    /// Makes a branch.
    public init(id: String, hits: Int) {
        self.id = id
        self.hits = Swift.max(0, hits)
    }
}
