public import TaskSynthCore

/// A provider that is a program of the user's own: it reads a request and writes an outcome.
///
/// Beyond the contract's members a request has an `action` for what `operation` has no word for:
/// `create`, `set_in_progress`, `update` and `create_child`, with a `draft` and `ids`.
public struct CustomProvider: TicketProviding {
    /// The provider.
    public let provider: TicketProvider
    /// What the configuration says that the program can do.
    public let capabilities: ProviderCapabilities
    private let program: any ProviderProgram
    private let states: TicketStateTable
    private let configuration: JSONObject?

    /// Makes a provider of a program.
    ///
    /// - Parameters:
    ///   - provider: The slug of its tickets.
    ///   - program: The program.
    ///   - capabilities: What it can do beyond importing, creating and linking.
    ///   - states: How its own words for states are read.
    ///   - configuration: What the program needs to know; this side does not look into it.
    public init(
        provider: TicketProvider = .custom, program: any ProviderProgram,
        capabilities: ProviderCapabilities = ProviderCapabilities(),
        states: TicketStateTable = .custom, configuration: JSONObject? = nil
    ) {
        self.provider = provider
        self.program = program
        self.capabilities = capabilities
        self.states = states
        self.configuration = configuration
    }

    /// Reads the tickets that a query and filters select.
    public func importTickets(
        query: String?, filters: JSONObject
    ) async throws(ProviderError) -> TicketOutcome {
        var operation = request(.import)
        operation.query = query
        operation.filters = filters.members.isEmpty ? nil : filters
        return try await send(operation)
    }

    /// Makes a ticket.
    public func create(_ draft: TicketDraft) async throws(ProviderError) -> ExternalTicket {
        try await one(request(.export, [draft.bead]), action: "create", draft: draft)
    }

    /// Links a ticket with a local task.
    public func link(
        _ id: String, to bead: String, note: String?
    ) async throws(ProviderError) -> ExternalTicket {
        try await one(request(.link, [bead]), action: "link", ids: [id], note: note)
    }

    /// Marks a ticket as being worked on.
    public func setInProgress(_ id: String) async throws(ProviderError) -> ExternalTicket {
        guard capabilities.supportsInProgress else {
            throw unsupported("marking tickets as in progress")
        }
        return try await one(request(.export), action: "set_in_progress", ids: [id])
    }

    /// Changes title and text of a ticket.
    public func update(
        _ id: String, to draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        guard capabilities.supportsUpdate else { throw unsupported("changing tickets") }
        return try await one(
            request(.export, [draft.bead]), action: "update", ids: [id], draft: draft)
    }

    /// Makes a ticket below another one.
    public func createChild(
        of parent: String, _ draft: TicketDraft
    ) async throws(ProviderError) -> ExternalTicket {
        guard capabilities.supportsChildren else { throw unsupported("children of tickets") }
        return try await one(
            request(.export, [draft.bead]), action: "create_child", ids: [parent], draft: draft)
    }

    /// Reads the state of tickets again.
    public func syncState(_ ids: [String]) async throws(ProviderError) -> TicketOutcome {
        guard capabilities.supportsStateSync else { throw unsupported("reading states again") }
        return try await send(request(.syncState), ids: ids)
    }

    // MARK: -

    private func request(_ kind: TicketOperation.Kind, _ beads: [String] = []) -> TicketOperation {
        var operation = TicketOperation(provider: provider, kind: kind, beadIDs: beads)
        operation.providerConfiguration = configuration
        return operation
    }

    private func one(
        _ operation: TicketOperation, action: String, ids: [String] = [],
        draft: TicketDraft? = nil, note: String? = nil
    ) async throws(ProviderError) -> ExternalTicket {
        let outcome = try await send(operation, action: action, ids: ids, draft: draft, note: note)
        if let ticket = outcome.tickets.first { return ticket }
        let said = outcome.errors.first?.description ?? "the program names no ticket"
        throw ProviderError(.badAnswer, "\(provider): \(said)")
    }

    private func send(
        _ operation: TicketOperation, action: String? = nil, ids: [String] = [],
        draft: TicketDraft? = nil, note: String? = nil
    ) async throws(ProviderError) -> TicketOutcome {
        var object = operation.json.object ?? JSONObject()
        object["action"] = action.map(JSONValue.string)
        if !ids.isEmpty { object["ids"] = .array(ids.map(JSONValue.string)) }
        object["note"] = note.map(JSONValue.string)
        if let draft {
            object["draft"] = [
                "bead": .string(draft.bead), "title": .string(draft.title),
                "body": .string(draft.body), "labels": .array(draft.labels.map(JSONValue.string)),
            ]
        }
        let output = try await program.run(Array(JSONValue.object(object).line.utf8) + [.lineFeed])
        do throws(JSONError) {
            var outcome = try TicketOutcome(reading: try JSONValue(parsing: output))
            for index in outcome.tickets.indices where outcome.tickets[index].state == nil {
                guard let raw = outcome.tickets[index].rawState else { continue }
                outcome.tickets[index].state = states.state(of: raw)
            }
            return outcome
        } catch {
            throw ProviderError(
                .badAnswer, "the answer of the program is no outcome: \(error)",
                advice: ["it has to print one object with the list 'tickets'"])
        }
    }
}
