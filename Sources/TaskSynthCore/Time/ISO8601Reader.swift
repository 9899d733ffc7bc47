/// Reads one moment of ISO 8601 from its first byte to its last.
///
/// Both forms are read, `2024-05-01T10:00:00Z` and `20240501T100000+0200`, with or without
/// seconds, decimals and colon in the offset, and a date alone.
struct ISO8601Reader {
    /// The seconds since 1970; of a moment without an offset, as if it were UTC.
    private(set) var seconds = 0
    /// The nanoseconds after them.
    private(set) var nanoseconds = 0
    /// Whether a time of the day follows the date.
    private(set) var hasTime = false
    /// Whether the text gives no offset from UTC.
    private(set) var isLocal = true
    /// Whether this is a moment in UTC with milliseconds, as ``ISO8601Text`` writes it.
    private(set) var isUsual = false

    private var bytes = InlineArray<64, UInt8>(repeating: 0)
    private var count = 0
    private var offset = 0

    /// Reads a text; `nil` where it is not ISO 8601.
    init?(_ text: String) { self.init(text.utf8.span) }

    /// Reads a text; `nil` where it is not ISO 8601.
    init?(_ text: Span<UInt8>) {
        // Decimals end somewhere.
        guard text.count <= bytes.count else { return nil }
        if readUsual(text) { return }
        for place in text.indices { bytes[place] = text[place] }
        count = text.count
        guard read() else { return nil }
    }

    /// Reads a moment in UTC with milliseconds, as ``ISO8601Text`` writes it and most others do.
    ///
    /// - Returns: Whether it is one.
    private mutating func readUsual(_ text: Span<UInt8>) -> Bool {
        guard text.count == 24, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
            text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "."),
            text[23] == UInt8(ascii: "Z"), let year = text.shortInteger(in: 0..<4),
            let month = text.shortInteger(in: 5..<7), let day = text.shortInteger(in: 8..<10),
            let hour = text.shortInteger(in: 11..<13), hour < 24,
            let minute = text.shortInteger(in: 14..<16), minute < 60,
            let second = text.shortInteger(in: 17..<19), second < 60,
            let milliseconds = text.shortInteger(in: 20..<23),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return false }
        seconds = date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second
        nanoseconds = milliseconds * 1_000_000
        hasTime = true
        isLocal = false
        isUsual = true
        return true
    }

    private mutating func read() -> Bool {
        guard let year = number(4) else { return false }
        let isExtended = take("-")
        guard let month = number(2), !isExtended || take("-"), let day = number(2),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return false }
        seconds = date.daysSince1970 * 86_400
        guard !isAtEnd else { return true }
        guard take("T") || take("t") || take(" "), time(isExtended) else { return false }
        hasTime = true
        guard !isAtEnd else { return true }
        isLocal = false
        if take("Z") || take("z") { return isAtEnd }
        _ = take(" ")
        return zone() && isAtEnd
    }

    private mutating func time(_ isExtended: Bool) -> Bool {
        guard let hour = number(2), hour <= 24, !isExtended || take(":"),
            let minute = number(2), minute < 60
        else { return false }
        var time = hour * 3_600 + minute * 60
        if isExtended ? take(":") : isAtDigit {
            guard let second = number(2), second <= 60 else { return false }
            time += second
            if take(".") || take(",") {
                guard isAtDigit else { return false }
                nanoseconds = decimals()
            }
        }
        guard hour < 24 || time == 86_400 && nanoseconds == 0 else { return false }
        seconds += time
        return true
    }

    private mutating func zone() -> Bool {
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(2), hours < 24 else { return false }
        var zone = hours * 3_600
        if !isAtEnd {
            _ = take(":")
            guard let minutes = number(2), minutes < 60 else { return false }
            zone += minutes * 60
        }
        seconds -= isWest ? -zone : zone
        return true
    }

    private mutating func decimals() -> Int {
        var number = 0
        var unit = 100_000_000
        while isAtDigit {
            number += Int(bytes[offset] - UInt8(ascii: "0")) * unit
            unit /= 10
            offset += 1
        }
        return number
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard count - offset >= digits else { return nil }
        var value = 0
        for place in offset..<offset + digits {
            guard bytes[place].isASCIIDigit else { return nil }
            value = value * 10 + Int(bytes[place] - UInt8(ascii: "0"))
        }
        offset += digits
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard offset < count, bytes[offset] == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private var isAtEnd: Bool { offset == count }

    private var isAtDigit: Bool { offset < count && bytes[offset].isASCIIDigit }
}
