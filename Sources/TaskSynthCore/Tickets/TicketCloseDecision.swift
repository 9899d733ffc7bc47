/// What would happen to a ticket when the local task is closed, said before it is done.
public struct TicketCloseDecision: Hashable, Sendable {
    /// What would be done.
    public enum Step: String, Hashable, Sendable {
        /// The ticket is left alone.
        case nothing
        /// A comment is written; the ticket stays open.
        case comment
        /// A comment is written, and the ticket is closed.
        case close
        /// The ticket is read again; nothing is written.
        case refresh
    }

    /// The ticket.
    public let ticket: ExternalTicket
    /// What would be done.
    public let step: Step
    /// The rule that says so.
    public let reason: String

    /// Decides by the ticket's own words.
    ///
    /// A context ticket is never touched. Without `on_close`, only a ticket that this side made
    /// is closed.
    public init(closing ticket: ExternalTicket) {
        self.ticket = ticket
        (step, reason) =
            switch (ticket.relation, ticket.onClose, ticket.direction) {
            case (.context, _, _): (.nothing, "a context ticket is only read")
            case (_, .some(.none), _): (.nothing, "on_close is none")
            case (_, .sync, _): (.refresh, "on_close is sync")
            case _ where ticket.state == .closed: (.nothing, "the ticket is closed already")
            case (_, .comment, _): (.comment, "on_close is comment")
            case (_, .close, _): (.close, "on_close is close")
            case (_, nil, .exported): (.close, "the ticket was exported from here")
            case (_, nil, _): (.nothing, "no on_close, and the ticket was not exported from here")
            }
    }
}

extension TicketCloseDecision: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        let name = "\(ticket.provider) \(ticket.id)"
        return switch step {
        case .nothing: "leave \(name) alone: \(reason)"
        case .comment: "comment on \(name): \(reason)"
        case .close: "comment on \(name) and close it: \(reason)"
        case .refresh: "read \(name) again: \(reason)"
        }
    }
}
