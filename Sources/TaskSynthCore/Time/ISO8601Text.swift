/// Writes a moment as ISO 8601.
package enum ISO8601Text {
    /// Writes a moment, given in seconds since 1970 and UTC, in a zone.
    ///
    /// - Parameters:
    ///   - seconds: The seconds since 1970, UTC.
    ///   - milliseconds: What is written after the seconds; nothing where it is `nil`.
    ///   - offsetMinutes: The zone in which the moment is written; `Z` where it is zero.
    /// - Returns: A text such as `2024-02-29T23:59:59+02:00`.
    package static func text(
        secondsSince1970 seconds: Int, milliseconds: Int? = nil, offsetMinutes: Int = 0
    ) -> String {
        let local = seconds &+ offsetMinutes * 60
        let days = local.dividedDown(by: 86_400)
        let rest = local - days * 86_400
        let date = CalendarDate(daysSince1970: days)
        return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T"
            + padded(rest / 3_600, 2) + ":" + padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2)
            + (milliseconds.map { "." + padded($0, 3) } ?? "") + zone(offsetMinutes)
    }

    private static func zone(_ minutes: Int) -> String {
        guard minutes != 0 else { return "Z" }
        let size = abs(minutes)
        return (minutes < 0 ? "-" : "+") + padded(size / 60, 2) + ":" + padded(size % 60, 2)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
