/// An object whose known members were found in one pass over its text.
///
/// A reader that asks for twenty keys would go over the members twenty times; this goes once. What
/// is taken out is missing in ``rest``. Of keys that repeat, the last is the member.
struct JSONFields<Key: KnownWord> {
    /// How many keys can be known.
    static var capacity: Int { 24 }

    /// The text whose object it is; an empty one where the members are made.
    private let source: JSONSource
    private let bytes: [UInt8]
    private let tokens: [UInt64]
    private var token = 0
    /// A bit for each of the first 32 members of a text that was removed.
    private var removed: UInt32 = 0
    /// The members of an object that is not of a text; those that were taken are `nil`.
    private var members: [JSONObject.Member?] = []
    private let isText: Bool
    /// What stands behind the members that were not taken.
    private var added: [JSONObject.Member] = []
    /// For each known key, where its value is: in the table, or among the members, plus 1.
    private var places = InlineArray<24, UInt32>(repeating: 0)
    /// For each known key, which member it is.
    private var ordinals = InlineArray<24, UInt8>(repeating: 0)

    /// Looks through an object.
    init(_ object: JSONObject) {
        if let (token, removed, source) = object.place, source.count(of: token) <= 32 {
            self.source = source
            bytes = source.bytes
            tokens = source.tokens
            isText = true
            self.token = token
            self.removed = removed
            findMembers()
        } else {
            source = .empty
            bytes = []
            tokens = []
            isText = false
            members = object.members
            for (place, member) in members.enumerated() {
                guard let word = member.flatMap({ Key.table.word($0.key) }) else { continue }
                places[word.ordinal] = UInt32(place) + 1
            }
        }
    }

    private mutating func findMembers() {
        var place = token + 2
        var ordinal = 0
        let end = Int(tokens[token + 1])
        while place < end {
            if removed >> UInt32(ordinal) & 1 == 0,
                let word: Key = Self.word(JSONToken(word: tokens[place]), bytes.span)
            {
                places[word.ordinal] = UInt32(place) + 2
                ordinals[word.ordinal] = UInt8(ordinal)
            }
            place = tokens.span.next(after: place + 1)
            ordinal += 1
        }
    }

    @inline(__always) private static func word<Word: KnownWord>(
        _ token: JSONToken, _ text: Span<UInt8>
    ) -> Word? {
        guard token.kind == .plainString else {
            return token.isString ? Word.table.word(text.string(token)) : nil
        }
        return Word.table.word(text, in: token.offset..<token.offset + token.length)
    }

    /// Where the value of a member is in the table.
    @inline(__always) private func place(_ key: Key) -> Int? {
        let place = places[key.ordinal]
        return place == 0 ? nil : Int(place) - 1
    }

    /// Whether there is such a member.
    func has(_ key: Key) -> Bool { places[key.ordinal] != 0 }

    /// The value of a member.
    subscript(key: Key) -> JSONValue? {
        guard let place = place(key) else { return nil }
        return isText ? source.value(at: place) : members[place]?.value
    }

    /// The text of a member that is a string.
    func string(_ key: Key) -> String? {
        guard let place = place(key) else { return nil }
        guard isText else { return members[place]?.value.string }
        let token = JSONToken(word: tokens[place])
        return token.isString ? bytes.span.string(token) : nil
    }

    /// The one of some words that a member is.
    func word<Word: KnownWord>(_ key: Key, as set: Word.Type = Word.self) -> Word? {
        guard let place = place(key) else { return nil }
        return isText
            ? Self.word(JSONToken(word: tokens[place]), bytes.span)
            : members[place]?.value.string.flatMap(Word.table.word)
    }

    /// The hash of a member that is a string, as ``Swift/String/nameHash`` gives it.
    func nameHash(_ key: Key) -> Int? {
        guard let place = place(key) else { return nil }
        guard isText else { return members[place]?.value.string?.nameHash }
        let token = JSONToken(word: tokens[place])
        guard token.kind == .plainString else { return string(key)?.nameHash }
        return bytes.span.extracting(token.offset..<token.offset + token.length).nameHash
    }

    /// The value of a member that is an integer.
    func integer(_ key: Key) -> Int? {
        guard let place = place(key) else { return nil }
        guard isText else { return members[place]?.value.integer }
        let token = JSONToken(word: tokens[place])
        guard token.kind == .number else { return nil }
        return bytes.span.shortInteger(in: token.offset..<token.offset + token.length)
            ?? source.value(at: place).integer
    }

    /// The value of a member that is a truth value.
    func bool(_ key: Key) -> Bool? { self[key]?.bool }

    /// Whether a member is an object.
    func isObject(_ key: Key) -> Bool {
        guard let place = place(key) else { return false }
        return isText
            ? JSONToken(word: tokens[place]).kind == .object
            : members[place]?.value.object != nil
    }

    /// Whether a member is a string.
    func isString(_ key: Key) -> Bool {
        guard let place = place(key) else { return false }
        return isText
            ? JSONToken(word: tokens[place]).isString : members[place]?.value.string != nil
    }

    /// Whether a member is this string.
    func isString(_ key: Key, _ text: String) -> Bool {
        guard let place = place(key) else { return false }
        guard isText else { return members[place]?.value.string == text }
        let token = JSONToken(word: tokens[place])
        guard token.kind == .plainString else { return string(key) == text }
        return bytes.span.hasSameBytes(
            in: token.offset..<token.offset + token.length, as: text.utf8.span,
            in: 0..<text.utf8.count)
    }
}

// MARK: - Taking

extension JSONFields {
    /// Removes a member.
    mutating func remove(_ key: Key) {
        guard let place = place(key) else { return }
        places[key.ordinal] = 0
        if isText {
            removed |= 1 << UInt32(ordinals[key.ordinal])
        } else {
            members[place] = nil
        }
    }

    /// Removes a member where it is this string.
    mutating func remove(_ key: Key, ifString text: String) {
        if isString(key, text) { remove(key) }
    }

    /// Removes a member, and gives its value.
    mutating func take(_ key: Key) -> JSONValue? {
        guard let value = self[key] else { return nil }
        remove(key)
        return value
    }

    /// Removes a member that is a string; what is not stays where it is.
    mutating func takeString(_ key: Key) -> String? {
        guard let text = string(key) else { return nil }
        remove(key)
        return text
    }

    /// Removes a member that is a truth value; what is not stays where it is.
    mutating func takeBool(_ key: Key) -> Bool? {
        guard let bool = bool(key) else { return nil }
        remove(key)
        return bool
    }

    /// Removes a member that is an object; what is not stays where it is.
    mutating func takeObject(_ key: Key) -> JSONObject? {
        guard isObject(key), let object = self[key]?.object else { return nil }
        remove(key)
        return object
    }

    /// Removes a member that is an array; what is not stays where it is.
    mutating func takeArray(_ key: Key) -> [JSONValue]? {
        guard let array = self[key]?.array else { return nil }
        remove(key)
        return array
    }

    /// Removes a moment, written as a text or as seconds since 1970.
    mutating func takeTimestamp(_ key: Key) -> RecordedTime? {
        if let text = takeString(key) { return RecordedTime(text) }
        guard case .number(let number) = self[key], let seconds = number.double else { return nil }
        remove(key)
        return RecordedTime(secondsSince1970: seconds, text: number.text)
    }

    /// Removes a member, and puts what is left of its value behind the others.
    mutating func leave(_ key: Key, _ value: JSONValue?) {
        remove(key)
        if let value { added.append(.init(key: key.rawValue, value: value)) }
    }

    /// The members that were not taken, and what was left of some that were.
    var rest: JSONObject {
        var rest =
            isText
            ? JSONObject(source, at: token, without: removed)
            : JSONObject(members.compactMap(\.self))
        for member in added { rest[member.key] = member.value }
        return rest
    }
}
