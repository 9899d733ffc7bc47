import CLibGit2

/// Starts libgit2 once for the process.
let libgit2: Void = {
    git_libgit2_init()
    _ = tasksynth_git_allow_other_owners()
    _ = tasksynth_git_allow_extensions()
}()
