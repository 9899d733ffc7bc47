public import TaskSynthCore

/// What changed between two commits of a repository, and what is said about it.
public struct Change: Hashable, Sendable {
    /// The commit that the change starts from.
    public let base: Commit
    /// The commit with the change.
    public let head: Commit
    /// The best common ancestor of both sides; the base itself for a single commit.
    public let mergeBase: ObjectID
    /// What the message says that describes the whole change.
    public let message: ChangeMessage
    /// The number of the pull request, where it is known.
    public let pullRequestNumber: Int?
    /// How the change was named: `commit`, `range` or `pull request`.
    public let source: String
}

extension Repository {
    /// The change that one commit made.
    ///
    /// - Parameters:
    ///   - revision: The commit.
    ///   - mainline: Which parent of a merge to compare with, counted from 1.
    /// - Throws: ``GitError`` when the commit, or that parent of it, is not there.
    /// - Returns: The change.
    public func change(ofCommit revision: String, mainline: Int = 1) throws(GitError) -> Change {
        let head = try commit(named: revision)
        guard head.parents.indices.contains(mainline - 1) else {
            throw GitError(
                .noParent,
                head.parents.isEmpty
                    ? "\(head.id) is a root commit: there is no state before it"
                    : "\(head.id) has \(head.parents.count) parents, and no parent \(mainline)")
        }
        let base = try parent(head.parents[mainline - 1], of: head)
        let message = ChangeMessage(head.message)
        return Change(
            base: base, head: head, mergeBase: base.id, message: message,
            pullRequestNumber: message.pullRequestNumber, source: "commit")
    }

    /// The change of a range `A..B`: from the merge base of both to B.
    ///
    /// - Throws: ``GitError`` when a side is not there, or both share no history.
    public func change(ofRange range: String) throws(GitError) -> Change {
        let parts = range.replacing("...", with: "..").split(
            separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw GitError(.unknownRevision, "'\(range)' is no range: write A..B")
        }
        let first = try commit(named: parts[0].isEmpty ? "HEAD" : String(parts[0]))
        let head = try commit(named: parts[1].isEmpty ? "HEAD" : String(parts[1]))
        return try change(from: first, to: head, pullRequest: nil, source: "range")
    }

    /// The change of a pull request whose branch or merge this repository holds.
    ///
    /// Looked for, in this order: a fetched reference (`refs/pull/N/head` and the like, of merge
    /// requests, too), and a commit of `HEAD`'s first-parent history that names the number.
    ///
    /// - Throws: ``GitError`` when none of them is there.
    public func change(ofPullRequest number: Int) throws(GitError) -> Change {
        for reference in [
            "refs/pull/\(number)/head", "refs/remotes/origin/pull/\(number)/head",
            "refs/remotes/origin/pr/\(number)", "refs/merge-requests/\(number)/head",
            "refs/remotes/origin/merge-requests/\(number)",
        ] {
            guard let id = try commit(at: reference) else { continue }
            return try change(
                from: try commit(named: "HEAD"), to: try commit(id), pullRequest: number,
                source: "pull request")
        }
        var found: Commit?
        try walkFirstParents(from: try commit(named: "HEAD").id) { commit in
            let subject = commit.message.prefix { $0 != "\n" }
            guard ChangeMessage.pullRequestNumber(inSubject: subject) == number else { return true }
            found = commit
            return false
        }
        guard let found, let first = found.parents.first else {
            throw GitError(
                .unknownRevision, "pull request \(number) is not in this repository",
                hint: "git fetch origin refs/pull/\(number)/head:refs/pull/\(number)/head")
        }
        let base = try parent(first, of: found)
        let head = found.parents.count > 1 ? try commit(found.parents[1]) : found
        let whole = try change(
            from: base, to: head, pullRequest: number, source: "pull request")
        return Change(
            base: whole.base, head: whole.head, mergeBase: whole.mergeBase,
            message: ChangeMessage(found.message), pullRequestNumber: number,
            source: "pull request")
    }

    private func change(
        from first: Commit, to head: Commit, pullRequest: Int?, source: String
    ) throws(GitError) -> Change {
        let mergeBase = try self.mergeBase(of: first.id, head.id)
        let message = ChangeMessage(head.message)
        return Change(
            base: try commit(mergeBase), head: head, mergeBase: mergeBase, message: message,
            pullRequestNumber: pullRequest ?? message.pullRequestNumber, source: source)
    }

    private func parent(_ id: ObjectID, of child: Commit) throws(GitError) -> Commit {
        do {
            return try commit(id)
        } catch  where error.code == .missingObject || error.code == .library {
            throw GitError(
                .missingObject, "\(id), the parent of \(child.id), is not in this clone",
                hint: isShallow
                    ? "the clone is shallow: git fetch --deepen=1" : "the clone is not complete")
        }
    }
}
