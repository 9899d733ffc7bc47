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
    /// Where each file went, in the order of the patch.
    public let decisions: [SplitDecision]
    private let parts: SplitParts
    private let areEntangled: Bool

    init(_ parts: SplitParts, _ decisions: [SplitDecision]) throws(PatchError) {
        fix = try parts.part(.fix)
        tests = try parts.part(.tests)
        other = try parts.part(.other)
        self.decisions = decisions
        self.parts = parts
        areEntangled = parts.areEntangled
    }

    /// What changes the product, where the tests are applied already.
    ///
    /// It is put together when it is asked for, unless it is the same as ``fix``.
    ///
    /// - Throws: `PatchError` where it cannot be read again; no patch is known that does that.
    public var fixAfterTests: Patch {
        get throws(PatchError) { areEntangled ? try parts.part(.fix, onTop: true) : fix }
    }

    /// What serves tests alone, where the fix is applied already.
    ///
    /// It is put together when it is asked for, unless it is the same as ``tests``.
    ///
    /// - Throws: `PatchError` where it cannot be read again; no patch is known that does that.
    public var testsAfterFix: Patch {
        get throws(PatchError) { areEntangled ? try parts.part(.tests, onTop: true) : tests }
    }
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
