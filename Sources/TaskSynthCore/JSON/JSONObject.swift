/// The members of a JSON object in the order of their text.
///
/// Keys may repeat in what strangers write: every member is kept, and a look-up gives the last one,
/// as most readers do.
public struct JSONObject: Hashable, Sendable {
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

    /// The members in order.
    public private(set) var members: [Member]

    /// Makes an object of members in order.
    public init(_ members: [Member] = []) { self.members = members }

    /// Whether there are no members.
    public var isEmpty: Bool { members.isEmpty }

    /// Removes the member at a place, and gives its value.
    mutating func remove(at index: Int) -> JSONValue { members.remove(at: index).value }

    /// The keys in order.
    public var keys: [String] { members.map(\.key) }

    /// The value of the last member with a key; setting replaces it in place, or appends it.
    ///
    /// Setting `nil` removes every member with that key.
    ///
    /// - Complexity: O(*n*), where *n* is the number of members.
    public subscript(key: String) -> JSONValue? {
        get { members.last { $0.key == key }?.value }
        set {
            guard let newValue else {
                members.removeAll { $0.key == key }
                return
            }
            if let index = members.lastIndex(where: { $0.key == key }) {
                members[index].value = newValue
            } else {
                members.append(Member(key: key, value: newValue))
            }
        }
    }
}
