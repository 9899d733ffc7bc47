/// One ticket that an operation could not do, while it did the others.
public struct TicketFailure: Error, Hashable, Sendable {
    /// The ticket; `nil` where the failure is about the whole operation.
    public var id: String?
    /// What went wrong and what to do about it, for a person.
    public var message: String

    /// Makes a failure.
    public init(id: String? = nil, message: String) {
        self.id = id
        self.message = message
    }
}

extension TicketFailure: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String { (id.map { "\($0): " } ?? "") + message }
}

extension TicketFailure: JSONRepresentable {
    /// The members `id` and `message`.
    public var json: JSONValue { ["id": JSONValue(id), "message": .string(message)] }
}
