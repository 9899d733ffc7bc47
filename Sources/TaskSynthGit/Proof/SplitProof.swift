public import TaskSynthCore

/// The proof that the parts of a split make the change again, by the names of trees.
///
/// A tree's name is the hash of all that is in it, so equal names mean equal files, modes and
/// links. Nothing is written to the repository: all new objects live in memory.
public struct SplitProof: Hashable, Sendable {
    /// The tree before the change.
    public let baseTree: ObjectID
    /// The base with the tests.
    public let testsTree: ObjectID
    /// The base with the fix.
    public let fixTree: ObjectID
    /// The base with the tests, then the fix, then what belongs to neither.
    public let testsThenFixTree: ObjectID
    /// The base with the fix, then the tests, then what belongs to neither.
    public let fixThenTestsTree: ObjectID
    /// The tree after the change.
    public let headTree: ObjectID
    /// How many hunks went to another line than their part names, over both orders.
    public let offsetHunks: Int

    /// Whether both orders give the tree after the change.
    public var holds: Bool { testsThenFixTree == headTree && fixThenTestsTree == headTree }
}

extension SplitProof: JSONRepresentable {
    /// The JSON form, in the order of the document.
    public var json: JSONValue {
        [
            "holds": .bool(holds),
            "method": "git trees by hash",
            "baseTree": .string(baseTree.hexadecimal),
            "testsTree": .string(testsTree.hexadecimal),
            "fixTree": .string(fixTree.hexadecimal),
            "testsThenFixTree": .string(testsThenFixTree.hexadecimal),
            "fixThenTestsTree": .string(fixThenTestsTree.hexadecimal),
            "headTree": .string(headTree.hexadecimal),
            "offsetHunks": JSONValue(offsetHunks),
        ]
    }
}

extension Repository {
    /// Applies the parts of a change in both orders.
    ///
    /// - Parameters:
    ///   - split: The parts.
    ///   - base: The tree before the change.
    ///   - head: The tree after it.
    ///   - inflater: What expands binary content.
    /// - Returns: The proof, whether it holds or not.
    /// - Throws: ``GitError`` where a part does not apply, or an object is missing.
    public func prove(
        _ split: PatchSplit, base: ObjectID, head: ObjectID, inflater: (any ContentInflater)?
    ) throws(GitError) -> SplitProof {
        var offsets = 0
        let testsTree = try apply(split.tests, to: base, inflater, &offsets)
        let fixTree = try apply(split.fix, to: base, inflater, &offsets)
        let onTop: (fix: Patch, tests: Patch)
        do throws(PatchError) {
            onTop = (try split.fixAfterTests, try split.testsAfterFix)
        } catch {
            throw GitError(.doesNotApply, "\(error)")
        }
        let testsAndFix = try apply(onTop.fix, to: testsTree, inflater, &offsets)
        let fixAndTests = try apply(onTop.tests, to: fixTree, inflater, &offsets)
        let one = try apply(split.other, to: testsAndFix, inflater, &offsets)
        let two = try apply(split.other, to: fixAndTests, inflater, &offsets)
        return SplitProof(
            baseTree: base, testsTree: testsTree, fixTree: fixTree, testsThenFixTree: one,
            fixThenTestsTree: two, headTree: head, offsetHunks: offsets)
    }

    /// Applies a patch to a tree in memory.
    ///
    /// - Returns: The name of the new tree, which ``checkOut(_:into:)`` can write.
    /// - Throws: ``GitError`` where the patch does not apply, or an object is missing.
    public func apply(
        _ patch: Patch, to tree: ObjectID, inflater: (any ContentInflater)?
    ) throws(GitError) -> ObjectID {
        var offsets = 0
        return try apply(patch, to: tree, inflater, &offsets)
    }

    private func apply(
        _ patch: Patch, to tree: ObjectID, _ inflater: (any ContentInflater)?,
        _ offsets: inout Int
    ) throws(GitError) -> ObjectID {
        var patcher = TreePatcher(tree: tree, inflater: inflater)
        let result = try patcher.apply(patch, in: self)
        offsets += patcher.offsetHunks
        return result
    }
}
