/// A JSON text with the table of its values, which are made when they are asked for.
final class JSONSource: Sendable {
    private let bytes: [UInt8]
    private let tokens: [UInt64]

    init(_ bytes: [UInt8], tokens: [UInt64]) {
        self.bytes = bytes
        self.tokens = tokens
    }

    func token(_ index: Int) -> JSONToken { JSONToken(word: tokens[index]) }

    /// The place of the token behind a value.
    func next(after index: Int) -> Int {
        token(index).isContainer ? Int(tokens[index + 1]) : index + 1
    }

    /// Makes a value; where it is not whole, the members of objects are left here.
    func value(at index: Int, isWhole: Bool) -> JSONValue {
        let token = token(index)
        switch token.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(JSONNumber(verbatim: text(token)))
        case .plainString, .escapedString: return .string(string(token))
        case .array:
            var elements: [JSONValue] = []
            elements.reserveCapacity(token.length)
            var place = index + 2
            let end = next(after: index)
            while place < end {
                elements.append(value(at: place, isWhole: isWhole))
                place = next(after: place)
            }
            return .array(elements)
        case .object:
            return .object(
                isWhole
                    ? JSONObject(members(of: index, without: 0, isWhole: true))
                    : JSONObject(self, at: index))
        }
    }

    /// Makes the members of an object but those whose bit is set.
    func members(of index: Int, without removed: UInt32, isWhole: Bool) -> [JSONObject.Member] {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(token(index).length)
        var place = index + 2
        var ordinal = 0
        let end = next(after: index)
        while place < end {
            if ordinal >= 32 || removed >> UInt32(ordinal) & 1 == 0 {
                members.append(
                    JSONObject.Member(
                        key: string(token(place)), value: value(at: place + 1, isWhole: isWhole)))
            }
            place = next(after: place + 1)
            ordinal += 1
        }
        return members
    }

    /// Finds the last member with a key of an object, but those whose bit is set.
    ///
    /// - Returns: The place of its value, and which member it is.
    func member(
        _ key: String, of index: Int, without removed: UInt32
    ) -> (value: Int, ordinal: Int)? {
        var place = index + 2
        var ordinal = 0
        let end = next(after: index)
        let name = key.utf8
        var found: (value: Int, ordinal: Int)?
        while place < end {
            if isName(place, name), ordinal >= 32 || removed >> UInt32(ordinal) & 1 == 0 {
                found = (place + 1, ordinal)
            }
            place = next(after: place + 1)
            ordinal += 1
        }
        return found
    }

    private func isName(_ index: Int, _ name: String.UTF8View) -> Bool {
        let token = token(index)
        if token.kind == .plainString {
            guard token.length == name.count else { return false }
            let bytes = bytes
            return bytes.span.hasSameBytes(
                in: token.offset..<token.offset + token.length, as: name.span, in: 0..<name.count)
        }
        return string(token).utf8.elementsEqual(name)
    }

    private func text(_ token: JSONToken) -> String {
        let bytes = bytes
        return String(decoding: bytes.span, in: token.offset..<token.offset + token.length)
    }

    private func string(_ token: JSONToken) -> String {
        let bytes = bytes
        let text = bytes.span
        var end = token.offset + token.length
        if token.length == JSONToken.longest { end = text.endOfString(from: token.offset) }
        guard token.kind == .escapedString else {
            return String(decoding: text, in: token.offset..<end)
        }
        return String(unescaping: text, in: token.offset..<end)
    }
}
