/// How often a redactor acted, by what it removed.
public struct Redaction: Hashable, Sendable {
    /// What can be removed.
    public struct Kind: Hashable, Sendable {
        /// The name in the counts, and in what stands for the text that was removed.
        public let name: String

        /// A token or key of a known shape.
        public static let knownSecret = Kind(name: "secret")
        /// A private key.
        public static let privateKey = Kind(name: "private-key")
        /// The value of a variable or member whose name speaks of a secret.
        public static let assignedSecret = Kind(name: "assigned-secret")
        /// The password in an address.
        public static let addressPassword = Kind(name: "password")
        /// A value that was given.
        public static let environmentValue = Kind(name: "environment-value")
        /// A folder that stands for a person.
        public static let homeFolder = Kind(name: "home")
        /// The name of a person's account.
        public static let userName = Kind(name: "user-name")

        /// How each replacement begins, but that of a home folder.
        static let mark = "[redacted "

        /// What stands for the text that was removed.
        public var replacement: String {
            self == .homeFolder ? "~" : "\(Self.mark)\(name)]"
        }
    }

    /// The counts by kind.
    public private(set) var counts: [Kind: Int]

    /// Makes a redaction that removed nothing.
    public init() { counts = [:] }

    /// How often anything was removed.
    public var total: Int { counts.values.reduce(0, +) }

    /// Counts one more.
    mutating func count(_ kind: Kind) { counts[kind, default: 0] += 1 }

    /// Adds the counts of another redaction.
    public mutating func add(_ other: Redaction) {
        counts.merge(other.counts, uniquingKeysWith: +)
    }
}

extension Redaction: JSONRepresentable {
    /// The total, and the counts by the names of the kinds.
    public var json: JSONValue {
        let byKind = JSONObject(
            counts.sorted { $0.key.name < $1.key.name }.map {
                JSONObject.Member(key: $0.key.name, value: JSONValue($0.value))
            })
        return ["total": JSONValue(total), "byKind": .object(byKind)]
    }
}
