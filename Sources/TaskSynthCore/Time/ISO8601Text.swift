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
        var text: [UInt8] = []
        text.reserveCapacity(32)
        text.append(decimal: date.year, width: 4)
        text.append(UInt8(ascii: "-"))
        text.append(decimal: date.month, width: 2)
        text.append(UInt8(ascii: "-"))
        text.append(decimal: date.day, width: 2)
        text.append(UInt8(ascii: "T"))
        text.append(decimal: rest / 3_600, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(decimal: rest / 60 % 60, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(decimal: rest % 60, width: 2)
        if let milliseconds {
            text.append(UInt8(ascii: "."))
            text.append(decimal: milliseconds, width: 3)
        }
        text.append(zone: offsetMinutes)
        return String(decoding: text, as: UTF8.self)
    }
}

extension [UInt8] {
    fileprivate mutating func append(zone minutes: Int) {
        guard minutes != 0 else { return append(UInt8(ascii: "Z")) }
        append(minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        append(decimal: abs(minutes) / 60, width: 2)
        append(UInt8(ascii: ":"))
        append(decimal: abs(minutes) % 60, width: 2)
    }

    /// Appends a number, with noughts before it where it has fewer digits.
    fileprivate mutating func append(decimal number: Int, width: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var unit = 1
        for _ in 1..<width { unit *= 10 }
        let size = Int(number.magnitude)
        while unit > 1, size < unit {
            append(UInt8(ascii: "0"))
            unit /= 10
        }
        append(decimal: size)
    }
}
