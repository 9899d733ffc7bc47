/// A coverage report that cannot be read.
public struct CoverageError: Error, Hashable, Sendable {
    /// What can be wrong with a report.
    public struct Code: Hashable, Sendable {
        private enum Storage { case unknownFormat, malformed, tooLarge, tooDeep, truncated }

        private let storage: Storage

        /// No reader knows the form.
        public static let unknownFormat = Code(storage: .unknownFormat)
        /// The text does not follow its form.
        public static let malformed = Code(storage: .malformed)
        /// The text, or a part of it, is larger than the limit.
        public static let tooLarge = Code(storage: .tooLarge)
        /// Parts are nested deeper than the limit.
        public static let tooDeep = Code(storage: .tooDeep)
        /// The text ends before the report does.
        public static let truncated = Code(storage: .truncated)
    }

    /// What is wrong.
    public let code: Code
    /// The line, counted from 1; `nil` where no place is known.
    public let line: Int?
    /// What was expected, or found, there.
    public let detail: String

    /// Makes an error.
    public init(_ code: Code, line: Int? = nil, detail: String) {
        self.code = code
        self.line = line
        self.detail = detail
    }
}

extension CoverageError: CustomStringConvertible {
    /// One sentence for a person, with the place to look at.
    public var description: String { line.map { "line \($0): \(detail)" } ?? detail }
}
