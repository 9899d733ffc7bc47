import CLibGit2

/// A libgit2 type and the function that frees it.
protocol GitOwned {
    static func free(_ pointer: OpaquePointer)
}

/// A libgit2 object that is freed when its owner goes out of scope.
@safe struct Owned<Kind: GitOwned>: ~Copyable {
    /// The object, which lives as long as its owner.
    @unsafe let pointer: OpaquePointer

    /// Takes the object that a libgit2 function creates.
    @safe init(
        _ function: StaticString, _ create: (inout OpaquePointer?) -> Int32
    ) throws(GitError) {
        var created: OpaquePointer?
        try check(unsafe create(&created), function)
        guard let created = unsafe created else {
            preconditionFailure("\(function) succeeded without an object")
        }
        unsafe pointer = created
    }

    deinit { unsafe Kind.free(pointer) }
}

enum RepositoryKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_repository_free(pointer) }
}

enum DiffKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_diff_free(pointer) }
}

/// Starts libgit2 once for the process.
let libgit2: Void = {
    git_libgit2_init()
    _ = tasksynth_git_set_owner_validation(0)
}()
