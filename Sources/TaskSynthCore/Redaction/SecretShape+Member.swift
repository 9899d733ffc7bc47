extension SecretShape {
    /// The value of a member whose name speaks of a secret, in a text of whatever language:
    /// `"api_key": "value"`, also inside of a quoted text, `password: value`, `?token=value`.
    ///
    /// The place is that of the colon or the equals sign.
    static func member(_ text: Span<UInt8>, _ place: Int) -> Match? {
        var end = place
        while end > 0, isQuotation(text[end - 1]) || text[end - 1] == 0x20, place - end < 16 {
            end -= 1
        }
        var start = end
        while start > 0, end - start < 20, isNamePart(text[start - 1]) { start -= 1 }
        guard end - start >= 5, start == 0 || !isNamePart(text[start - 1]),
            Redactor.isSecret(member: String(decoding: text, in: start..<end))
        else { return nil }
        var valueStart = place + 1
        while valueStart < text.count, valueStart - place < 18,
            isQuotation(text[valueStart]) || text[valueStart] == 0x20
        {
            valueStart += 1
        }
        var valueEnd = valueStart
        while valueEnd < text.count, isValuePart(text[valueEnd]) { valueEnd += 1 }
        guard valueEnd - valueStart >= 8,
            looksRandom(String(decoding: text, in: valueStart..<valueEnd))
        else { return nil }
        return (.assignedSecret, valueStart..<valueEnd)
    }

    /// Whether this stands around a text: a quotation mark, or the backslash before one.
    private static func isQuotation(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\\")
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte.isWordByte || byte == UInt8(ascii: "-")
    }

    private static func isValuePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
            UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "%"),
            UInt8(ascii: "~"):
            true
        default: isNamePart(byte)
        }
    }
}
