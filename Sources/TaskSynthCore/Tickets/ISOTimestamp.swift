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
        var reader = ISOTimestampReader(Array(text.utf8))
        guard let seconds = reader.read() else { return nil }
        self.text = text
        secondsSinceEpoch = seconds
    }

    /// Makes a moment of whole seconds since 1970, written in UTC.
    public init(secondsSinceEpoch seconds: Int) {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        let (year, month, day) = Self.date(daysSinceEpoch: days)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let digits = String(year)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        text =
            "\(padded)-\(two(month))-\(two(day))T"
            + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
        secondsSinceEpoch = Double(seconds)
    }

    private static func date(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
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
