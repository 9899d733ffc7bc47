import CLibGit2
import TaskSynthCore

extension Repository {
    /// Finds a commit by any name that Git knows: a hash or its start, a branch, a tag, `HEAD~2`.
    ///
    /// - Throws: ``GitError`` when no commit, or more than one, goes by that name.
    public func commit(named revision: String) throws(GitError) -> Commit {
        let object = try Owned<ObjectKind>(
            "git_revparse_single",
            orThrow: GitError(
                .unknownRevision, "no commit '\(revision)' in this repository",
                hint: isShallow
                    ? "this clone is shallow: git fetch --unshallow brings the rest" : "")
        ) {
            unsafe git_revparse_single(&$0, disk.pointer, revision)
        }
        let commit = try Owned<ObjectKind>(
            "git_object_peel",
            orThrow: GitError(.unknownRevision, "'\(revision)' is not a commit")
        ) {
            unsafe git_object_peel(&$0, object.pointer, GIT_OBJECT_COMMIT)
        }
        return try self.commit(unsafe ObjectID(git_object_id(commit.pointer).pointee))
    }

    /// Reads a commit.
    ///
    /// - Throws: ``GitError`` when the repository lacks it.
    public func commit(_ id: ObjectID) throws(GitError) -> Commit {
        let commit = try Owned<CommitKind>("git_commit_lookup") {
            var oid = id.oid
            return unsafe git_commit_lookup(&$0, disk.pointer, &oid)
        }
        let pointer = unsafe commit.pointer
        let author = unsafe git_commit_author(pointer).pointee
        let parents = unsafe (0..<git_commit_parentcount(pointer)).compactMap {
            unsafe git_commit_parent_id(pointer, $0).map { unsafe ObjectID($0.pointee) }
        }
        return unsafe Commit(
            id: id, tree: ObjectID(git_commit_tree_id(pointer).pointee), parents: parents,
            authorName: String(cString: author.name),
            authoredAt: ISO8601Text.text(
                secondsSince1970: Int(author.when.time), offsetMinutes: Int(author.when.offset)),
            committedAtSeconds: Int(git_commit_time(pointer)),
            message: String(cString: git_commit_message(pointer)))
    }

    /// Finds the best common ancestor of two commits.
    ///
    /// - Throws: ``GitError`` when they share no history.
    public func mergeBase(of first: ObjectID, _ second: ObjectID) throws(GitError) -> ObjectID {
        var one = first.oid
        var two = second.oid
        var base = git_oid()
        let status = unsafe git_merge_base(&base, disk.pointer, &one, &two)
        if status == GIT_ENOTFOUND.rawValue {
            throw GitError(
                .noMergeBase, "\(first) and \(second) share no history",
                hint: isShallow ? "this clone is shallow: git fetch --unshallow" : "")
        }
        try check(status, "git_merge_base")
        return ObjectID(base)
    }

    /// The commit that a full reference name points to, where there is such a reference.
    public func commit(at reference: String) throws(GitError) -> ObjectID? {
        var oid = git_oid()
        let status = unsafe git_reference_name_to_id(&oid, disk.pointer, reference)
        if status == GIT_ENOTFOUND.rawValue || status == GIT_EINVALIDSPEC.rawValue { return nil }
        try check(status, "git_reference_name_to_id")
        return try commit(named: ObjectID(oid).hexadecimal).id
    }

    /// The address of a remote, as it is configured; it may hold a user name or a token.
    public func address(ofRemote name: String) -> String? {
        let remote = try? Owned<RemoteKind>("git_remote_lookup") {
            unsafe git_remote_lookup(&$0, disk.pointer, name)
        }
        guard let remote else { return nil }
        return unsafe git_remote_url(remote.pointer).map { unsafe String(cString: $0) }
    }

    /// Walks the first-parent history from a commit, newest first, until the visitor says stop.
    ///
    /// - Parameters:
    ///   - start: The newest commit.
    ///   - visit: Takes a commit; returns whether the walk goes on.
    /// - Throws: ``GitError`` when the history ends in a missing commit.
    public func walkFirstParents(
        from start: ObjectID, visit: (Commit) -> Bool
    ) throws(GitError) {
        var next: ObjectID? = start
        while let id = next {
            let commit = try commit(id)
            guard visit(commit) else { return }
            next = commit.parents.first
        }
    }
}
