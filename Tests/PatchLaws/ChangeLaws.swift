import TaskSynthCore

/// What holds for every sound change: it applies to what it was made from, goes back again, and
/// the parts of its split make it in either order.
struct ChangeLaws {
    /// The sections that a diff of two trees could be.
    private let change: Patch
    private let before: OldTree
    private let hasAll: Bool

    init(_ patch: Patch) throws(BrokenLaw) {
        let tree = OldTree(before: patch)
        before = tree
        do throws(PatchError) {
            change = try patch.filtered { tree.sections.contains($0.index) }
        } catch {
            throw BrokenLaw("sections cannot be read without the others: \(error)")
        }
        hasAll = change.files.count == tree.sections.count
    }

    func check() throws(BrokenLaw) {
        try BrokenLaw.unless(hasAll, "sections are lost without the others")
        try checkReading(change, "a selection of sections")
        guard !change.files.isEmpty, let head = try head() else { return }
        try checkReverse(head)
        try checkSplit(SplitPolicy(), head)
        let known = before
        let policy = SplitPolicy(contents: { file, side in
            side == .old ? file.oldPath.flatMap { known.files[$0]?.content } : nil
        })
        try checkSplit(policy, head)
    }

    /// The tree after the change; `nil` where a path is one that no tree may have.
    private func head() throws(BrokenLaw) -> OldTree? {
        do throws(TreeError) {
            return try before.applying(change)
        } catch .hazard, .throughFile {
            return nil
        } catch {
            throw BrokenLaw("a change does not apply to what it was made from: \(error)")
        }
    }

    private func checkReverse(_ head: OldTree) throws(BrokenLaw) {
        try expect(head, [change], isReversed: true, "a change taken back", gives: before)
        let reversed: Patch?
        do throws(PatchError) {
            reversed = try change.reversed()
        } catch {
            throw BrokenLaw("the reverse of a change cannot be read: \(error)")
        }
        guard let reversed else {
            throw BrokenLaw("a change without binary content has no reverse")
        }
        try checkReading(reversed, "the reverse of a change")
        try BrokenLaw.unless(
            reversed.files.count == change.files.count, "the reverse of a change has other sections"
        )
        // The reverse of a copy makes no file go away.
        guard !change.files.contains(where: { $0.status == .copied }) else { return }
        try expect(head, [reversed], "the reverse of a change", gives: before)
    }

    private func checkSplit(_ policy: SplitPolicy, _ head: OldTree) throws(BrokenLaw) {
        let split: PatchSplit
        let onTop: (fix: Patch, tests: Patch)
        do throws(PatchError) {
            split = try change.split(using: policy)
            onTop = (try split.fixAfterTests, try split.testsAfterFix)
        } catch {
            throw BrokenLaw("a part of a split cannot be read: \(error)")
        }
        for part in [split.fix, split.tests, split.other, onTop.fix, onTop.tests] {
            try checkReading(part, "a part of a split")
        }
        try BrokenLaw.unless(
            split.decisions.count == change.files.count, "a section without a decision")
        try expect(
            before, [split.tests, onTop.fix, split.other], "the tests, then the fix",
            gives: head)
        try expect(
            before, [split.fix, onTop.tests, split.other], "the fix, then the tests",
            gives: head)
    }

    /// Holds a patch that was put together to what its text says.
    private func checkReading(_ patch: Patch, _ name: String) throws(BrokenLaw) {
        let read: Patch
        do throws(PatchError) {
            read = try Patch(parsing: patch.bytes)
        } catch {
            throw BrokenLaw("\(name) cannot be read: \(error)")
        }
        try BrokenLaw.unless(read == patch, "\(name) reads differently")
    }

    private func expect(
        _ tree: OldTree, _ patches: [Patch], isReversed: Bool = false, _ name: String,
        gives result: OldTree
    ) throws(BrokenLaw) {
        var tree = tree
        do throws(TreeError) {
            for patch in patches { tree = try tree.applying(patch, isReversed: isReversed) }
        } catch {
            throw BrokenLaw("\(name) does not apply: \(error)")
        }
        for path in Set(tree.files.keys).union(result.files.keys).sorted()
        where tree.files[path] != result.files[path] {
            throw BrokenLaw("\(name) gives another \(path)")
        }
    }
}
