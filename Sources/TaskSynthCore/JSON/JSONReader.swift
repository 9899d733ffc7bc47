/// Reads JSON text as RFC 8259 has it, keeping member order and the text of numbers.
///
/// A lone surrogate escape (`\ud800`), which no Unicode text can hold, is read as U+FFFD.
struct JSONReader {
    /// How deep arrays and objects may be nested.
    let maximumDepth: Int
    /// The number of bytes that were read, or passed over.
    private(set) var offset = 0
    /// Where the text ends that is read.
    private var end = 0
    /// The bytes of a string with escapes, kept to be filled again.
    private var scratch: [UInt8] = []

    init(maximumDepth: Int) { self.maximumDepth = maximumDepth }

    /// Reads one value at the start of a part of a text; ``offset`` is where it ends.
    mutating func readPrefix(
        _ text: Span<UInt8>, in range: Range<Int>
    ) throws(JSONError) -> JSONValue {
        offset = range.lowerBound
        end = range.upperBound
        return try readValue(text, depth: 0)
    }

    /// Whether only blanks are left of a part of a text.
    mutating func isAtEnd(_ text: Span<UInt8>, of range: Range<Int>) -> Bool {
        skipBlanks(text)
        return offset == range.upperBound
    }

    /// Reads the one value of a text.
    mutating func readDocument(_ text: Span<UInt8>) throws(JSONError) -> JSONValue {
        end = text.count
        if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { offset = 3 }
        let value = try readValue(text, depth: 0)
        skipBlanks(text)
        guard offset == end else {
            throw unexpected(text, "expected the end of the text")
        }
        return value
    }

    private mutating func readValue(_ text: Span<UInt8>, depth: Int) throws(JSONError) -> JSONValue
    {
        skipBlanks(text)
        guard offset < end else { throw unexpected(text, "expected a value") }
        switch text[offset] {
        case UInt8(ascii: "{"): return try readObject(text, depth: depth + 1)
        case UInt8(ascii: "["): return try readArray(text, depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try readString(text))
        case UInt8(ascii: "t"): return try readWord("true", as: .bool(true), text)
        case UInt8(ascii: "f"): return try readWord("false", as: .bool(false), text)
        case UInt8(ascii: "n"): return try readWord("null", as: .null, text)
        default: return .number(try readNumber(text))
        }
    }

    private mutating func readObject(
        _ text: Span<UInt8>, depth: Int
    ) throws(JSONError) -> JSONValue {
        try enter(text, depth: depth)
        var members: [JSONObject.Member] = []
        skipBlanks(text)
        if take(UInt8(ascii: "}"), text) { return .object(JSONObject()) }
        members.reserveCapacity(8)
        while true {
            skipBlanks(text)
            guard offset < end, text[offset] == UInt8(ascii: "\"") else {
                throw unexpected(text, "expected the name of a member")
            }
            let key = try readString(text)
            skipBlanks(text)
            guard take(UInt8(ascii: ":"), text) else { throw unexpected(text, "expected ':'") }
            members.append(
                JSONObject.Member(key: key, value: try readValue(text, depth: depth)))
            skipBlanks(text)
            if take(UInt8(ascii: ","), text) { continue }
            guard take(UInt8(ascii: "}"), text) else {
                throw unexpected(text, "expected ',' or '}'")
            }
            return .object(JSONObject(members))
        }
    }

    private mutating func readArray(
        _ text: Span<UInt8>, depth: Int
    ) throws(JSONError) -> JSONValue {
        try enter(text, depth: depth)
        var elements: [JSONValue] = []
        skipBlanks(text)
        if take(UInt8(ascii: "]"), text) { return .array([]) }
        while true {
            elements.append(try readValue(text, depth: depth))
            skipBlanks(text)
            if take(UInt8(ascii: ","), text) { continue }
            guard take(UInt8(ascii: "]"), text) else {
                throw unexpected(text, "expected ',' or ']'")
            }
            return .array(elements)
        }
    }

    private mutating func enter(_ text: Span<UInt8>, depth: Int) throws(JSONError) {
        guard depth <= maximumDepth else {
            throw failure(.tooDeep, text, "nested deeper than \(maximumDepth)")
        }
        offset += 1
    }

    private mutating func readWord(
        _ word: StaticString, as value: JSONValue, _ text: Span<UInt8>
    ) throws(JSONError) -> JSONValue {
        guard text.hasPrefix(word, at: offset) else {
            throw unexpected(text, "expected '\(word)'")
        }
        offset += word.utf8CodeUnitCount
        return value
    }

    private mutating func readNumber(_ text: Span<UInt8>) throws(JSONError) -> JSONNumber {
        let start = offset
        _ = take(UInt8(ascii: "-"), text)
        if !take(UInt8(ascii: "0"), text) { try readDigits(text) }
        if take(UInt8(ascii: "."), text) { try readDigits(text) }
        if take(UInt8(ascii: "e"), text) || take(UInt8(ascii: "E"), text) {
            if !take(UInt8(ascii: "+"), text) { _ = take(UInt8(ascii: "-"), text) }
            try readDigits(text)
        }
        return JSONNumber(verbatim: String(decoding: text, in: start..<offset))
    }

    private mutating func readDigits(_ text: Span<UInt8>) throws(JSONError) {
        let start = offset
        while offset < end, text[offset].isASCIIDigit { offset += 1 }
        guard offset > start else { throw unexpected(text, "expected a value") }
    }

    private mutating func readString(_ text: Span<UInt8>) throws(JSONError) -> String {
        offset += 1
        let start = offset
        offset = text.endOfPlainText(from: offset, to: end)
        guard offset < end else { throw unexpected(text, "expected '\"'") }
        guard text[offset] >= 0x20 else {
            throw unexpected(text, "a control character in a string")
        }
        guard text[offset] != UInt8(ascii: "\"") else {
            defer { offset += 1 }
            return String(decoding: text, in: start..<offset)
        }
        return try readEscapedString(text, from: start)
    }

    private mutating func readEscapedString(
        _ text: Span<UInt8>, from start: Int
    ) throws(JSONError) -> String {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(text, in: start..<offset)
        while offset < end {
            switch text[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: scratch, as: UTF8.self)
            case UInt8(ascii: "\\"):
                offset += 1
                try readEscape(text)
            case 0..<0x20: throw unexpected(text, "a control character in a string")
            default:
                let next = text.endOfPlainText(from: offset, to: end)
                scratch.append(text, in: offset..<next)
                offset = next
            }
        }
        throw unexpected(text, "expected '\"'")
    }

    private mutating func readEscape(_ text: Span<UInt8>) throws(JSONError) {
        guard offset < end else { throw unexpected(text, "expected an escape") }
        let letter = text[offset]
        let simple: UInt8? =
            switch letter {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
            case UInt8(ascii: "b"): 0x08
            case UInt8(ascii: "f"): 0x0C
            case UInt8(ascii: "n"): 0x0A
            case UInt8(ascii: "r"): 0x0D
            case UInt8(ascii: "t"): 0x09
            default: nil
            }
        if let simple {
            scratch.append(simple)
            offset += 1
            return
        }
        guard letter == UInt8(ascii: "u") else { throw unexpected(text, "not an escape") }
        offset += 1
        var code = UInt32(try readCodeUnit(text))
        if code >= 0xD800, code < 0xDC00, text.hasPrefix("\\u", at: offset) {
            let place = offset
            offset += 2
            let low = UInt32(try readCodeUnit(text))
            if low >= 0xDC00, low < 0xE000 {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            } else {
                offset = place
            }
        }
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func readCodeUnit(_ text: Span<UInt8>) throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard offset < end, let digit = text[offset].hexadecimalValue else {
                throw unexpected(text, "expected four hexadecimal digits")
            }
            unit = unit << 4 | UInt16(digit)
            offset += 1
        }
        return unit
    }

    private mutating func skipBlanks(_ text: Span<UInt8>) {
        while offset < end {
            switch text[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
        guard offset < end, text[offset] == byte else { return false }
        offset += 1
        return true
    }

    private func unexpected(_ text: Span<UInt8>, _ detail: String) -> JSONError {
        failure(offset < end ? .unexpectedByte : .unexpectedEnd, text, detail)
    }

    private func failure(
        _ code: JSONError.Code, _ text: Span<UInt8>, _ detail: String
    ) -> JSONError {
        JSONError(
            code, line: text.lineNumber(at: offset), byteOffset: offset, detail: detail)
    }
}

extension JSONValue {
    /// Reads a JSON text.
    ///
    /// - Parameters:
    ///   - bytes: The text, UTF-8, with or without a byte order mark.
    ///   - maximumDepth: How deep arrays and objects may be nested.
    /// - Throws: ``JSONError`` with the place, where the text is not one JSON value.
    /// - Complexity: O(*n*), where *n* is the number of bytes.
    public init(parsing bytes: [UInt8], maximumDepth: Int = 512) throws(JSONError) {
        var reader = JSONReader(maximumDepth: maximumDepth)
        self = try reader.readDocument(bytes.span)
    }

    /// Reads a JSON text.
    ///
    /// - Throws: ``JSONError`` with the place, where the text is not one JSON value.
    public init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }
}
