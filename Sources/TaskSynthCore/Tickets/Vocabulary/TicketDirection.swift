/// How a link between a task and a ticket came to be.
public enum TicketDirection: String, TicketVocabulary {
    /// The ticket was there first.
    case imported
    /// The task was there first.
    case exported
    /// Both were there, and a person joined them.
    case linked

    /// The other words that are read as a direction.
    public static var aliases: [String: Self] { ["import": .imported, "export": .exported] }
}
