/// The fields of a line that has the shape of a pattern.
struct LineMatch {
    /// The text of the line.
    let bytes: [UInt8]
    /// Where the fields are.
    let fields: [Range<Int>]

    /// The text of a field.
    subscript(index: Int) -> String {
        guard index < fields.count else { return "" }
        return String(decoding: bytes[fields[index]], as: UTF8.self)
    }

    /// The text of a field without the blanks at its end.
    func trimmed(_ index: Int) -> String {
        guard index < fields.count else { return "" }
        var range = fields[index]
        while let last = range.last, bytes[last] == 0x20 || bytes[last] == 0x09 {
            range = range.lowerBound..<last
        }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The value of a field of digits.
    func integer(_ index: Int) -> Int {
        let text = self[index]
        if text.utf8.count > 10 { return LogNumber.maximumCount }
        return LogNumber.count(text) ?? 0
    }

    /// The value of a field with a number.
    func number(_ index: Int) -> Double? { LogNumber.value(of: self[index]) }

    /// The value of a field with a time, in seconds.
    func seconds(_ index: Int) -> Double? { LogNumber.seconds(of: self[index]) }
}
