#pragma once
#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

// `git_libgit2_opts` is variadic, so Swift cannot call it.

/// Opens repositories of other owners, too: nothing in them is executed.
static inline int tasksynth_git_allow_other_owners(void) {
    return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
}

/// Opens partial clones and clones with worktree settings: missing objects are reported one by one.
static inline int tasksynth_git_allow_extensions(void) {
    static const char *names[] = {"partialclone", "worktreeconfig"};
    return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, (size_t)2);
}

/// Makes an object database that lives in memory only, in front of what it already reads.
static inline int tasksynth_git_write_to_memory(git_odb *odb) {
    git_odb_backend *backend = NULL;
    int status = git_mempack_new(&backend);
    if (status < 0) return status;
    return git_odb_add_backend(odb, backend, 999);
}
