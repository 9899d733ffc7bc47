/// How the names of a patch become paths: what they lose at the front.
public enum PathPrefixes: Hashable, Sendable {
    /// What the names themselves tell: `a/` and `b/` go, names without a prefix stay whole.
    case detected
    /// What `git apply` takes where no `-p` is given: one component, and none after a plain diff
    /// whose names have no folder.
    case asGit
    /// As many components as `git apply -p` would drop; git's own default is 1.
    case exactly(Int)
}
