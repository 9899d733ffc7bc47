/// The part of a split that a file or hunk goes to.
public enum SplitSide: String, Hashable, Sendable, CaseIterable {
    /// The change of the product.
    case fix
    /// What serves tests alone.
    case tests
    /// What the policy asks to keep apart.
    case other
    /// Several of them: the hunks tell which.
    case split
}
