/// What a ticket is to the local task that it is linked with.
public enum TicketRelation: String, TicketVocabulary {
    /// The main ticket of the same work.
    case primary
    /// One more ticket of the same work.
    case secondary
    /// A ticket that is only there to be read; it makes no task actionable.
    case context
    /// A ticket that was split off another one.
    case derived

    /// The other words that are read as a relation.
    public static var aliases: [String: Self] {
        ["context_only": .context, "reference": .context, "child": .derived]
    }
}
