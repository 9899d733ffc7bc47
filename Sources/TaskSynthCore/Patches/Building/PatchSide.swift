/// One of the two versions of a file that a patch stands between.
public enum PatchSide: Hashable, Sendable {
    /// The version before.
    case old
    /// The version after.
    case new
}
