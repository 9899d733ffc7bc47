import CLibGit2

/// A repository, or something in it, that cannot be read.
public struct GitError: Error, Hashable, Sendable {
    /// What kind of failure it was.
    public struct Code: Hashable, Sendable {
        private enum Storage {
            case noRepository, unsupportedRepository, unknownRevision, noParent, missingObject
            case noMergeBase, doesNotApply, emptyChange, cannotWrite, library
        }

        private let storage: Storage

        /// There is no repository at the path.
        public static let noRepository = Code(storage: .noRepository)
        /// The repository needs what libgit2 does not have, such as SHA-256 object names.
        public static let unsupportedRepository = Code(storage: .unsupportedRepository)
        /// No commit goes by that name, or several do.
        public static let unknownRevision = Code(storage: .unknownRevision)
        /// The commit has no such parent, so there is nothing to compare it with.
        public static let noParent = Code(storage: .noParent)
        /// A shallow or partial clone lacks the object.
        public static let missingObject = Code(storage: .missingObject)
        /// The two commits share no history.
        public static let noMergeBase = Code(storage: .noMergeBase)
        /// A part of a patch does not fit the tree that it is applied to.
        public static let doesNotApply = Code(storage: .doesNotApply)
        /// Both sides of the change are the same.
        public static let emptyChange = Code(storage: .emptyChange)
        /// A file or folder cannot be written.
        public static let cannotWrite = Code(storage: .cannotWrite)
        /// libgit2 failed in another way.
        public static let library = Code(storage: .library)
    }

    /// What kind of failure it was.
    public let code: Code
    /// What was being done, and what was wrong.
    public let message: String
    /// What could be done about it; empty where nothing is known.
    public let hint: String

    /// Makes an error.
    public init(_ code: Code, _ message: String, hint: String = "") {
        self.code = code
        self.message = message
        self.hint = hint
    }
}

extension GitError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String { message }
}

/// Throws when a libgit2 call failed.
///
/// libgit2 keeps the message per thread, so this reads it before anything else can run.
func check(_ status: Int32, _ function: StaticString) throws(GitError) {
    guard status < 0 else { return }
    let last = unsafe git_error_last()
    let text = unsafe last.map { unsafe String(cString: $0.pointee.message) } ?? "no message"
    if text.contains("unsupported extension") || text.contains("object format") {
        let isLong = text.contains("objectformat") || text.contains("object format")
        throw GitError(
            .unsupportedRepository,
            isLong
                ? "the repository names its objects by SHA-256, which libgit2 does not read" : text,
            hint: "libgit2 reads SHA-1 repositories; convert a clone with git fast-export")
    }
    if status == GIT_ENOTFOUND.rawValue, text.contains("object not found") {
        throw GitError(
            .missingObject, text,
            hint: "a shallow or partial clone lacks objects: git fetch --unshallow --refetch")
    }
    throw GitError(.library, "\(function): \(text) (\(status))")
}
