/// The signs that runners put before a name.
struct CheckMark {
    /// What the sign says.
    let status: TestStatus
    /// How many bytes it has.
    let length: Int

    private static let marks: [(StaticString, TestStatus)] = [
        ("✓", .passed), ("✔", .passed), ("√", .passed), ("✅", .passed),
        ("✕", .failed), ("✖", .failed), ("×", .failed), ("✗", .failed), ("✘", .failed),
        ("⨯", .failed), ("❌", .failed), ("○", .skipped), ("↓", .skipped), ("✎", .skipped),
    ]

    /// The signs, as texts.
    static let signs = marks.map { "\($0.0)" }

    /// Reads the sign at a place of a line, with the blank after it.
    init?(_ line: LogLine, at start: Int) {
        guard start < line.bytes.count, line.bytes[start] >= 0xC3 else { return nil }
        for (mark, status) in Self.marks where line.has(mark, at: start) {
            var end = start + mark.utf8CodeUnitCount
            if line.has("\u{FE0F}", at: end) { end += 3 }
            guard end < line.bytes.count, line.bytes[end] == 0x20 else { return nil }
            self.status = status
            length = end + 1 - start
            return
        }
        return nil
    }

    /// Parts a time in brackets from the end of a name: `adds (12 ms)`, `adds 12ms`.
    static func time(of text: String, inBrackets: Bool) -> (name: String, seconds: Double?) {
        if inBrackets {
            guard text.hasSuffix(")"), let place = text.range(ofLast: " ("),
                let seconds = LogNumber.seconds(
                    of: String(text[place.upperBound...].dropLast())),
                text[place.upperBound...].dropLast().utf8.last?.isASCIIDigit == false
            else { return (text, nil) }
            return (String(text[..<place.lowerBound]), seconds)
        }
        guard let place = text.range(ofLast: " "),
            let seconds = LogNumber.seconds(of: String(text[place.upperBound...])),
            text.utf8.last?.isASCIIDigit == false
        else { return (text, nil) }
        return (text[..<place.lowerBound].trimmingBlanks(), seconds)
    }
}
