public import TaskSynthCore

extension TicketProviding {
    /// Does what a request asks for.
    ///
    /// An export makes a ticket of each draft; the other operations name tickets in `bead_ids` or
    /// `filters.ids`.
    ///
    /// - Parameters:
    ///   - operation: The request.
    ///   - drafts: The texts of the local tasks that are exported.
    /// - Returns: The tickets, and what failed, a ticket at a time.
    /// - Throws: ``ProviderError`` where nothing at all could be done.
    public func perform(
        _ operation: TicketOperation, drafts: [TicketDraft] = []
    ) async throws(ProviderError) -> TicketOutcome {
        let ids = (operation.filters?["ids"]?.array ?? []).compactMap {
            $0.string ?? $0.integer.map(String.init)
        }
        var outcome: TicketOutcome
        switch operation.kind {
        case .import:
            outcome = try await importTickets(
                query: operation.query, filters: operation.filters ?? JSONObject())
        case .export:
            outcome = TicketOutcome()
            for draft in drafts {
                do throws(ProviderError) {
                    outcome.tickets.append(try await create(draft))
                } catch {
                    guard error.code != .cancelled else { throw error }
                    outcome.errors.append(TicketFailure(id: draft.bead, message: "\(error)"))
                }
            }
        case .link:
            let bead = operation.beadIDs.first ?? ""
            outcome = try await each(ids) { id throws(ProviderError) in
                try await link(id, to: bead, note: nil)
            }
        case .syncState:
            guard capabilities.supportsStateSync else { throw unsupported("reading states again") }
            outcome = try await syncState(ids)
        }
        for index in outcome.tickets.indices {
            let direction: TicketDirection =
                switch operation.kind {
                case .import: .imported
                case .export: .exported
                case .link, .syncState: .linked
                }
            if operation.kind != .syncState { outcome.tickets[index].direction = direction }
            outcome.tickets[index].relation = operation.relation ?? outcome.tickets[index].relation
            outcome.tickets[index].syncMode = operation.syncMode ?? outcome.tickets[index].syncMode
        }
        return outcome
    }
}
