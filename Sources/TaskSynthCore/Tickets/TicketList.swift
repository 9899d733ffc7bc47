/// The tickets that one local task is linked with, in order.
///
/// Many tasks may be linked with one ticket, and one task with many: a list belongs to its task,
/// and holds a ticket once.
public struct TicketList: Hashable, Sendable {
    /// The tickets.
    public var tickets: [ExternalTicket]
    /// What reading them left out.
    public var warnings: [TicketWarning]

    /// Makes a list.
    public init(_ tickets: [ExternalTicket] = [], warnings: [TicketWarning] = []) {
        self.tickets = tickets
        self.warnings = warnings
    }

    /// Reads a list entry by entry; what cannot be kept is a warning, never an error.
    ///
    /// - Parameter json: An array of entries, one entry, or null.
    public init(reading json: JSONValue) {
        self.init()
        let entries: [JSONValue]
        switch json {
        case .array(let elements): entries = elements
        case .object: entries = [json]
        case .null: entries = []
        default:
            entries = []
            warnings.append(TicketWarning(message: "skipped: not a list of tickets"))
        }
        for (index, entry) in entries.enumerated() {
            guard let object = entry.object else {
                warnings.append(TicketWarning(index: index, message: "skipped: not an object"))
                continue
            }
            var reader = ExternalTicketReader(object, index: index)
            if let ticket = reader.read() { tickets.append(ticket) }
            warnings += reader.warnings
        }
    }

    /// Joins later entries: the same ticket is one entry at its first place.
    ///
    /// - Complexity: O(*n*), where *n* is the number of entries in both lists.
    public func merged(with later: [ExternalTicket] = []) -> TicketList {
        var places: [[String]: Int] = [:]
        var result: [ExternalTicket] = []
        for ticket in tickets + later {
            let key = [ticket.provider.slug, ticket.id]
            if let place = places[key] {
                result[place] = result[place].merged(with: ticket)
            } else {
                places[key] = result.count
                result.append(ticket)
            }
        }
        return TicketList(result, warnings: warnings)
    }

    /// The ticket that outward changes go to: the first primary one, else the first of the work.
    public var target: ExternalTicket? {
        tickets.first { $0.relation == .primary } ?? tickets.first { $0.relation != .context }
    }
}

extension TicketList: JSONRepresentable {
    /// The array of entries, without the warnings.
    public var json: JSONValue { .array(tickets.map(\.json)) }
}
