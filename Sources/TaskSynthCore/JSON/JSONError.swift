/// A text that is not the JSON it should be.
public struct JSONError: Error, Hashable, Sendable {
    /// What can be wrong with a JSON text.
    public struct Code: Hashable, Sendable {
        private enum Storage { case unexpectedByte, unexpectedEnd, tooDeep, tooLarge, badShape }

        private let storage: Storage

        /// A byte that the grammar does not allow here.
        public static let unexpectedByte = Code(storage: .unexpectedByte)
        /// The text ends inside a value.
        public static let unexpectedEnd = Code(storage: .unexpectedEnd)
        /// Arrays and objects are nested deeper than the limit.
        public static let tooDeep = Code(storage: .tooDeep)
        /// The text is longer than the limit.
        public static let tooLarge = Code(storage: .tooLarge)
        /// The JSON is well formed, and is not the document that was asked for.
        public static let badShape = Code(storage: .badShape)
    }

    /// What is wrong.
    public let code: Code
    /// The line, counted from 1; `nil` where the value has no text.
    public let line: Int?
    /// The number of bytes before the place; `nil` where the value has no text.
    public let byteOffset: Int?
    /// What was expected, or found, there.
    public let detail: String

    /// Makes an error.
    public init(_ code: Code, line: Int? = nil, byteOffset: Int? = nil, detail: String) {
        self.code = code
        self.line = line
        self.byteOffset = byteOffset
        self.detail = detail
    }
}

extension JSONError: CustomStringConvertible {
    /// One sentence for a person, with the place to look at.
    public var description: String {
        guard let line, let byteOffset else { return detail }
        return "line \(line), byte \(byteOffset): \(detail)"
    }
}
