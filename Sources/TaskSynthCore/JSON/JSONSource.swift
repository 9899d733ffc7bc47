/// A JSON text with the table of its values, which are made when they are asked for.
final class JSONSource: Sendable {
    let bytes: [UInt8]
    let tokens: [UInt64]

    /// A source of nothing.
    static let empty = JSONSource([], tokens: [])

    init(_ bytes: [UInt8], tokens: [UInt64]) {
        self.bytes = bytes
        self.tokens = tokens
    }

    /// The number of members of an object, or of elements of an array.
    func count(of index: Int) -> Int { JSONToken(word: tokens[index]).length }

    /// The number of words in the table that an object or array takes.
    func size(of index: Int) -> Int { Int(tokens[index + 1]) - index }

    /// The token at a place of the table.
    func token(at index: Int) -> JSONToken { JSONToken(word: tokens[index]) }

    /// Makes the text of a string.
    func string(at index: Int) -> String {
        let bytes = bytes
        return bytes.span.string(token(at: index))
    }

    /// The hash of a string, as ``Swift/String/nameHash`` gives it.
    func nameHash(at index: Int) -> Int {
        let token = token(at: index)
        guard token.kind == .plainString, token.length < JSONToken.longest else {
            return string(at: index).nameHash
        }
        let bytes = bytes
        return bytes.span.extracting(token.offset..<token.offset + token.length).nameHash
    }

    /// The one of some words that a string is.
    func word<Word>(at index: Int, of table: WordTable<Word>) -> Word? {
        let bytes = bytes
        return table.word(bytes.span, token(at: index))
    }

    /// Whether a value is this string.
    func isString(at index: Int, _ text: String) -> Bool {
        let token = token(at: index)
        guard token.kind == .plainString else {
            return token.isString && string(at: index) == text
        }
        guard token.length == text.utf8.count else { return false }
        let bytes = bytes
        return bytes.span.hasSameBytes(
            in: token.offset..<bytes.span.end(of: token), as: text.utf8.span,
            in: 0..<text.utf8.count)
    }

    /// Whether a value is this word.
    func isString(at index: Int, _ word: StaticString) -> Bool {
        let token = token(at: index)
        guard token.kind == .plainString else {
            return token.isString && string(at: index) == "\(word)"
        }
        let bytes = bytes
        return token.length == word.utf8CodeUnitCount
            && bytes.span.hasPrefix(word, at: token.offset)
    }

    /// The moment that a string tells.
    func moment(at index: Int) -> RecordedTime? {
        let token = token(at: index)
        guard token.kind == .plainString else {
            return token.isString ? RecordedTime(string(at: index)) : nil
        }
        let bytes = bytes
        return RecordedTime(bytes.span.extracting(token.offset..<bytes.span.end(of: token)))
    }

    /// The value of a number that is an integer.
    func integer(at index: Int) -> Int? {
        let token = token(at: index)
        guard token.kind == .number else { return nil }
        let bytes = bytes
        return bytes.span.shortInteger(in: token.offset..<token.offset + token.length)
            ?? value(at: index).integer
    }

    /// The truth value that a value is.
    func bool(at index: Int) -> Bool? {
        switch token(at: index).kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// Visits the elements of an array by their places in the table.
    func forEachElement(of index: Int, _ visit: (Int) -> Void) {
        let tokens = tokens
        let table = tokens.span
        var place = index + 2
        let end = Int(table[index + 1])
        while place < end {
            visit(place)
            place = table.next(after: place)
        }
    }

    /// Visits the members of an object that has at most 32, some of them removed, whose keys are
    /// known: the key, the place of its value, and which member it is.
    @inline(__always) func forEachKnownMember<Key: KnownWord>(
        of index: Int, without removed: UInt32, _ visit: (Key, Int, Int) -> Void
    ) {
        let (bytes, tokens) = (bytes, tokens)
        let (text, words) = (bytes.span, tokens.span)
        let table = Key.table
        var place = index + 2
        var ordinal = 0
        let end = Int(words[index + 1])
        while place < end {
            if removed >> UInt32(ordinal) & 1 == 0,
                let key = table.word(text, JSONToken(word: words[place]))
            {
                visit(key, place + 1, ordinal)
            }
            place = words.next(after: place + 1)
            ordinal += 1
        }
    }

    /// Whether a word of ASCII without quotation marks or backslashes may be in a string: surely
    /// not where it is neither there as it is nor possibly written with escapes.
    func mayHave(_ word: ByteWord, at index: Int) -> Bool {
        let bytes = bytes
        let (text, token) = (bytes.span, token(at: index))
        let end = text.end(of: token)
        if word.firstIndex(in: text, from: token.offset, to: end) != nil { return true }
        guard token.kind == .escapedString else { return false }
        var place = token.offset
        while let escape = Self.escape.firstIndex(in: text, from: place, to: end) {
            // Colors are control characters, and come often.
            if escape + 4 < end, text[escape + 4] > UInt8(ascii: "1") { return true }
            place = escape + 4
        }
        return false
    }

    /// The first byte of a string as it is written.
    func firstByte(at index: Int) -> UInt8? {
        let token = token(at: index)
        return token.length == 0 ? nil : bytes[token.offset]
    }

    /// Whether a string may begin with a text without quotation marks or backslashes.
    func mayBegin(with start: String, at index: Int) -> Bool {
        let bytes = bytes
        let (text, token) = (bytes.span, token(at: index))
        var place = token.offset
        let end = place + token.length
        for byte in start.utf8 {
            guard place < end, text[place] == byte else {
                return place < end && text[place] == UInt8(ascii: "\\")
            }
            place += 1
        }
        return true
    }

    /// How a character of ASCII may be written instead.
    private static let escape = ByteWord("\\u00")

    /// Makes a value; the members of objects are left here.
    func value(at index: Int) -> JSONValue {
        let (bytes, tokens) = (bytes, tokens)
        return JSONValue(bytes.span, tokens.span, at: index, leftIn: self)
    }

    /// Makes a value with all that is in it.
    func wholeValue(at index: Int) -> JSONValue {
        let (bytes, tokens) = (bytes, tokens)
        return JSONValue(bytes.span, tokens.span, at: index, leftIn: nil)
    }

    /// Makes the members of an object but those whose bit is set.
    func members(of index: Int, without removed: UInt32) -> [JSONObject.Member] {
        let (bytes, tokens) = (bytes, tokens)
        return JSONObject.members(
            bytes.span, tokens.span, of: index, without: removed, leftIn: self)
    }

    /// Finds the last member with a key of an object, but those whose bit is set.
    ///
    /// - Returns: The place of its value, and which member it is.
    func member(
        _ key: String, of index: Int, without removed: UInt32
    ) -> (value: Int, ordinal: Int)? {
        let (bytes, tokens) = (bytes, tokens)
        let (text, table) = (bytes.span, tokens.span)
        let name = key.utf8
        let first = name.first ?? 0
        var place = index + 2
        var ordinal = 0
        let end = Int(table[index + 1])
        var found: (value: Int, ordinal: Int)?
        while place < end {
            let token = JSONToken(word: table[place])
            if token.mayBe(first, of: name.count, in: text),
                ordinal >= 32 || removed >> UInt32(ordinal) & 1 == 0,
                token.isEscaped
                    ? text.string(token).utf8.elementsEqual(name)
                    : text.hasSameBytes(
                        in: token.offset..<token.offset + token.length, as: name.span,
                        in: 0..<name.count)
            {
                found = (place + 1, ordinal)
            }
            place = table.next(after: place + 1)
            ordinal += 1
        }
        return found
    }
}

extension JSONToken {
    fileprivate var isEscaped: Bool { word >> 60 == Kind.escapedString.bits }

    /// Whether a string may be one that begins so and is so long.
    fileprivate func mayBe(_ first: UInt8, of count: Int, in text: Span<UInt8>) -> Bool {
        isEscaped || length == count && (count == 0 || text[offset] == first)
    }
}

extension Span<UInt64> {
    /// The place of the token behind a value.
    func next(after index: Int) -> Int {
        JSONToken(word: self[index]).isContainer ? Int(self[index + 1]) : index + 1
    }
}

extension Span<UInt8> {
    /// An integer of at most 18 digits.
    func shortInteger(in range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.count <= 18 else { return nil }
        var number = 0
        for place in range {
            guard self[place].isASCIIDigit else { return nil }
            number = number * 10 + Int(self[place] - UInt8(ascii: "0"))
        }
        return number
    }

    /// Where a string ends.
    func end(of token: JSONToken) -> Int {
        token.length == JSONToken.longest
            ? endOfString(from: token.offset) : token.offset + token.length
    }

    /// Makes the text of a string.
    func string(_ token: JSONToken) -> String {
        let range = token.offset..<end(of: token)
        return token.isEscaped
            ? String(unescaping: self, in: range) : String(decoding: self, in: range)
    }
}

extension JSONValue {
    /// Makes a value of a table; members of objects are left in the source, where one is given.
    fileprivate init(
        _ text: Span<UInt8>, _ table: Span<UInt64>, at index: Int, leftIn source: JSONSource?
    ) {
        let token = JSONToken(word: table[index])
        switch token.kind {
        case .null: self = .null
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .number:
            let range = token.offset..<token.offset + token.length
            self = .number(JSONNumber(verbatim: String(decoding: text, in: range)))
        case .plainString, .escapedString: self = .string(text.string(token))
        case .array:
            var elements: [JSONValue] = []
            elements.reserveCapacity(token.length)
            var place = index + 2
            let end = Int(table[index + 1])
            while place < end {
                elements.append(JSONValue(text, table, at: place, leftIn: source))
                place = table.next(after: place)
            }
            self = .array(elements)
        case .object:
            if let source {
                self = .object(JSONObject(source, at: index))
            } else {
                self = .object(
                    JSONObject(
                        JSONObject.members(text, table, of: index, without: 0, leftIn: nil)))
            }
        }
    }
}

extension JSONObject {
    fileprivate static func members(
        _ text: Span<UInt8>, _ table: Span<UInt64>, of index: Int, without removed: UInt32,
        leftIn source: JSONSource?
    ) -> [Member] {
        var members: [Member] = []
        members.reserveCapacity(JSONToken(word: table[index]).length)
        var place = index + 2
        var ordinal = 0
        let end = Int(table[index + 1])
        while place < end {
            if ordinal >= 32 || removed >> UInt32(ordinal) & 1 == 0 {
                members.append(
                    Member(
                        key: text.string(JSONToken(word: table[place])),
                        value: JSONValue(text, table, at: place + 1, leftIn: source)))
            }
            place = table.next(after: place + 1)
            ordinal += 1
        }
        return members
    }
}
