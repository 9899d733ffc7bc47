/// What came of an operation: the tickets that it did, and those that it could not do.
public struct TicketOutcome: Hashable, Sendable {
    /// The tickets, each with provider and id.
    public var tickets: [ExternalTicket]
    /// What failed, a ticket at a time.
    public var errors: [TicketFailure]
    /// What the provider says beyond the contract.
    public var metadata: JSONObject
    /// What reading the answer left out.
    public var warnings: [TicketWarning] = []

    /// Makes an outcome.
    public init(
        tickets: [ExternalTicket] = [], errors: [TicketFailure] = [],
        metadata: JSONObject = JSONObject()
    ) {
        self.tickets = tickets
        self.errors = errors
        self.metadata = metadata
    }
}

extension TicketOutcome: JSONRepresentable {
    /// The three members of the contract.
    public var json: JSONValue {
        [
            "tickets": .array(tickets.map(\.json)), "errors": .array(errors.map(\.json)),
            "metadata": .object(metadata),
        ]
    }

    /// Reads an outcome; a bad ticket is a warning and does not lose the others.
    ///
    /// - Throws: ``JSONError`` where the value is not an object with a list of tickets.
    public init(reading json: JSONValue) throws(JSONError) {
        guard let object = json.object else {
            throw JSONError(.badShape, detail: "an outcome is an object")
        }
        guard let list = object["tickets"], list.array != nil else {
            throw JSONError(.badShape, detail: "an outcome has a list 'tickets'")
        }
        let read = TicketList(reading: list)
        self.init(
            tickets: read.tickets,
            errors: (object["errors"]?.array ?? []).map { entry in
                TicketFailure(
                    id: entry["id"]?.string ?? entry["id"]?.integer.map(String.init),
                    message: entry.string ?? entry["message"]?.string ?? entry.line)
            }, metadata: object["metadata"]?.object ?? JSONObject())
        warnings = read.warnings
    }
}
