/// Reads one moment of ISO 8601 from its first byte to its last.
struct ISOTimestampReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> Double? {
        guard let year = number(4) else { return nil }
        let isExtended = take("-")
        guard let month = number(2), (1...12).contains(month), !isExtended || take("-"),
            let day = number(2), (1...Self.days(in: month, of: year)).contains(day)
        else { return nil }
        var seconds = Double(Self.daysSinceEpoch(year, month, day)) * 86_400
        guard offset < bytes.count else { return seconds }
        guard take("T") || take("t") || take(" "), let time = time(isExtended) else { return nil }
        seconds += time
        guard offset < bytes.count else { return seconds }
        if take("Z") || take("z") { return offset == bytes.count ? seconds : nil }
        guard let zone = zone(), offset == bytes.count else { return nil }
        return seconds - zone
    }

    private mutating func time(_ isExtended: Bool) -> Double? {
        guard let hour = number(2), hour <= 24 else { return nil }
        if isExtended, !take(":") { return nil }
        guard let minute = number(2), minute < 60 else { return nil }
        var seconds = Double(hour * 3600 + minute * 60)
        let hasSeconds = isExtended ? take(":") : offset < bytes.count && bytes[offset].isASCIIDigit
        guard hasSeconds else { return hour < 24 || seconds == 86_400 ? seconds : nil }
        guard let second = number(2), second <= 60 else { return nil }
        seconds += Double(second)
        if take(".") || take(",") {
            let start = offset
            var scale = 0.1
            while offset < bytes.count, bytes[offset].isASCIIDigit {
                seconds += Double(bytes[offset] - UInt8(ascii: "0")) * scale
                scale /= 10
                offset += 1
            }
            guard offset > start else { return nil }
        }
        return hour < 24 || seconds == 86_400 ? seconds : nil
    }

    private mutating func zone() -> Double? {
        let sign: Double
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hours = number(2), hours < 24 else { return nil }
        guard offset < bytes.count else { return sign * Double(hours * 3600) }
        _ = take(":")
        guard let minutes = number(2), minutes < 60 else { return nil }
        return sign * Double(hours * 3600 + minutes * 60)
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard bytes.count - offset >= digits else { return nil }
        var value = 0
        for byte in bytes[offset..<offset + digits] {
            guard byte.isASCIIDigit else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        offset += digits
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
