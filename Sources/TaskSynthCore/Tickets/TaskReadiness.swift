/// What a task's own text lacks before somebody can work on it without looking elsewhere.
public struct TaskReadiness: Hashable, Sendable {
    /// One thing that is missing.
    public struct Gap: Hashable, Sendable {
        /// The part of the text: `title`, `description` or `acceptance`.
        public let part: String
        /// What it lacks, for a person.
        public let message: String
        /// The words that show it, where there are any.
        public let evidence: String?
    }

    /// What is missing, in the order of the text.
    public let gaps: [Gap]

    /// Whether nothing is missing.
    public var isReady: Bool { gaps.isEmpty }
}

/// Lists what a task lacks before it can be worked on.
///
/// Only the task's own text counts: links of any kind neither make a task ready nor hold it back.
///
/// - Complexity: O(*n*), where *n* is the length of the text.
public func readiness(of task: LinkedTask) -> TaskReadiness {
    var gaps: [TaskReadiness.Gap] = []
    if task.title.trimmed.isEmpty {
        gaps.append(.init(part: "title", message: "the task has no title", evidence: nil))
    }
    if task.description.trimmed.isEmpty {
        gaps.append(
            .init(part: "description", message: "the task has no description", evidence: nil))
    }
    let criteria = task.acceptance.filter { !$0.trimmed.isEmpty }
    if criteria.isEmpty {
        gaps.append(
            .init(part: "acceptance", message: "the task has no acceptance criteria", evidence: nil)
        )
    }
    let texts = [("title", task.title), ("description", task.description)]
    for (part, text) in texts + criteria.map({ ("acceptance", $0) }) {
        guard let words = TicketDeferral.find(in: text) else { continue }
        gaps.append(
            .init(
                part: part, message: "the text sends its reader to a ticket", evidence: words))
    }
    return TaskReadiness(gaps: gaps)
}
