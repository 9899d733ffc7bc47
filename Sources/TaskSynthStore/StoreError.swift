/// A database that cannot be read.
public struct StoreError: Error, Hashable, Sendable {
    /// What can be wrong.
    public struct Code: Hashable, Sendable {
        private enum Storage { case missing, cannotOpen, damaged, tooLarge }

        private let storage: Storage

        /// The library that reads databases is not there.
        public static let missing = Code(storage: .missing)
        /// The file cannot be opened, or is no database.
        public static let cannotOpen = Code(storage: .cannotOpen)
        /// The rows hold more than the limit.
        public static let tooLarge = Code(storage: .tooLarge)
        /// The database is damaged, or has other tables.
        public static let damaged = Code(storage: .damaged)
    }

    /// What is wrong.
    public let code: Code
    /// What was found, in words of the library where it has some.
    public let detail: String

    /// Makes an error.
    public init(_ code: Code, detail: String) {
        self.code = code
        self.detail = detail
    }
}

extension StoreError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String { detail }
}
