/// A date and time in one of the ISO 8601 forms that writers use.
struct ISO8601Text {
    let nanoseconds: Int
    let isLocal: Bool

    init?(_ text: String) {
        var scanner = Scanner(bytes: Array(text.utf8.prefix(48)))
        guard
            let year = scanner.digits(4), scanner.skip("-"),
            let month = scanner.digits(2), scanner.skip("-"),
            let day = scanner.digits(2), (1...12).contains(month), (1...31).contains(day),
            scanner.skip("T") || scanner.skip(" ") || scanner.skip("t"),
            let hour = scanner.digits(2), scanner.skip(":"),
            let minute = scanner.digits(2), hour < 25, minute < 60
        else { return nil }
        var second = 0
        var fraction = 0
        if scanner.skip(":") {
            guard let digits = scanner.digits(2), digits < 62 else { return nil }
            second = digits
            if scanner.skip(".") || scanner.skip(",") { fraction = scanner.fraction() }
        }
        guard let offset = scanner.offset() else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset.seconds
        let (scaled, isOverflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !isOverflow else { return nil }
        nanoseconds = scaled + fraction
        isLocal = offset.isLocal
    }

    /// The days from 1970 to a date of the Gregorian calendar.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// A moment in UTC with milliseconds.
    static func utc(nanoseconds: Int) -> String {
        let milliseconds = floorDivide(nanoseconds, 1_000_000)
        let seconds = floorDivide(milliseconds, 1_000)
        let days = floorDivide(seconds, 86_400)
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let rest = seconds - days * 86_400
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) + "T"
            + padded(rest / 3_600, 2) + ":" + padded(rest / 60 % 60, 2) + ":"
            + padded(rest % 60, 2) + "." + padded(milliseconds - seconds * 1_000, 3) + "Z"
    }

    private static func floorDivide(_ number: Int, _ divisor: Int) -> Int {
        let quotient = number / divisor
        return number % divisor < 0 ? quotient - 1 : quotient
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension ISO8601Text {
    private struct Scanner {
        let bytes: [UInt8]
        var place = 0

        mutating func digits(_ count: Int) -> Int? {
            guard place + count <= bytes.count else { return nil }
            var number = 0
            for byte in bytes[place..<place + count] {
                guard byte.isASCIIDigit else { return nil }
                number = number * 10 + Int(byte - UInt8(ascii: "0"))
            }
            place += count
            return number
        }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard place < bytes.count, UInt32(bytes[place]) == character.value else {
                return false
            }
            place += 1
            return true
        }

        mutating func fraction() -> Int {
            var number = 0
            var count = 0
            while place < bytes.count, bytes[place].isASCIIDigit {
                if count < 9 { number = number * 10 + Int(bytes[place] - UInt8(ascii: "0")) }
                count += 1
                place += 1
            }
            while count < 9 {
                number *= 10
                count += 1
            }
            return number
        }

        mutating func offset() -> (seconds: Int, isLocal: Bool)? {
            _ = skip(" ")
            if place == bytes.count { return (0, true) }
            if skip("Z") || skip("z") { return place == bytes.count ? (0, false) : nil }
            let isNegative = skip("-")
            guard isNegative || skip("+"), let hours = digits(2) else { return nil }
            _ = skip(":")
            let minutes = digits(2) ?? 0
            guard place == bytes.count else { return nil }
            let seconds = hours * 3_600 + minutes * 60
            return (isNegative ? -seconds : seconds, false)
        }
    }
}
