import CLibGit2
import TaskSynthCore

/// A Git repository on disk, read and never written.
///
/// Objects are read from the repository. Whatever is computed on them (trees of a split, for
/// example) lives in memory and ends with this value: no file, ref, index or setting of the
/// repository changes, and none of its settings or attributes changes a result.
///
/// A repository is used by one task at a time. It can be sent to another task, and it cannot be
/// copied, because libgit2 does not lock its repositories.
public struct Repository: ~Copyable {
    /// The repository as it lies on disk: names, settings, remotes.
    let disk: Owned<RepositoryKind>
    /// Its objects, without its settings, and with memory in front for new ones.
    let objects: Owned<RepositoryKind>

    /// Opens the repository at a path.
    ///
    /// - Parameter path: The work tree, the `.git` folder, or a bare repository.
    /// - Throws: ``GitError`` when there is none, or libgit2 cannot read its kind.
    public init(path: String) throws(GitError) {
        _ = libgit2
        let disk = try Owned<RepositoryKind>(
            "git_repository_open_ext",
            orThrow: GitError(
                .noRepository, "no Git repository at '\(path)'",
                hint: "give the folder that holds .git, or a bare repository")
        ) {
            unsafe git_repository_open_ext(
                &$0, path, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
        }
        let objects = try Self.objects(of: disk)
        self.disk = disk
        self.objects = objects
    }

    private static func objects(
        of disk: borrowing Owned<RepositoryKind>
    ) throws(GitError) -> Owned<RepositoryKind> {
        let database = try Owned<ObjectDatabaseKind>("git_repository_odb") {
            unsafe git_repository_odb(&$0, disk.pointer)
        }
        try check(
            unsafe tasksynth_git_write_to_memory(database.pointer), "git_odb_add_backend")
        let objects = try Owned<RepositoryKind>("git_repository_wrap_odb") {
            unsafe git_repository_wrap_odb(&$0, database.pointer)
        }
        let settings = try Owned<ConfigurationKind>("git_config_new") {
            unsafe git_config_new(&$0)
        }
        try check(
            unsafe git_repository_set_config(objects.pointer, settings.pointer),
            "git_repository_set_config")
        return objects
    }

    /// Whether the repository has no work tree.
    public var isBare: Bool { unsafe git_repository_is_bare(disk.pointer) != 0 }

    /// Whether the history of the repository is cut.
    public var isShallow: Bool { unsafe git_repository_is_shallow(disk.pointer) != 0 }
}

@available(*, unavailable)
extension Repository: Sendable {}
