/// The two ends of a change: the commit that it starts from, and its last one.
public struct CommitRange: Hashable, Sendable {
    /// The merge-base; `nil` where it was not found.
    public var base: String?
    /// The last commit of the change as it was proposed; `nil` where it was not found.
    public var head: String?

    /// Makes a range.
    public init(base: String? = nil, head: String? = nil) {
        self.base = base
        self.head = head
    }
}

extension CommitRange: JSONRepresentable {
    /// The members `base` and `head`.
    public var json: JSONValue { ["base": JSONValue(base), "head": JSONValue(head)] }
}
