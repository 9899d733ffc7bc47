/// A moment as ISO 8601 writes it, kept as it was written.
///
/// Both forms are read, `2024-05-01T10:00:00Z` and `20240501T100000+0200`, with or without
/// seconds, decimals and colon in the offset. A date alone is its first second in UTC, and so is
/// the zone of a time that names none.
public struct ISOTimestamp: Hashable, Sendable {
    /// The text as it was written, without blanks around it.
    public let text: String
    /// The seconds since the first of January 1970, UTC.
    public let secondsSinceEpoch: Double

    /// Reads a moment; `nil` where the text is not ISO 8601.
    public init?(_ text: String) {
        let text = text.trimmed
        guard let moment = ISO8601Reader(text) else { return nil }
        self.text = text
        secondsSinceEpoch = Double(moment.seconds) + Double(moment.nanoseconds) / 1e9
    }

    /// Makes a moment of whole seconds since 1970, written in UTC.
    public init(secondsSinceEpoch seconds: Int) {
        text = ISO8601Text.text(secondsSince1970: seconds)
        secondsSinceEpoch = Double(seconds)
    }
}

extension ISOTimestamp: Comparable {
    /// Whether one moment is before another.
    public static func < (left: Self, right: Self) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}

extension ISOTimestamp: CustomStringConvertible {
    /// The text as it was written.
    public var description: String { text }
}
