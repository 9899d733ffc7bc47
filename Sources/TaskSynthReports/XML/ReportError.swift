/// A report in XML that cannot be read.
public struct ReportError: Error, Hashable, Sendable {
    /// What can be wrong with a report.
    public struct Code: Hashable, Sendable {
        private enum Storage {
            case malformed, truncated, unknownFormat, tooDeep, tooLarge, tooMany, entities
        }

        private let storage: Storage

        /// The text is no XML, or not in the encoding that it says.
        public static let malformed = Code(storage: .malformed)
        /// The text ends before its root element does.
        public static let truncated = Code(storage: .truncated)
        /// It is XML, and no reader knows the root element.
        public static let unknownFormat = Code(storage: .unknownFormat)
        /// Elements are nested deeper than the limit.
        public static let tooDeep = Code(storage: .tooDeep)
        /// The text is longer than the limit.
        public static let tooLarge = Code(storage: .tooLarge)
        /// There are more elements, or attributes of one, than the limit.
        public static let tooMany = Code(storage: .tooMany)
        /// The text declares entities of its own, which can stand for any amount of text.
        public static let entities = Code(storage: .entities)
    }

    /// What is wrong.
    public let code: Code
    /// The line, counted from 1.
    public let line: Int
    /// What was expected, or found, there.
    public let detail: String

    /// Makes an error.
    public init(_ code: Code, line: Int, detail: String) {
        self.code = code
        self.line = line
        self.detail = detail
    }
}

extension ReportError: CustomStringConvertible {
    /// One sentence for a person, with the line to look at.
    public var description: String { "line \(line): \(detail)" }
}
