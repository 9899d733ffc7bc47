/// A moment as Git stores it: seconds, and the time zone of the one who wrote them.
struct Timestamp {
    let seconds: Int
    let offsetMinutes: Int

    /// The moment as ISO 8601, such as `2024-02-29T23:59:59+02:00`.
    var iso8601: String {
        let local = seconds + offsetMinutes * 60
        let days = Self.floorDivide(local, 86_400)
        let second = local - days * 86_400
        let date = Self.civil(fromDays: days)
        let clock = [second / 3600, second / 60 % 60, second % 60].map(Self.two)
        return "\(date)T\(clock.joined(separator: ":"))\(zone)"
    }

    private var zone: String {
        guard offsetMinutes != 0 else { return "Z" }
        let minutes = abs(offsetMinutes)
        return (offsetMinutes < 0 ? "-" : "+") + Self.two(minutes / 60) + ":"
            + Self.two(minutes % 60)
    }

    /// The proleptic Gregorian date of a day, counted from 1970-01-01.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    private static func civil(fromDays days: Int) -> String {
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            + "-\(two(month))-\(two(day))"
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
