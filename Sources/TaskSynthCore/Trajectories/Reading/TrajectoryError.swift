/// A record that cannot be read at all.
public struct TrajectoryError: Error, Hashable, Sendable {
    /// What can be wrong with a whole record.
    public struct Code: Hashable, Sendable {
        private enum Storage { case unknownFormat, notThatFormat, badContainer, tooLarge, missing }

        private let storage: Storage

        /// The content is none of the known formats.
        public static let unknownFormat = Code(storage: .unknownFormat)
        /// The content is not the format that was asked for.
        public static let notThatFormat = Code(storage: .notThatFormat)
        /// The archive or database around the record is damaged.
        public static let badContainer = Code(storage: .badContainer)
        /// The record, or what its archive unpacks to, is larger than the limit.
        public static let tooLarge = Code(storage: .tooLarge)
        /// A library that the format needs is not there.
        public static let missing = Code(storage: .missing)
    }

    /// What is wrong.
    public let code: Code
    /// The line, counted from 1, where there is one to look at.
    public let line: Int?
    /// What was expected, or found.
    public let detail: String

    /// Makes an error.
    public init(_ code: Code, line: Int? = nil, detail: String) {
        self.code = code
        self.line = line
        self.detail = detail
    }
}

extension TrajectoryError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String { line.map { "line \($0): \(detail)" } ?? detail }
}
