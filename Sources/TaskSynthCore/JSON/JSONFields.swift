/// An object whose known members were found in one pass over its text.
///
/// A reader that asks for twenty keys would go over the members twenty times; this goes once. What
/// is taken out is missing in ``rest``. Of keys that repeat, the last is the member.
///
/// What asks for one member is inlined: a call would copy all places to pass them.
struct JSONFields<Key: KnownWord> {
    /// The text whose object it is; an empty one where the members are made.
    private let source: JSONSource
    private var token = 0
    /// A bit for each of the first 32 members of a text that was removed.
    private var removed: UInt32 = 0
    /// A bit for each known key that is a member.
    private var found: UInt32 = 0
    private let isText: Bool
    private var loose: Loose?
    /// For each known key that is a member, where its value is among the members; in a table, how
    /// far behind the object, and in the lowest five bits which member it is.
    private var places: Key.Places

    /// What is no member of a text, and mostly nothing: one reference instead of two.
    private final class Loose: Sendable {
        /// The members of an object that is not of a text; those that were taken are `nil`.
        let members: [JSONObject.Member?]
        /// What stands behind the members that were not taken.
        let added: [JSONObject.Member]

        init(_ members: [JSONObject.Member?], _ added: [JSONObject.Member] = []) {
            self.members = members
            self.added = added
        }
    }

    private var members: [JSONObject.Member?] { loose?.members ?? [] }

    /// Looks through an object of a text that has at most 32 members, some of them removed.
    private init(_ source: JSONSource, at token: Int, without removed: UInt32) {
        // Put together in the end: what is half made would be copied for each member.
        var found: UInt32 = 0
        var places = Key.Places()
        source.forEachKnownMember(of: token, without: removed) { (key: Key, value, ordinal) in
            found |= 1 << UInt32(key.ordinal)
            places.set(UInt32(value - token) << 5 | UInt32(ordinal), of: key.ordinal)
        }
        self.source = source
        self.token = token
        self.removed = removed
        self.found = found
        self.places = places
        isText = true
    }

    /// Whether the members of an object can be numbered, and their places too.
    private static func fits(_ source: JSONSource, _ token: Int) -> Bool {
        source.count(of: token) <= 32 && source.size(of: token) < 1 << 27
    }

    /// Looks through the object at a place of a table.
    init(_ source: JSONSource, at token: Int) {
        if Self.fits(source, token) {
            self.init(source, at: token, without: 0)
        } else {
            self.init(members: source.members(of: token, without: 0))
        }
    }

    /// Looks through an object.
    init(_ object: JSONObject) {
        if let (token, removed, source) = object.place, Self.fits(source, token) {
            self.init(source, at: token, without: removed)
        } else {
            self.init(members: object.members)
        }
    }

    /// Looks through an object without members.
    init() {
        source = .empty
        isText = false
        places = Key.Places()
    }

    private init(members: [JSONObject.Member]) {
        self.init()
        loose = Loose(members)
        for (place, member) in members.enumerated() {
            guard let key = Key.table.word(member.key) else { continue }
            found |= 1 << UInt32(key.ordinal)
            places.set(UInt32(place), of: key.ordinal)
        }
    }

    /// Where the value of a member is.
    @inline(__always) private func place(_ key: Key) -> Int? {
        guard has(key) else { return nil }
        let place = Int(places.number(of: key.ordinal))
        return isText ? token + place >> 5 : place
    }

    /// Whether there is such a member.
    @inline(__always) func has(_ key: Key) -> Bool { found >> UInt32(key.ordinal) & 1 == 1 }

    /// The number of members that were not taken.
    var count: Int {
        isText
            ? source.count(of: token) - removed.nonzeroBitCount
            : members.count { $0 != nil }
    }

    /// The value of a member.
    subscript(key: Key) -> JSONValue? {
        guard let place = place(key) else { return nil }
        return isText ? source.value(at: place) : members[place]?.value
    }

    /// The text of a member that is a string.
    @inline(__always) func string(_ key: Key) -> String? {
        guard let place = place(key) else { return nil }
        guard isText else { return members[place]?.value.string }
        return source.token(at: place).isString ? source.string(at: place) : nil
    }

    /// The text of a member that is a string, left where it is.
    @inline(__always) func text(_ key: Key) -> JSONText? {
        guard let place = place(key) else { return nil }
        guard isText else { return JSONText(members[place]?.value.string) }
        return source.token(at: place).isString ? JSONText(source, at: place) : nil
    }

    /// The one of some words that a member is.
    @inline(__always) func word<Word: KnownWord>(_ key: Key, as set: Word.Type = Word.self) -> Word?
    {
        guard let place = place(key) else { return nil }
        return isText
            ? source.word(at: place, of: Word.table)
            : members[place]?.value.string.flatMap(Word.table.word)
    }

    /// The hash of a member that is a string, as ``Swift/String/nameHash`` gives it.
    @inline(__always) func nameHash(_ key: Key) -> Int? {
        guard let place = place(key) else { return nil }
        guard isText else { return members[place]?.value.string?.nameHash }
        return source.token(at: place).isString ? source.nameHash(at: place) : nil
    }

    /// The moment that a member tells that is a string.
    @inline(__always) func moment(_ key: Key) -> RecordedTime? {
        guard let place = place(key) else { return nil }
        if isText { return source.moment(at: place) }
        return string(key).map { RecordedTime($0) }
    }

    /// The moment that a member tells, as a text or as seconds since 1970.
    func timestamp(_ key: Key) -> RecordedTime? {
        if let moment = moment(key) { return moment }
        guard case .number(let number) = self[key], let seconds = number.double else { return nil }
        return RecordedTime(secondsSince1970: seconds, text: number.text)
    }

    /// The value of a member that is an integer.
    @inline(__always) func integer(_ key: Key) -> Int? {
        guard let place = place(key) else { return nil }
        return isText ? source.integer(at: place) : members[place]?.value.integer
    }

    /// The value of a member that is a truth value.
    @inline(__always) func bool(_ key: Key) -> Bool? {
        guard let place = place(key) else { return nil }
        return isText ? source.bool(at: place) : members[place]?.value.bool
    }

    /// Looks through a member that is an object.
    func object<Other>(_ key: Key) -> JSONFields<Other>? {
        guard let place = place(key) else { return nil }
        guard isText else { return members[place]?.value.object.map { JSONFields<Other>($0) } }
        return source.token(at: place).kind == .object ? JSONFields<Other>(source, at: place) : nil
    }

    /// Whether a member is an object.
    @inline(__always) func isObject(_ key: Key) -> Bool {
        guard let place = place(key) else { return false }
        return isText
            ? source.token(at: place).kind == .object
            : members[place]?.value.object != nil
    }

    /// Whether a member is a string.
    @inline(__always) func isString(_ key: Key) -> Bool {
        guard let place = place(key) else { return false }
        return isText
            ? source.token(at: place).isString : members[place]?.value.string != nil
    }

    /// Whether a member is this word.
    @inline(__always) func isString(_ key: Key, _ word: StaticString) -> Bool {
        guard let place = place(key) else { return false }
        return isText
            ? source.isString(at: place, word) : members[place]?.value.string == "\(word)"
    }

    /// Whether a member is the same string.
    @inline(__always) func isString(_ key: Key, sameAs text: String) -> Bool {
        guard let place = place(key) else { return false }
        return isText
            ? source.isString(at: place, text) : members[place]?.value.string == text
    }
}

// MARK: - Taking

extension JSONFields {
    /// Removes a member.
    @inline(__always) mutating func remove(_ key: Key) {
        guard let place = place(key) else { return }
        found &= ~(1 << UInt32(key.ordinal))
        if isText {
            removed |= 1 << (places.number(of: key.ordinal) & 31)
        } else {
            var members = members
            members[place] = nil
            loose = Loose(members, loose?.added ?? [])
        }
    }

    /// Removes a member where it is this word.
    @inline(__always) mutating func remove(_ key: Key, ifString word: StaticString) {
        if isString(key, word) { remove(key) }
    }

    /// Removes a member where it is the same string.
    @inline(__always) mutating func remove(_ key: Key, ifSame text: String) {
        if isString(key, sameAs: text) { remove(key) }
    }

    /// Removes a member, and gives its value.
    mutating func take(_ key: Key) -> JSONValue? {
        guard let value = self[key] else { return nil }
        remove(key)
        return value
    }

    /// Removes a member that is a string; what is not stays where it is.
    @inline(__always) mutating func takeString(_ key: Key) -> String? {
        guard let text = string(key) else { return nil }
        remove(key)
        return text
    }

    /// Removes a member that is a string, which is left in its text.
    @inline(__always) mutating func takeText(_ key: Key) -> JSONText? {
        guard let text = text(key) else { return nil }
        remove(key)
        return text
    }

    /// Removes a member that is a truth value; what is not stays where it is.
    @inline(__always) mutating func takeBool(_ key: Key) -> Bool? {
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

    /// Takes the elements of a member that is an array, one after the other; what is left of them
    /// is put behind the other members.
    ///
    /// - Parameters:
    ///   - key: The member.
    ///   - take: Takes an element that is an object, and gives what is left of it.
    ///   - takeOther: Takes any other element, and gives what is left of it.
    /// - Returns: Whether the member is an array.
    mutating func takeElements<Other>(
        _ key: Key, _ take: (inout JSONFields<Other>) -> JSONValue?,
        others takeOther: (JSONValue) -> JSONValue? = { $0 }
    ) -> Bool {
        guard let place = place(key) else { return false }
        var rest: [JSONValue] = []
        if isText {
            guard source.token(at: place).kind == .array else { return false }
            source.forEachElement(of: place) { element in
                if source.token(at: element).kind == .object {
                    var fields = JSONFields<Other>(source, at: element)
                    if let left = take(&fields) { rest.append(left) }
                } else if let left = takeOther(source.value(at: element)) {
                    rest.append(left)
                }
            }
        } else {
            guard let elements = members[place]?.value.array else { return false }
            for element in elements {
                if let object = element.object {
                    var fields = JSONFields<Other>(object)
                    if let left = take(&fields) { rest.append(left) }
                } else if let left = takeOther(element) {
                    rest.append(left)
                }
            }
        }
        leave(key, rest.isEmpty ? nil : .array(rest))
        return true
    }

    /// Removes a member, and puts what is left of its value behind the others.
    mutating func leave(_ key: Key, _ value: JSONValue?) {
        remove(key)
        guard let value else { return }
        loose = Loose(
            loose?.members ?? [], (loose?.added ?? []) + [.init(key: key.rawValue, value: value)])
    }

    /// The members that were not taken, and what was left of some that were.
    var rest: JSONObject { rest(behind: loose?.added ?? []) }

    /// The rest, where another one of the members that were taken has left an object; nothing of it
    /// where that has no members.
    func rest(leaving key: Key, _ object: JSONObject) -> JSONObject {
        guard !object.isEmpty else { return rest }
        let member = JSONObject.Member(key: key.rawValue, value: .object(object))
        return rest(behind: loose.map { $0.added + [member] } ?? [member])
    }

    private func rest(behind added: [JSONObject.Member]) -> JSONObject {
        guard isText else { return JSONObject(members.compactMap(\.self) + added) }
        // Where all was taken, the text is not held.
        return count == 0
            ? JSONObject(added)
            : JSONObject(source, at: token, without: removed, behind: added)
    }
}
