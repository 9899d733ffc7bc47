import CLibGit2

/// A libgit2 object that is freed when its owner goes out of scope.
@safe struct Owned<Kind: GitOwned>: ~Copyable {
    /// The object, which lives as long as its owner.
    @unsafe let pointer: OpaquePointer

    /// Takes the object that a libgit2 function creates.
    ///
    /// - Parameters:
    ///   - function: The name of the function, for an error.
    ///   - failure: What to throw where the function fails in a way that has no code of its own.
    ///   - create: Calls the function.
    /// - Throws: ``GitError`` when the function fails.
    @safe init(
        _ function: StaticString, orThrow failure: @autoclosure () -> GitError? = nil,
        _ create: (inout OpaquePointer?) -> Int32
    ) throws(GitError) {
        var created: OpaquePointer?
        do {
            try check(unsafe create(&created), function)
        } catch {
            throw error.code == .library ? failure() ?? error : error
        }
        guard let created = unsafe created else {
            preconditionFailure("\(function) succeeded without an object")
        }
        unsafe pointer = created
    }

    deinit { unsafe Kind.free(pointer) }
}
