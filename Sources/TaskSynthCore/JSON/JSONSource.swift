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
    fileprivate var isEscaped: Bool { word >> 60 == Kind.escapedString.rawValue }

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

    /// Makes the text of a string.
    func string(_ token: JSONToken) -> String {
        var end = token.offset + token.length
        if token.length == JSONToken.longest { end = endOfString(from: token.offset) }
        return token.isEscaped
            ? String(unescaping: self, in: token.offset..<end)
            : String(decoding: self, in: token.offset..<end)
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
