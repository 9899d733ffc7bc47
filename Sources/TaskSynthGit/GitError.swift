import CLibGit2

/// A failure that libgit2 reported.
public struct GitError: Error, Hashable, Sendable {
    /// What kind of failure it was.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The number libgit2 gives it.
        public let rawValue: Int32

        /// Makes a code from the number libgit2 gives it.
        ///
        /// - Parameter rawValue: The number libgit2 gives it.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// The object, reference or path does not exist.
        public static let notFound = Code(rawValue: GIT_ENOTFOUND.rawValue)
        /// The name or text does not follow its format.
        public static let invalidSpec = Code(rawValue: GIT_EINVALIDSPEC.rawValue)
    }

    /// What kind of failure it was.
    public let code: Code
    /// What libgit2 said about it.
    public let message: String
    /// The libgit2 function that failed.
    public let function: String
}

extension GitError: CustomStringConvertible {
    /// One sentence for a person, with the libgit2 function that failed.
    public var description: String { "\(function): \(message) (\(code.rawValue))" }
}

/// Throws when a libgit2 call failed.
///
/// libgit2 keeps the message per thread, so this reads it before anything else can run.
func check(_ status: Int32, _ function: StaticString) throws(GitError) {
    guard status < 0 else { return }
    let last = unsafe git_error_last()
    let message = unsafe last.map { unsafe String(cString: $0.pointee.message) } ?? "no message"
    throw GitError(code: GitError.Code(rawValue: status), message: message, function: "\(function)")
}
