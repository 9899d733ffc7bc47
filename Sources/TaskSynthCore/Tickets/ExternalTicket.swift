/// The link from a local task to a ticket elsewhere, and what was last seen of that ticket.
public struct ExternalTicket: Hashable, Sendable {
    /// The service that holds the ticket.
    public var provider: TicketProvider
    /// The ticket's own name there, in the case in which it is written.
    public var id: String
    /// The address for people.
    public var url: String?
    /// The title.
    public var title: String?
    /// A short form of the body.
    public var summary: String?
    /// The text, as Markdown.
    public var body: String?
    /// Notes about the ticket.
    public var notes: String?
    /// What the ticket is to the local task.
    public var relation: TicketRelation?
    /// How the link came to be.
    public var direction: TicketDirection?
    /// Which way the link is kept up to date.
    public var syncMode: TicketSyncMode?
    /// The state in the words of every provider.
    public var state: TicketState?
    /// The state in the provider's own word.
    public var rawState: String?
    /// The time at which the state was changed.
    public var stateUpdatedAt: ISOTimestamp?
    /// The time at which title or body was changed.
    public var contentUpdatedAt: ISOTimestamp?
    /// The time at which the notes were changed.
    public var notesUpdatedAt: ISOTimestamp?
    /// The ticket above this one, at the same provider.
    public var parentID: String?
    /// What is to happen to the ticket when the local task is closed.
    public var onClose: TicketCloseAction?
    /// The time at which the ticket was last read or written.
    public var lastSyncedAt: ISOTimestamp?
    /// The members that this model does not know, in their order.
    public var unknownMembers = JSONObject()

    /// Makes a link of the two things that a link has to have.
    public init(provider: TicketProvider, id: String) {
        self.provider = provider
        self.id = id
    }

    /// Whether both speak of the same ticket.
    public func isSameTicket(as other: ExternalTicket) -> Bool {
        provider == other.provider && id == other.id
    }

    /// The link with every value that a later one holds, and its own elsewhere.
    public func merged(with later: ExternalTicket) -> ExternalTicket {
        var ticket = self
        func take<Value>(_ field: WritableKeyPath<ExternalTicket, Value?>) {
            if let value = later[keyPath: field] { ticket[keyPath: field] = value }
        }
        for field in [\ExternalTicket.url, \.title, \.summary, \.body, \.notes, \.rawState] {
            take(field)
        }
        take(\.relation)
        take(\.direction)
        take(\.syncMode)
        take(\.state)
        take(\.stateUpdatedAt)
        take(\.contentUpdatedAt)
        take(\.notesUpdatedAt)
        take(\.parentID)
        take(\.onClose)
        take(\.lastSyncedAt)
        for member in later.unknownMembers.members
        where !member.value.isNull || ticket.unknownMembers[member.key] == nil {
            ticket.unknownMembers[member.key] = member.value
        }
        return ticket
    }
}

extension ExternalTicket: JSONRepresentable {
    /// The members that hold something in the order of the contract, then the unknown ones.
    public var json: JSONValue {
        var object = JSONObject()
        object["provider"] = .string(provider.slug)
        object["id"] = .string(id)
        object["url"] = url.map(JSONValue.string)
        object["title"] = title.map(JSONValue.string)
        object["summary"] = summary.map(JSONValue.string)
        object["body"] = body.map(JSONValue.string)
        object["notes"] = notes.map(JSONValue.string)
        object["relation"] = (relation?.rawValue).map(JSONValue.string)
        object["direction"] = (direction?.rawValue).map(JSONValue.string)
        object["sync_mode"] = (syncMode?.rawValue).map(JSONValue.string)
        object["state"] = (state?.rawValue).map(JSONValue.string)
        object["raw_state"] = rawState.map(JSONValue.string)
        object["state_updated_at"] = (stateUpdatedAt?.text).map(JSONValue.string)
        object["content_updated_at"] = (contentUpdatedAt?.text).map(JSONValue.string)
        object["notes_updated_at"] = (notesUpdatedAt?.text).map(JSONValue.string)
        object["parent_id"] = parentID.map(JSONValue.string)
        object["on_close"] = (onClose?.rawValue).map(JSONValue.string)
        object["last_synced_at"] = (lastSyncedAt?.text).map(JSONValue.string)
        return .object(JSONObject(object.members + unknownMembers.members))
    }
}
