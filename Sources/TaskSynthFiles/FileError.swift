/// A file or folder that cannot be read or written.
public struct FileError: Error, Hashable, Sendable {
    /// What can go wrong with a file.
    public struct Code: Hashable, Sendable {
        private enum Storage { case exists, notFound, unsafePath, tooLarge, system }

        private let storage: Storage

        /// The place is taken.
        public static let exists = Code(storage: .exists)
        /// Nothing is there.
        public static let notFound = Code(storage: .notFound)
        /// The path would leave the folder that it is relative to.
        public static let unsafePath = Code(storage: .unsafePath)
        /// The file is larger than the limit.
        public static let tooLarge = Code(storage: .tooLarge)
        /// The operating system refused.
        public static let system = Code(storage: .system)
    }

    /// What went wrong.
    public let code: Code
    /// The file or folder.
    public let path: String
    /// What was wrong with it.
    public let detail: String

    /// Makes an error.
    public init(_ code: Code, path: String, detail: String) {
        self.code = code
        self.path = path
        self.detail = detail
    }
}

extension FileError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String { "\(path): \(detail)" }
}
