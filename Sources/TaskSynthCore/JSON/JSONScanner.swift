/// Reads JSON text as RFC 8259 has it into a table of its values, without making any of them.
///
/// It does not call itself, so that no nesting exhausts the stack. Its small functions are joined
/// into one, which makes it a fifth faster.
struct JSONScanner {
    /// How deep arrays and objects may be nested.
    let maximumDepth: Int
    /// The table of what was read.
    private(set) var tokens: [UInt64] = []
    /// The number of bytes that were read, or passed over.
    private(set) var offset = 0
    /// Where the text ends that is read.
    private var end = 0
    /// The innermost array or object that is open.
    private var current = Container()
    /// Those around it; the first of them is none.
    private var around: [Container] = []

    private struct Container {
        var token = 0
        var isObject = false
        var count = 0
    }

    /// The longest text whose places fit a table.
    static let longestText = 1 << 32 - 1

    init(maximumDepth: Int, expecting count: Int = 0) {
        self.maximumDepth = maximumDepth
        tokens.reserveCapacity(count / 10)
    }

    /// Reads one value at the start of a part of a text; ``offset`` is where it ends.
    ///
    /// - Returns: The place of its first token.
    /// - Throws: ``JSONError`` without a line, which a stranger's text could make costly to count.
    mutating func scan(_ text: Span<UInt8>, in range: Range<Int>) throws(JSONError) -> Int {
        offset = range.lowerBound
        end = range.upperBound
        precondition(end <= text.count)
        guard end <= Self.longestText else {
            throw failure(.tooLarge, "longer than \(Self.longestText) bytes")
        }
        let first = tokens.count
        around.removeAll(keepingCapacity: true)
        do throws(JSONError) {
            try scanValues(text)
        } catch {
            tokens.removeLast(tokens.count - first)
            throw error
        }
        return first
    }

    /// Whether only blanks are left of the part of a text that was read last.
    mutating func isAtEnd(_ text: Span<UInt8>) -> Bool {
        skipBlanks(text)
        return offset == end
    }

    /// Reads the one value of a text.
    mutating func scanDocument(_ text: Span<UInt8>) throws(JSONError) {
        do throws(JSONError) {
            _ = try scan(text, in: (text.hasByteOrderMark ? 3 : 0)..<text.count)
            guard isAtEnd(text) else { throw unexpected("expected the end of the text") }
        } catch {
            throw JSONError(
                error.code, line: text.lineNumber(at: offset), byteOffset: offset,
                detail: error.detail)
        }
    }

    private mutating func scanValues(_ text: Span<UInt8>) throws(JSONError) {
        repeat {
            try scanStart(text)
        } while try scanAfterValue(text)
    }

    /// Reads a value, or an array or object as far as its first value.
    @inline(__always) private mutating func scanStart(_ text: Span<UInt8>) throws(JSONError) {
        while true {
            skipBlanks(text)
            guard offset < end else { throw unexpected("expected a value") }
            switch text[offset] {
            case UInt8(ascii: "\""): return try scanString(text)
            case UInt8(ascii: "{"):
                try enter(.object)
                skipBlanks(text)
                if take(UInt8(ascii: "}"), text) { return leave() }
                try scanKey(text)
            case UInt8(ascii: "["):
                try enter(.array)
                skipBlanks(text)
                if take(UInt8(ascii: "]"), text) { return leave() }
                current.count = 1
            case UInt8(ascii: "t"): return try scanWord("true", .true, text)
            case UInt8(ascii: "f"): return try scanWord("false", .false, text)
            case UInt8(ascii: "n"): return try scanWord("null", .null, text)
            default: return try scanNumber(text)
            }
        }
    }

    /// Reads what follows a value, up to the next one.
    ///
    /// - Returns: Whether there is a next one.
    @inline(__always) private mutating func scanAfterValue(_ text: Span<UInt8>) throws(JSONError)
        -> Bool
    {
        while !around.isEmpty {
            skipBlanks(text)
            if take(UInt8(ascii: ","), text) {
                if current.isObject {
                    skipBlanks(text)
                    try scanKey(text)
                } else {
                    current.count += 1
                }
                return true
            }
            guard take(current.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"), text) else {
                throw unexpected(current.isObject ? "expected ',' or '}'" : "expected ',' or ']'")
            }
            leave()
        }
        return false
    }

    @inline(__always) private mutating func scanKey(_ text: Span<UInt8>) throws(JSONError) {
        guard offset < end, text[offset] == UInt8(ascii: "\"") else {
            throw unexpected("expected the name of a member")
        }
        try scanString(text)
        skipBlanks(text)
        guard take(UInt8(ascii: ":"), text) else { throw unexpected("expected ':'") }
        current.count += 1
    }

    @inline(__always) private mutating func enter(_ kind: JSONToken.Kind) throws(JSONError) {
        guard around.count < maximumDepth else {
            throw failure(.tooDeep, "nested deeper than \(maximumDepth)")
        }
        around.append(current)
        current = Container(token: tokens.count, isObject: kind == .object)
        add(kind, at: offset, length: 0)
        tokens.append(0)
        offset += 1
    }

    /// Notes where the innermost array or object ends, and how much it holds.
    @inline(__always) private mutating func leave() {
        let token = JSONToken(word: tokens[current.token])
        tokens[current.token] =
            JSONToken(token.kind, at: token.offset, length: current.count).word
        tokens[current.token + 1] = UInt64(tokens.count)
        current = around.removeLast()
    }

    @inline(__always) private mutating func add(_ kind: JSONToken.Kind, at offset: Int, length: Int)
    {
        tokens.append(JSONToken(kind, at: offset, length: length).word)
    }

    private mutating func scanWord(
        _ word: StaticString, _ kind: JSONToken.Kind, _ text: Span<UInt8>
    ) throws(JSONError) {
        guard end - offset >= word.utf8CodeUnitCount, text.hasPrefix(word, at: offset) else {
            throw unexpected("expected '\(word)'")
        }
        add(kind, at: offset, length: word.utf8CodeUnitCount)
        offset += word.utf8CodeUnitCount
    }

    private mutating func scanNumber(_ text: Span<UInt8>) throws(JSONError) {
        let start = offset
        _ = take(UInt8(ascii: "-"), text)
        if !take(UInt8(ascii: "0"), text) { try scanDigits(text) }
        if take(UInt8(ascii: "."), text) { try scanDigits(text) }
        if take(UInt8(ascii: "e"), text) || take(UInt8(ascii: "E"), text) {
            if !take(UInt8(ascii: "+"), text) { _ = take(UInt8(ascii: "-"), text) }
            try scanDigits(text)
        }
        guard offset - start <= JSONToken.longest else {
            throw failure(.tooLarge, "a number of more than \(JSONToken.longest) digits")
        }
        add(.number, at: start, length: offset - start)
    }

    private mutating func scanDigits(_ text: Span<UInt8>) throws(JSONError) {
        let start = offset
        while offset < end, text[offset].isASCIIDigit { offset += 1 }
        guard offset > start else { throw unexpected("expected a value") }
    }

    @inline(__always) private mutating func scanString(_ text: Span<UInt8>) throws(JSONError) {
        offset += 1
        let start = offset
        var kind = JSONToken.Kind.plainString
        while true {
            offset = text.endOfPlainText(from: offset, to: end)
            guard offset < end else { throw unexpected("expected '\"'") }
            switch text[offset] {
            case UInt8(ascii: "\""):
                add(kind, at: start, length: offset - start)
                offset += 1
                return
            case UInt8(ascii: "\\"):
                kind = .escapedString
                try scanEscape(text)
            default: throw unexpected("a control character in a string")
            }
        }
    }

    private mutating func scanEscape(_ text: Span<UInt8>) throws(JSONError) {
        offset += 1
        guard offset < end else { throw unexpected("expected an escape") }
        let letter = text[offset]
        guard letter.isEscapeLetter else { throw unexpected("not an escape") }
        offset += 1
        guard letter == UInt8(ascii: "u") else { return }
        for _ in 0..<4 {
            guard offset < end, text[offset].hexadecimalValue != nil else {
                throw unexpected("expected four hexadecimal digits")
            }
            offset += 1
        }
    }

    @inline(__always) private mutating func skipBlanks(_ text: Span<UInt8>) {
        while offset < end, text[offset].isBlank { offset += 1 }
    }

    @inline(__always) private mutating func take(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
        guard offset < end, text[offset] == byte else { return false }
        offset += 1
        return true
    }

    private func unexpected(_ detail: String) -> JSONError {
        failure(offset < end ? .unexpectedByte : .unexpectedEnd, detail)
    }

    private func failure(_ code: JSONError.Code, _ detail: String) -> JSONError {
        JSONError(code, byteOffset: offset, detail: detail)
    }
}

extension Span<UInt8> {
    /// Whether it begins with the byte order mark of UTF-8.
    var hasByteOrderMark: Bool {
        count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
    }
}

extension UInt8 {
    /// Whether this is a blank of JSON.
    var isBlank: Bool {
        self <= 0x20 && (self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09)
    }

    /// Whether this may follow a backslash in a string.
    fileprivate var isEscapeLetter: Bool {
        switch self {
        case UInt8(ascii: "n"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "t"),
            UInt8(ascii: "u"), UInt8(ascii: "/"), UInt8(ascii: "r"), UInt8(ascii: "b"),
            UInt8(ascii: "f"):
            true
        default: false
        }
    }
}
