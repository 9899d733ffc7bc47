import CLibGit2
import TaskSynthCore

extension Repository {
    /// Compares two trees.
    ///
    /// The patch is Git's own form with full object names, three lines of context, renames found
    /// at 50 % similarity, and binary content included, so that it applies anywhere.
    ///
    /// - Parameters:
    ///   - before: The old tree.
    ///   - after: The new tree.
    /// - Returns: The bytes of the patch; none where the trees are the same.
    /// - Throws: ``GitError`` when an object is missing.
    public func patch(from before: ObjectID, to after: ObjectID) throws(GitError) -> [UInt8] {
        guard before != after else { return [] }
        let old = try tree(before)
        let new = try tree(after)
        var options = unsafe git_diff_options()
        try check(
            unsafe git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION)),
            "git_diff_options_init")
        unsafe options.flags =
            GIT_DIFF_SHOW_BINARY.rawValue | GIT_DIFF_INDENT_HEURISTIC.rawValue
        unsafe options.id_abbrev = 40
        let diff = try Owned<DiffKind>("git_diff_tree_to_tree") {
            unsafe git_diff_tree_to_tree(
                &$0, objects.pointer, old.pointer, new.pointer, &options)
        }
        try findRenames(in: diff)
        var buffer = unsafe git_buf()
        defer { unsafe git_buf_dispose(&buffer) }
        try check(
            unsafe git_diff_to_buf(&buffer, diff.pointer, GIT_DIFF_FORMAT_PATCH),
            "git_diff_to_buf")
        return unsafe Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
    }

    private func findRenames(in diff: borrowing Owned<DiffKind>) throws(GitError) {
        var options = unsafe git_diff_find_options()
        try check(
            unsafe git_diff_find_options_init(&options, UInt32(GIT_DIFF_FIND_OPTIONS_VERSION)),
            "git_diff_find_options_init")
        unsafe options.flags = GIT_DIFF_FIND_RENAMES.rawValue
        unsafe options.rename_limit = 1000
        try check(unsafe git_diff_find_similar(diff.pointer, &options), "git_diff_find_similar")
    }

    func tree(_ id: ObjectID) throws(GitError) -> Owned<TreeKind> {
        if id == .emptyTree { _ = try emptyTree() }
        return try Owned("git_tree_lookup") {
            var oid = id.oid
            return unsafe git_tree_lookup(&$0, objects.pointer, &oid)
        }
    }

    private func emptyTree() throws(GitError) -> ObjectID {
        let builder = try Owned<TreeBuilderKind>("git_treebuilder_new") {
            unsafe git_treebuilder_new(&$0, objects.pointer, nil)
        }
        var oid = git_oid()
        try check(unsafe git_treebuilder_write(&oid, builder.pointer), "git_treebuilder_write")
        return ObjectID(oid)
    }
}
