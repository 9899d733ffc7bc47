/// The members of a JSON object in the order of their text.
///
/// Keys may repeat in what strangers write: every member is kept, and a look-up gives the last one,
/// as most readers do. The members of a record are left in its text until they are asked for.
public struct JSONObject: Sendable {
    /// One key with its value.
    public struct Member: Hashable, Sendable {
        /// The name of the member.
        public var key: String
        /// The value of the member.
        public var value: JSONValue

        /// Makes a member.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    private enum Storage: Sendable {
        case members([Member])
        /// An object of a text: the place of its token, and a bit for each of its first 32 members
        /// that was removed.
        case text(token: UInt32, removed: UInt32, JSONSource)
        /// Such an object, and members behind its own.
        case extended(Extension)
    }

    /// An object of a text with members that are not in the text.
    private final class Extension: Sendable {
        let token: UInt32
        let removed: UInt32
        let source: JSONSource
        let added: [Member]

        init(_ token: UInt32, _ removed: UInt32, _ source: JSONSource, _ added: [Member]) {
            self.token = token
            self.removed = removed
            self.source = source
            self.added = added
        }
    }

    private var storage: Storage

    /// Makes an object of members in order.
    public init(_ members: [Member] = []) { storage = .members(members) }

    /// Makes an object whose members stay in its text, and others behind them.
    init(
        _ source: JSONSource, at token: Int, without removed: UInt32 = 0,
        behind added: [Member] = []
    ) {
        storage =
            added.isEmpty
            ? .text(token: UInt32(token), removed: removed, source)
            : .extended(Extension(UInt32(token), removed, source, added))
    }

    /// The place of an object whose members are all in its text.
    var place: (token: Int, removed: UInt32, source: JSONSource)? {
        guard case .text(let token, let removed, let source) = storage else { return nil }
        return (Int(token), removed, source)
    }

    /// The members in order.
    public var members: [Member] {
        switch storage {
        case .members(let members): members
        case .text(let token, let removed, let source):
            source.members(of: Int(token), without: removed)
        case .extended(let whole):
            whole.source.members(of: Int(whole.token), without: whole.removed) + whole.added
        }
    }

    /// The number of members.
    public var count: Int {
        switch storage {
        case .members(let members): members.count
        case .text(let token, let removed, let source):
            source.count(of: Int(token)) - removed.nonzeroBitCount
        case .extended(let whole):
            whole.source.count(of: Int(whole.token)) - whole.removed.nonzeroBitCount
                + whole.added.count
        }
    }

    /// Whether there are no members.
    public var isEmpty: Bool { count == 0 }

    /// The keys in order.
    public var keys: [String] { members.map(\.key) }

    /// The value of the last member with a key; setting replaces it in place, or appends it.
    ///
    /// Setting `nil` removes every member with that key.
    ///
    /// - Complexity: O(*n*), where *n* is the number of members.
    public subscript(key: String) -> JSONValue? {
        get {
            switch storage {
            case .members(let members): return members.last { $0.key == key }?.value
            case .text(let token, let removed, let source):
                return source.member(key, of: Int(token), without: removed).map {
                    source.value(at: $0.value)
                }
            case .extended(let whole):
                if let member = whole.added.last(where: { $0.key == key }) { return member.value }
                return whole.source.member(key, of: Int(whole.token), without: whole.removed).map {
                    whole.source.value(at: $0.value)
                }
            }
        }
        set {
            guard let newValue else {
                while removeLast(key, where: { _ in true }) != nil {}
                return
            }
            if extend(Member(key: key, value: newValue)) { return }
            change { members in
                if let index = members.lastIndex(where: { $0.key == key }) {
                    members[index].value = newValue
                } else {
                    members.append(Member(key: key, value: newValue))
                }
            }
        }
    }

    /// Puts a member behind those of a text, or replaces one that is there.
    ///
    /// - Returns: Whether the object is one of a text that has no such member.
    private mutating func extend(_ member: Member) -> Bool {
        let (token, removed, source): (UInt32, UInt32, JSONSource)
        var added: [Member] = []
        switch storage {
        case .members: return false
        case .text(let itsToken, let itsRemoved, let itsSource):
            (token, removed, source) = (itsToken, itsRemoved, itsSource)
        case .extended(let whole):
            (token, removed, source) = (whole.token, whole.removed, whole.source)
            added = whole.added
        }
        if let index = added.lastIndex(where: { $0.key == member.key }) {
            added[index] = member
        } else {
            guard source.member(member.key, of: Int(token), without: removed) == nil else {
                return false
            }
            added.append(member)
        }
        storage = .extended(Extension(token, removed, source, added))
        return true
    }

    /// Removes the last member with a key, where its value is as wanted.
    ///
    /// - Returns: The value.
    mutating func removeLast(_ key: String, where isWanted: (JSONValue) -> Bool) -> JSONValue? {
        if case .text(let token, let removed, let source) = storage {
            guard let found = source.member(key, of: Int(token), without: removed) else {
                return nil
            }
            let value = source.value(at: found.value)
            guard isWanted(value) else { return nil }
            if found.ordinal < 32 {
                storage = .text(
                    token: token, removed: removed | 1 << UInt32(found.ordinal), source)
                return value
            }
        }
        return change { members in
            guard let index = members.lastIndex(where: { $0.key == key }),
                isWanted(members[index].value)
            else { return nil }
            return members.remove(at: index).value
        }
    }

    /// Changes the members in place.
    private mutating func change<Result>(_ body: (inout [Member]) -> Result) -> Result {
        var members = members
        // Gives the array up, so that it is not copied.
        storage = .members([])
        defer { storage = .members(members) }
        return body(&members)
    }
}

extension JSONObject: Hashable {
    /// Whether both have the same members in the same order.
    public static func == (first: JSONObject, second: JSONObject) -> Bool {
        first.count == second.count && first.members == second.members
    }

    /// Hashes the members.
    public func hash(into hasher: inout Hasher) { members.hash(into: &hasher) }
}
