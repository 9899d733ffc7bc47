import TaskSynthCore

/// A change that belongs to a ticket, and how sure that is.
struct FoundChange: Sendable {
    /// Where it is.
    var host: any ChangeHost
    /// The proposed change, or the commit.
    var reference: ChangeReference
    /// How sure it is, from 0 to 1.
    var confidence: Double
    /// What was seen.
    var evidence: [TaskChange.Evidence]
}
