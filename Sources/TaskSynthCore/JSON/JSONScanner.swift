/// Reads JSON text as RFC 8259 has it into a table of its values, without making any of them.
///
/// It does not call itself, so that no nesting exhausts the stack: while an array or object is open,
/// its entries in the table say how much of it was read, and what is around it.
struct JSONScanner {
    /// How deep arrays and objects may be nested.
    let maximumDepth: Int
    /// The table of what was read.
    private(set) var tokens: [UInt64] = []
    /// The number of bytes that were read, or passed over.
    private(set) var offset = 0
    /// Where the text ends that is read.
    private var end = 0

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
        // Given up, so that it is not copied.
        var table = tokens
        tokens = []
        let first = table.count
        defer { tokens = table }
        do throws(JSONError) {
            if try !scan(text, into: &table, room: range.count / 8 + 64) {
                table.removeLast(table.count - first)
                offset = range.lowerBound
                // Nothing takes more: two words for each three bytes, or for a level.
                let most = range.count + 2 * maximumDepth + 16
                guard try scan(text, into: &table, room: most) else {
                    preconditionFailure("a table without room")
                }
            }
        } catch {
            table.removeLast(table.count - first)
            throw error
        }
        return first
    }

    /// Reads one value into a table, to which so many words are added at most.
    ///
    /// - Returns: Whether they were enough.
    private mutating func scan(
        _ text: Span<UInt8>, into table: inout [UInt64], room: Int
    ) throws(JSONError) -> Bool {
        let base = table.count
        var isDone = false
        var failed: JSONError?
        table.append(addingCapacity: room) { words in
            do throws(JSONError) {
                isDone = try scanValues(text, &words, base)
            } catch {
                failed = error
            }
        }
        if let failed { throw failed }
        return isDone
    }

    /// Whether only blanks are left of the part of a text that was read last.
    mutating func isAtEnd(_ text: Span<UInt8>) -> Bool {
        text.skipBlanks(&offset, to: end)
        return offset == end
    }

    /// Reads the one value of a text.
    mutating func scanDocument(_ text: Span<UInt8>) throws(JSONError) {
        do throws(JSONError) {
            _ = try scan(text, in: (text.hasByteOrderMark ? 3 : 0)..<text.count)
            guard isAtEnd(text) else {
                throw unexpected("expected the end of the text", at: offset)
            }
        } catch {
            throw JSONError(
                error.code, line: text.lineNumber(at: offset), byteOffset: offset,
                detail: error.detail)
        }
    }

    /// Reads one value.
    ///
    /// `words` is the end of the table, behind `base` other words.
    ///
    /// - Returns: Whether there was room for all.
    /// - Throws: ``JSONError`` where it is none.
    private mutating func scanValues(
        _ text: Span<UInt8>, _ words: inout OutputSpan<UInt64>, _ base: Int
    ) throws(JSONError) -> Bool {
        var place = offset
        var depth = 0
        /// The innermost array or object that is open, and how many values it has so far.
        var open = 0
        var isObject = false
        var count = 0
        while true {
            // A value, or an array or object as far as its first value.
            guard words.freeCapacity > 4 else { return false }
            text.skipBlanks(&place, to: end)
            guard place < end else { throw unexpected("expected a value", at: place) }
            let byte = text[place]
            switch byte {
            case UInt8(ascii: "\""): words.append(try scanString(text, &place))
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard depth < maximumDepth else {
                    offset = place
                    throw failure(.tooDeep, "nested deeper than \(maximumDepth)")
                }
                if depth > 0 { words[open] = JSONToken(word: words[open]).counting(count).word }
                let around = open
                depth += 1
                open = words.count
                isObject = byte == UInt8(ascii: "{")
                count = 0
                words.append(JSONToken(isObject ? .object : .array, at: place, length: 0).word)
                words.append(UInt64(around))
                place += 1
                text.skipBlanks(&place, to: end)
                if place < end, text[place] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    break
                }
                if isObject { words.append(try scanKey(text, &place)) }
                count = 1
                continue
            case UInt8(ascii: "t"): words.append(try scanWord("true", .true, text, &place))
            case UInt8(ascii: "f"): words.append(try scanWord("false", .false, text, &place))
            case UInt8(ascii: "n"): words.append(try scanWord("null", .null, text, &place))
            default: words.append(try scanNumber(text, &place))
            }
            // What follows the value, up to the next one.
            while depth > 0 {
                text.skipBlanks(&place, to: end)
                let next = place < end ? text[place] : 0
                if next == UInt8(ascii: ",") {
                    place += 1
                    count += 1
                    if isObject {
                        text.skipBlanks(&place, to: end)
                        words.append(try scanKey(text, &place))
                    }
                    break
                }
                guard next == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw unexpected(
                        isObject ? "expected ',' or '}'" : "expected ',' or ']'", at: place)
                }
                place += 1
                let around = Int(words[open + 1])
                words[open] = JSONToken(word: words[open]).counting(count).word
                words[open + 1] = UInt64(base + words.count)
                depth -= 1
                open = around
                guard depth > 0 else { break }
                let token = JSONToken(word: words[open])
                isObject = token.kind == .object
                count = token.length
            }
            guard depth > 0 else {
                offset = place
                return true
            }
        }
    }

    @inline(__always) private mutating func scanKey(
        _ text: Span<UInt8>, _ place: inout Int
    ) throws(JSONError) -> UInt64 {
        guard place < end, text[place] == UInt8(ascii: "\"") else {
            throw unexpected("expected the name of a member", at: place)
        }
        let word = try scanString(text, &place)
        text.skipBlanks(&place, to: end)
        guard place < end, text[place] == UInt8(ascii: ":") else {
            throw unexpected("expected ':'", at: place)
        }
        place += 1
        return word
    }

    private mutating func scanWord(
        _ word: StaticString, _ kind: JSONToken.Kind, _ text: Span<UInt8>, _ place: inout Int
    ) throws(JSONError) -> UInt64 {
        guard end - place >= word.utf8CodeUnitCount, text.hasPrefix(word, at: place) else {
            throw unexpected("expected '\(word)'", at: place)
        }
        defer { place += word.utf8CodeUnitCount }
        return JSONToken(kind, at: place, length: word.utf8CodeUnitCount).word
    }

    private mutating func scanNumber(
        _ text: Span<UInt8>, _ place: inout Int
    ) throws(JSONError) -> UInt64 {
        let start = place
        _ = take("-", text, &place)
        if !take("0", text, &place) { try scanDigits(text, &place) }
        if take(".", text, &place) { try scanDigits(text, &place) }
        if take("e", text, &place) || take("E", text, &place) {
            if !take("+", text, &place) { _ = take("-", text, &place) }
            try scanDigits(text, &place)
        }
        guard place - start <= JSONToken.longest else {
            offset = place
            throw failure(.tooLarge, "a number of more than \(JSONToken.longest) digits")
        }
        return JSONToken(.number, at: start, length: place - start).word
    }

    @inline(__always) private mutating func scanDigits(
        _ text: Span<UInt8>, _ place: inout Int
    ) throws(JSONError) {
        let start = place
        while place < end, text[place].isASCIIDigit { place += 1 }
        guard place > start else { throw unexpected("expected a value", at: place) }
    }

    @inline(__always) private mutating func scanString(
        _ text: Span<UInt8>, _ place: inout Int
    ) throws(JSONError) -> UInt64 {
        place &+= 1
        let start = place
        var kind = JSONToken.Kind.plainString
        while true {
            place = text.endOfPlainText(from: place, to: end)
            guard place < end else { throw unexpected("expected '\"'", at: place) }
            switch text[place] {
            case UInt8(ascii: "\""):
                defer { place &+= 1 }
                return JSONToken(kind, at: start, length: place &- start).word
            case UInt8(ascii: "\\"):
                kind = .escapedString
                try scanEscape(text, &place)
            default: throw unexpected("a control character in a string", at: place)
            }
        }
    }

    @inline(__always) private mutating func scanEscape(
        _ text: Span<UInt8>, _ place: inout Int
    ) throws(JSONError) {
        place &+= 1
        guard place < end else { throw unexpected("expected an escape", at: place) }
        let letter = text[place]
        guard letter.isEscapeLetter else { throw unexpected("not an escape", at: place) }
        place &+= 1
        guard letter == UInt8(ascii: "u") else { return }
        for _ in 0..<4 {
            guard place < end, text[place].hexadecimalValue != nil else {
                throw unexpected("expected four hexadecimal digits", at: place)
            }
            place += 1
        }
    }

    @inline(__always) private func take(
        _ character: Unicode.Scalar, _ text: Span<UInt8>, _ place: inout Int
    ) -> Bool {
        guard place < end, text[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func unexpected(_ detail: String, at place: Int) -> JSONError {
        offset = place
        return failure(place < end ? .unexpectedByte : .unexpectedEnd, detail)
    }

    private func failure(_ code: JSONError.Code, _ detail: String) -> JSONError {
        JSONError(code, byteOffset: offset, detail: detail)
    }
}

extension Span<UInt8> {
    /// Passes over the blanks at a place.
    @inline(__always) fileprivate func skipBlanks(_ place: inout Int, to end: Int) {
        while place < end, self[place].isBlank { place &+= 1 }
    }

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
    @inline(__always) fileprivate var isEscapeLetter: Bool {
        // Looked up among bits: which letter comes is hard to guess for a processor.
        let letters =
            self < UInt8(ascii: "b")
            ? Self.bit("\"") | Self.bit("/") | Self.bit("\\")
            : Self.bit("b") | Self.bit("f") | Self.bit("n") | Self.bit("r") | Self.bit("t")
                | Self.bit("u")
        let place = self &- UInt8(ascii: "\"")
        return place < 128 && letters &>> UInt64(place) & 1 == 1
    }

    /// The bit of a letter among those of 64 that begin with the quotation mark, or with `b`.
    @inline(__always) private static func bit(_ letter: Unicode.Scalar) -> UInt64 {
        1 &<< UInt64(UInt8(ascii: letter) &- UInt8(ascii: "\""))
    }
}
