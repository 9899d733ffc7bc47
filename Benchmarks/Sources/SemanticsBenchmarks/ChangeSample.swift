import TaskSynthCore
import TaskSynthGit

/// Changes of a repository, with both sides of their files in memory.
struct ChangeSample {
    /// A change and the contents of its files.
    struct Change {
        let patch: Patch
        let sides: [FileSides]
    }

    var changes: [Change] = []

    /// The bytes of both sides of all files.
    var bytes: Int {
        changes.reduce(0) { sum, change in
            change.sides.reduce(sum) { $0 + ($1.old?.count ?? 0) + ($1.new?.count ?? 0) }
        }
    }

    /// The number of files.
    var files: Int { changes.reduce(0) { $0 + $1.patch.files.count } }

    /// Reads the newest changes of the first-parent history that are no merges.
    init(newest count: Int, of path: String) throws {
        let repository = try Repository(path: path)
        for id in try Self.commits(newest: count, of: repository) {
            changes.append(try Self.change(ofCommit: id, in: repository))
        }
    }

    /// Reads the change between the head and the newest commit that is at least so many files away.
    init(files wanted: Int, of path: String) throws {
        let repository = try Repository(path: path)
        let head = try repository.commit(named: "HEAD")
        var history: [Commit] = []
        try repository.walkFirstParents(from: head.id) { commit in
            history.append(commit)
            return commit.parents.isEmpty == false
        }
        var step = 16
        while true {
            let base = history[min(step, history.count - 1)]
            let change = try Self.change(from: base.tree, to: head.tree, in: repository)
            if change.patch.files.count >= wanted || step >= history.count {
                changes = [change]
                return
            }
            step *= 2
        }
    }

    /// The newest commits of the first-parent history that are no merges.
    static func commits(
        newest count: Int, of repository: borrowing Repository
    ) throws -> [ObjectID] {
        var commits: [ObjectID] = []
        try repository.walkFirstParents(from: repository.commit(named: "HEAD").id) { commit in
            if commit.parents.count == 1 { commits.append(commit.id) }
            return commits.count < count
        }
        return commits
    }

    /// The change that a commit made.
    static func change(
        ofCommit id: ObjectID, in repository: borrowing Repository
    ) throws -> Change {
        let commit = try repository.commit(id)
        let parent = try repository.commit(commit.parents[0])
        return try change(from: parent.tree, to: commit.tree, in: repository)
    }

    private static func change(
        from before: ObjectID, to after: ObjectID, in repository: borrowing Repository
    ) throws -> Change {
        let patch = try Patch(
            parsing: repository.patch(from: before, to: after), limits: .largest)
        return Change(
            patch: patch, sides: try repository.sides(of: patch, from: before, to: after))
    }
}
