/// The state of a ticket in words that are the same for every provider.
public enum TicketState: String, TicketVocabulary {
    case open
    case inProgress = "in_progress"
    case blocked
    case inReview = "in_review"
    case closed
    case unknown

    /// The other words that are read as a state.
    public static var aliases: [String: Self] { ["todo": .open, "inprogress": .inProgress] }
}
