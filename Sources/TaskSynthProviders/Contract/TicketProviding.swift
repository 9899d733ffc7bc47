public import TaskSynthCore

/// What a provider of tickets can do; nothing is read or written that was not asked for.
public protocol TicketProviding: Sendable {
    /// The provider.
    var provider: TicketProvider { get }
    /// What it can do beyond importing, creating and linking.
    var capabilities: ProviderCapabilities { get }

    /// Reads tickets; one that cannot be read does not lose the others.
    func importTickets(
        query: String?, filters: JSONObject
    ) async throws(ProviderError) -> TicketOutcome

    /// Makes a ticket.
    func create(_ draft: TicketDraft) async throws(ProviderError) -> ExternalTicket

    /// Says on the ticket that it belongs to a local task, and gives the link.
    func link(_ id: String, to bead: String, note: String?) async throws(ProviderError)
        -> ExternalTicket

    /// Marks a ticket as being worked on.
    func setInProgress(_ id: String) async throws(ProviderError) -> ExternalTicket

    /// Changes title and text of a ticket.
    func update(_ id: String, to draft: TicketDraft) async throws(ProviderError) -> ExternalTicket

    /// Makes a ticket below another one.
    func createChild(of parent: String, _ draft: TicketDraft) async throws(ProviderError)
        -> ExternalTicket

    /// Reads the state of linked tickets again, a ticket at a time.
    func syncState(_ ids: [String]) async throws(ProviderError) -> TicketOutcome
}

extension TicketProviding {
    /// Refuses: the provider cannot change tickets.
    public func update(_ id: String, to draft: TicketDraft) async throws(ProviderError)
        -> ExternalTicket
    { throw unsupported("changing tickets") }

    /// Refuses: the provider has no children.
    public func createChild(of parent: String, _ draft: TicketDraft) async throws(ProviderError)
        -> ExternalTicket
    { throw unsupported("children of tickets") }

    /// Refuses: the provider cannot read states again.
    public func syncState(_ ids: [String]) async throws(ProviderError) -> TicketOutcome {
        throw unsupported("reading states again")
    }

    /// Refuses: the provider cannot mark tickets.
    public func setInProgress(_ id: String) async throws(ProviderError) -> ExternalTicket {
        throw unsupported("marking tickets as in progress")
    }

    /// The error for what a provider cannot do.
    func unsupported(_ what: String) -> ProviderError {
        ProviderError(.unsupported, "\(provider) does not support \(what)")
    }

    /// Reads tickets one at a time; what fails is reported beside the others.
    func each(
        _ ids: [String], _ read: (String) async throws(ProviderError) -> ExternalTicket
    ) async throws(ProviderError) -> TicketOutcome {
        var outcome = TicketOutcome()
        for id in ids {
            do throws(ProviderError) {
                outcome.tickets.append(try await read(id))
            } catch {
                guard error.code != .cancelled else { throw error }
                outcome.errors.append(TicketFailure(id: id, message: "\(error)"))
            }
        }
        return outcome
    }
}
