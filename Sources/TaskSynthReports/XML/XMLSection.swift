import TaskSynthCore

/// A part of a section of character data, as text that a parser can read as it comes.
struct XMLSection {
    /// The text, with escapes for what would be markup.
    let text: [UInt8]
    /// The place behind what was read.
    let end: Int
    /// Whether the section has ended.
    let isClosed: Bool
    /// How many characters were left out, that XML does not allow.
    let leftOut: Int

    /// Reads a section up to its end, or to the end of the bytes; brackets that may belong to its
    /// end stay unread.
    init(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) {
        var text: [UInt8] = []
        var leftOut = 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "]"):
                switch Self.isEnd(bytes, at: index) {
                case true?:
                    self.init(text: text, end: index + 3, isClosed: true, leftOut: leftOut)
                    return
                case nil where !isLast:
                    self.init(text: text, end: index, isClosed: false, leftOut: leftOut)
                    return
                default: text.append(byte)
                }
            case UInt8(ascii: "<"): text += Array("&lt;".utf8)
            case UInt8(ascii: ">"): text += Array("&gt;".utf8)
            case UInt8(ascii: "&"): text += Array("&amp;".utf8)
            case _ where XMLScanner.isForbidden(byte): leftOut += 1
            default: text.append(byte)
            }
            index += 1
        }
        self.init(text: text, end: index, isClosed: false, leftOut: leftOut)
    }

    private init(text: [UInt8], end: Int, isClosed: Bool, leftOut: Int) {
        self.text = text
        self.end = end
        self.isClosed = isClosed
        self.leftOut = leftOut
    }

    /// Whether `]]>` stands at a place; `nil` where that needs more bytes.
    private static func isEnd(_ bytes: Span<UInt8>, at place: Int) -> Bool? {
        guard place + 1 < bytes.count else { return nil }
        guard bytes[place + 1] == UInt8(ascii: "]") else { return false }
        guard place + 2 < bytes.count else { return nil }
        return bytes[place + 2] == UInt8(ascii: ">")
    }
}
