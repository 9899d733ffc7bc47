import CLibGit2

/// A libgit2 type and the function that frees it.
protocol GitOwned {
    static func free(_ pointer: OpaquePointer)
}

enum BlobKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_blob_free(pointer) }
}

enum CommitKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_commit_free(pointer) }
}

enum ConfigurationKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_config_free(pointer) }
}

enum DiffKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_diff_free(pointer) }
}

enum ObjectDatabaseKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_odb_free(pointer) }
}

enum ObjectKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_object_free(pointer) }
}

enum RemoteKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_remote_free(pointer) }
}

enum RepositoryKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_repository_free(pointer) }
}

enum RevisionWalkKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_revwalk_free(pointer) }
}

enum TreeBuilderKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_treebuilder_free(pointer) }
}

enum TreeKind: GitOwned {
    static func free(_ pointer: OpaquePointer) { unsafe git_tree_free(pointer) }
}
