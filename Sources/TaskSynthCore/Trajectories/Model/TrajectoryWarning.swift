/// Something in a record that could not be read, or was not as expected.
public struct TrajectoryWarning: Hashable, Sendable {
    /// What warnings can be about.
    public struct Code: Hashable, Sendable {
        /// The name in the normalized form.
        public let name: String

        /// A line or member that is not the JSON it should be.
        public static let badRecord = Code(name: "badRecord")
        /// A line that was rebuilt after damage; part of it is lost.
        public static let recovered = Code(name: "recovered")
        /// A line longer than the limit.
        public static let recordTooLong = Code(name: "recordTooLong")
        /// The last line ends inside a record.
        public static let truncatedEnd = Code(name: "truncatedEnd")
        /// Text that is no UTF-8, which was converted or repaired.
        public static let encoding = Code(name: "encoding")
        /// A record of a type that the reader does not know.
        public static let unknownRecord = Code(name: "unknownRecord")
        /// A call without a result.
        public static let unpairedCall = Code(name: "unpairedCall")
        /// A result without a call.
        public static let unpairedResult = Code(name: "unpairedResult")
        /// A record that is there twice.
        public static let duplicate = Code(name: "duplicate")
        /// A parent that leads back to its child.
        public static let cycle = Code(name: "cycle")
        /// A moment before the one of an earlier record.
        public static let clockBackwards = Code(name: "clockBackwards")
        /// A part that a limit or a missing library kept from being read.
        public static let unread = Code(name: "unread")
        /// The content was not recorded.
        public static let contentMissing = Code(name: "contentMissing")
    }

    /// What it is about.
    public var code: Code
    /// The line, counted from 1, where the record has lines.
    public var line: Int?
    /// The rest of the story, in a few words.
    public var detail: String

    /// Makes a warning.
    public init(_ code: Code, line: Int? = nil, detail: String) {
        self.code = code
        self.line = line
        self.detail = detail
    }
}

extension TrajectoryWarning: JSONRepresentable {
    /// Code, line and detail.
    public var json: JSONValue {
        ["code": .string(code.name), "line": JSONValue(line), "detail": .string(detail)]
    }
}
