/// What is to happen to a ticket when the local task is closed.
public enum TicketCloseAction: String, TicketVocabulary {
    case none
    case comment
    case close
    case sync

    /// The other words that are read as an action: there are none.
    public static var aliases: [String: Self] { [:] }
}
