/// One line of a log as a person would see it: no colours, no line ending, no prefix of a service.
struct LogLine: Sendable {
    /// The text.
    var bytes: [UInt8]
    /// The number of spaces before the text.
    var indent: Int
    /// Whether the log ends in this line, without a line feed.
    var isLast = false
    /// Whether a carriage return puts another text over this one.
    var isOverwritten = false

    /// Makes a line of its text.
    init(bytes: [UInt8]) {
        self.bytes = bytes
        indent = 0
        measure()
    }

    /// Makes a line of its text.
    init(_ text: String) { self.init(bytes: Array(text.utf8)) }

    /// Counts the spaces before the text again.
    mutating func measure() {
        var index = 0
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        indent = index
    }

    /// Whether there is nothing but blanks.
    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    /// The first byte that is no space.
    var first: UInt8? { indent < bytes.count ? bytes[indent] : nil }

    /// The whole text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text without the spaces around it.
    var trimmed: String { text(from: indent) }

    /// The text from a place, without the spaces at its end.
    func text(from start: Int) -> String {
        guard start < bytes.count else { return "" }
        var end = bytes.count
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Whether the line begins with a text.
    func hasPrefix(_ prefix: StaticString) -> Bool { has(prefix, at: 0) }

    /// Whether the line begins with a text after its indentation.
    func startsWith(_ prefix: StaticString) -> Bool { has(prefix, at: indent) }

    /// Whether a text is at a place.
    func has(_ literal: StaticString, at offset: Int) -> Bool {
        bytes.span.hasPrefix(literal, at: offset)
    }

    /// Whether the line ends with a text.
    func hasSuffix(_ suffix: StaticString) -> Bool {
        has(suffix, at: bytes.count - suffix.utf8CodeUnitCount)
    }

    /// The place of a text, where it is in the line.
    func find(_ literal: StaticString, from start: Int = 0) -> Int? {
        let length = literal.utf8CodeUnitCount
        guard length > 0, start >= 0, bytes.count - start >= length else { return nil }
        let text = bytes.span
        // Blanks are too common to be looked for.
        var offset = 0
        while offset + 1 < length, unsafe literal.utf8Start[offset] == 0x20 { offset += 1 }
        let mark = unsafe literal.utf8Start[offset]
        var place = start + offset
        let end = text.count - length + offset + 1
        while place < end, let found = text.firstIndex(of: mark, from: place, to: end) {
            if text.hasPrefix(literal, at: found - offset) { return found - offset }
            place = found + 1
        }
        return nil
    }

    /// The last place of a text, where it is in the line.
    func findLast(_ literal: StaticString) -> Int? {
        var index = bytes.count - literal.utf8CodeUnitCount
        while index >= 0 {
            if has(literal, at: index) { return index }
            index -= 1
        }
        return nil
    }

    /// The last place of a text, where it is in the line.
    func findLast(text: String) -> Int? {
        let wanted = Array(text.utf8)
        var index = bytes.count - wanted.count
        while index >= 0 {
            if bytes[index] == wanted.first,
                bytes[index..<index + wanted.count].elementsEqual(wanted)
            {
                return index
            }
            index -= 1
        }
        return nil
    }

    /// Whether a text is in the line.
    func contains(_ literal: StaticString) -> Bool { find(literal) != nil }
}
