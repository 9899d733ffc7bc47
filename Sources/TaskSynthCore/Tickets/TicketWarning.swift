/// Something about a ticket entry that was left out, and why.
public struct TicketWarning: Hashable, Sendable {
    /// The place of the entry in its list, counted from 0; `nil` where there is no list.
    public let index: Int?
    /// The field whose value was dropped; `nil` where the whole entry was skipped.
    public let field: String?
    /// What was wrong with it, for a person.
    public let message: String

    /// Makes a warning.
    public init(index: Int? = nil, field: String? = nil, message: String) {
        self.index = index
        self.field = field
        self.message = message
    }
}

extension TicketWarning: CustomStringConvertible {
    /// One sentence for a person, with the place to look at.
    public var description: String {
        let place = index.map { "ticket \($0 + 1): " } ?? ""
        return place + (field.map { "\($0): " } ?? "") + message
    }
}

extension TicketWarning: JSONRepresentable {
    /// The warning with its place.
    public var json: JSONValue {
        ["index": JSONValue(index), "field": JSONValue(field), "message": .string(message)]
    }
}
