/// A moment as a record gives it.
public struct RecordedTime: Sendable {
    /// The text of the record, as it is there.
    public var text: String { spelling ?? utcText ?? "" }
    /// The nanoseconds since 1970; for a local time, as if it were UTC.
    ///
    /// `nil` where the text is no moment.
    public let nanoseconds: Int?
    /// Whether the text has no offset from UTC, so that only differences mean something.
    public let isLocal: Bool
    /// The text, where it is not the usual one of the moment.
    private let spelling: String?

    /// Makes a moment of what is known; without a text, that is ``utcText``.
    init(text: String?, nanoseconds: Int?, isLocal: Bool) {
        spelling = text
        self.nanoseconds = nanoseconds
        self.isLocal = isLocal
    }

    /// Makes a moment of seconds since 1970.
    public init(secondsSince1970 seconds: Double, text: String? = nil) {
        let scaled = (seconds * 1e9).rounded()
        self.init(
            text: text ?? seconds.description, nanoseconds: Int(exactly: scaled), isLocal: false)
    }

    /// Makes a moment of milliseconds since 1970.
    public init(millisecondsSince1970 milliseconds: Int) {
        let (product, isOverflow) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
        self.init(
            text: String(milliseconds), nanoseconds: isOverflow ? nil : product, isLocal: false)
    }

    /// Makes a moment of nanoseconds since 1970.
    public init(nanosecondsSince1970 nanoseconds: Int) {
        self.init(text: String(nanoseconds), nanoseconds: nanoseconds, isLocal: false)
    }

    /// Reads an ISO 8601 date and time, with or without an offset; whatever else it is, is kept.
    public init(_ text: String) { self.init(text.utf8.span) }

    /// Reads an ISO 8601 date and time; its text is only kept where it is not ``utcText``.
    init(_ text: Span<UInt8>) {
        guard let moment = ISO8601Reader(text), moment.hasTime else {
            self.init(
                text: String(decoding: text, in: text.indices), nanoseconds: nil, isLocal: false)
            return
        }
        let (scaled, isOverflow) = moment.seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, isSumOverflow) = scaled.addingReportingOverflow(moment.nanoseconds)
        let nanoseconds = isOverflow || isSumOverflow ? nil : sum
        let isUsual = moment.isUsual && nanoseconds != nil
        self.init(
            text: isUsual ? nil : String(decoding: text, in: text.indices),
            nanoseconds: nanoseconds, isLocal: moment.isLocal)
    }

    /// The seconds from another moment to this one; `nil` where one of them is no moment.
    public func seconds(since other: RecordedTime) -> Double? {
        guard let nanoseconds, let start = other.nanoseconds else { return nil }
        let (difference, isOverflow) = nanoseconds.subtractingReportingOverflow(start)
        return isOverflow ? nil : Double(difference) / 1e9
    }

    /// The moment in UTC with milliseconds, `2025-01-02T03:04:05.678Z`; `nil` where it is none.
    public var utcText: String? {
        nanoseconds.map { nanoseconds in
            let seconds = nanoseconds.dividedDown(by: 1_000_000_000)
            return ISO8601Text.text(
                secondsSince1970: seconds,
                milliseconds: (nanoseconds - seconds * 1_000_000_000) / 1_000_000)
        }
    }
}

extension RecordedTime: Hashable {
    /// Whether both are the same moment with the same text.
    public static func == (first: RecordedTime, second: RecordedTime) -> Bool {
        first.nanoseconds == second.nanoseconds && first.isLocal == second.isLocal
            && (first.spelling == second.spelling || first.text == second.text)
    }

    /// Hashes the moment.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(nanoseconds)
        hasher.combine(isLocal)
        if nanoseconds == nil { hasher.combine(spelling) }
    }
}

extension RecordedTime: JSONRepresentable {
    /// The text of the record.
    public var json: JSONValue { .string(text) }
}
