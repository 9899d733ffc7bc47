/// A patch in two parts, or three: what changes the product, and what serves tests alone.
///
/// `fix` and `tests` each apply to the base alone. Where a hunk had lines of both, the second of
/// them meets lines that the first one changed: `testsAfterFix` and `fixAfterTests` are the parts
/// as they apply on top of each other, and either order gives the head.
public struct PatchSplit: Sendable {
    /// What changes the product, against the base.
    public let fix: Patch
    /// What serves tests alone, against the base.
    public let tests: Patch
    /// What the policy keeps apart; it touches files that neither of the others does.
    public let other: Patch
    /// What changes the product, where the tests are applied already.
    public let fixAfterTests: Patch
    /// What serves tests alone, where the fix is applied already.
    public let testsAfterFix: Patch
    /// Where each file went, in the order of the patch.
    public let decisions: [SplitDecision]
}

extension PatchSplit: JSONRepresentable {
    /// The document that `tasksynth split` prints.
    public var json: JSONValue {
        [
            "files": JSONValue(decisions),
            "fix": Self.counts(fix), "tests": Self.counts(tests), "other": Self.counts(other),
        ]
    }

    private static func counts(_ patch: Patch) -> JSONValue {
        var additions = 0
        var deletions = 0
        for file in patch.files {
            additions += file.additions
            deletions += file.deletions
        }
        return [
            "files": JSONValue(patch.files.count), "additions": JSONValue(additions),
            "deletions": JSONValue(deletions),
        ]
    }
}
