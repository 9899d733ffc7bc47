/// A local task's own text, and the tickets that it is linked with.
public struct LinkedTask: Hashable, Sendable {
    /// The title.
    public var title: String
    /// What is to be done, complete without any ticket.
    public var description: String
    /// How one sees that it is done.
    public var acceptance: [String]
    /// The tickets.
    public var tickets: TicketList

    /// Makes a task.
    public init(
        title: String, description: String, acceptance: [String] = [],
        tickets: TicketList = TicketList()
    ) {
        self.title = title
        self.description = description
        self.acceptance = acceptance
        self.tickets = tickets
    }

    /// The task with more tickets; its own text is the truth and stays as it is.
    public func merging(_ imported: TicketList) -> LinkedTask {
        var task = self
        task.tickets = tickets.merged(with: imported.tickets)
        task.tickets.warnings += imported.warnings
        return task
    }
}
