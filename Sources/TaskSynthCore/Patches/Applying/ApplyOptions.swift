/// How a patch is applied.
public struct ApplyOptions: Hashable, Sendable {
    /// Whether the patch is taken back instead.
    public var isReversed: Bool
    /// Whether hunks without context may fit anywhere, as after `git diff -U0`.
    public var allowsZeroContext: Bool

    /// Makes options; the defaults are those of `git apply`.
    public init(isReversed: Bool = false, allowsZeroContext: Bool = false) {
        self.isReversed = isReversed
        self.allowsZeroContext = allowsZeroContext
    }
}
