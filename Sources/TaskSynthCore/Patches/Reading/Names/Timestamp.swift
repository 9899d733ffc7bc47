/// The times that `diff` writes behind a name.
enum Timestamp {
    /// The length of a time at the end of a line, with the white space before it; 0 where none is.
    static func length(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        guard !range.isEmpty, text[range.upperBound - 1].isASCIIDigit else { return 0 }
        let start = range.lowerBound
        var end = range.upperBound
        let zone =
            matches(text, start, end, " ±dddd") ? 6 : matches(text, start, end, " ±dd:dd") ? 7 : 0
        end -= zone
        end -= timeLength(text, start, end)
        guard matches(text, start, end, "dd-dd-dd") else { return 0 }
        end -= 8
        if end - 2 >= start, text[end - 1].isASCIIDigit, text[end - 2].isASCIIDigit { end -= 2 }
        guard end > start else { return 0 }
        if text[end - 1] == UInt8(ascii: "\t") { return range.upperBound - end + 1 }
        guard text[end - 1] == UInt8(ascii: " ") else { return 0 }
        while end > start, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return range.upperBound - end
    }

    /// Whether a time is the start of the epoch in its own zone.
    static func isEpoch(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        let epochHour: Int
        if text.hasPrefix("1969-12-31 ", at: start) {
            epochHour = 24
        } else if text.hasPrefix("1970-01-01 ", at: start) {
            epochHour = 0
        } else {
            return false
        }
        var index = start + 11
        guard matches(text, index, index + 8, "dd:dd:00", end: range.upperBound) else {
            return false
        }
        let hour = number(text, index)
        let minute = number(text, index + 3)
        index += 8
        if index < range.upperBound, text[index] == UInt8(ascii: ".") {
            index += 1
            let first = index
            while index < range.upperBound, text[index] == UInt8(ascii: "0") { index += 1 }
            guard index > first else { return false }
        }
        let rest = range.upperBound - index
        let hasColon = rest == 7 && matches(text, index, range.upperBound, " ±dd:dd")
        guard hasColon || rest == 6 && matches(text, index, range.upperBound, " ±dddd") else {
            return false
        }
        var zone = number(text, index + 2) * 60 + number(text, index + (hasColon ? 5 : 4))
        if text[index + 1] == UInt8(ascii: "-") { zone = -zone }
        return hour * 60 + minute - zone == epochHour * 60
    }

    private static func number(_ text: Span<UInt8>, _ index: Int) -> Int {
        Int(text[index] - UInt8(ascii: "0")) * 10 + Int(text[index + 1] - UInt8(ascii: "0"))
    }

    /// The length of ` hh:mm:ss` with or without a fraction before a place.
    private static func timeLength(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        if matches(text, start, end, " dd:dd:dd") { return 9 }
        var index = end
        while index > start, text[index - 1].isASCIIDigit { index -= 1 }
        guard index < end, index > start, text[index - 1] == UInt8(ascii: "."),
            matches(text, start, index - 1, " dd:dd:dd")
        else { return 0 }
        return end - index + 1 + 9
    }

    /// Whether a pattern stands right before a place; `d` is a digit, `±` a sign.
    private static func matches(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, _ pattern: String
    ) -> Bool {
        guard end - start >= pattern.count else { return false }
        var index = end - pattern.count
        for character in pattern.unicodeScalars {
            let byte = text[index]
            let fits =
                switch character {
                case "d": byte.isASCIIDigit
                case "±": byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                default: UInt32(byte) == character.value
                }
            guard fits else { return false }
            index += 1
        }
        return true
    }

    private static func matches(
        _ text: Span<UInt8>, _ start: Int, _ end: Int, _ pattern: String, end limit: Int
    ) -> Bool {
        end <= limit && matches(text, start, end, pattern)
    }
}
