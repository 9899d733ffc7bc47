package import TaskSynthCore

/// A pull request or a merge request, as far as a ticket is matched with it.
package struct ProposedChange: Hashable, Sendable {
    /// The repository.
    package var repository: String
    /// The number.
    package var number: Int
    /// The name for a person: `acme/widgets#4`, `group/kit!4`.
    package var name: String
    package var title: String?
    package var text: String?
    /// The branch that it comes from.
    package var branch: String?
    package var isMerged: Bool
    package var mergedAt: ISOTimestamp?

    /// The last one that was merged before a moment, with some minutes for clocks and queues.
    static func lastMerged(
        of changes: [ProposedChange], before moment: ISOTimestamp?
    ) -> ProposedChange? {
        changes.filter { change in
            guard change.isMerged, let mergedAt = change.mergedAt else { return false }
            return moment.map { mergedAt.secondsSinceEpoch <= $0.secondsSinceEpoch + 600 } ?? true
        }.max { ($0.mergedAt?.secondsSinceEpoch ?? 0) < ($1.mergedAt?.secondsSinceEpoch ?? 0) }
    }
}
