import TaskSynthCore

/// A comment on a ticket.
struct TicketComment: Hashable, Sendable {
    var text: String
    var createdAt: ISOTimestamp?
    var url: String?
    var isByProgram = false
}

extension TaskSource {
    /// Sorts comments into what was said before the work began, and what may tell the solution.
    ///
    /// - Parameters:
    ///   - comments: The comments in order.
    ///   - began: The time at which the work on the change began, as far as it is known.
    mutating func take(_ comments: [TicketComment], before began: ISOTimestamp?) {
        for comment in comments where !comment.text.trimmed.isEmpty {
            let isEarly =
                comment.createdAt.map { date in began.map { date < $0 } ?? true } ?? false
            if isEarly, !comment.isByProgram {
                hints.append(comment.text)
            } else {
                artifacts.append(
                    TaskArtifact(
                        role: isEarly ? .context : .solution, kind: "comment", url: comment.url,
                        text: comment.text, createdAt: comment.createdAt))
            }
        }
    }

    /// Takes title and text of a ticket as the problem.
    mutating func takeProblem(title: String?, text: String?) {
        self.title = title
        description = text.flatMap { $0.trimmed.isEmpty ? nil : $0 }
        summary = description.flatMap { MarkdownText.summary(of: $0) }
        acceptance = description.map(MarkdownText.acceptance(in:)) ?? []
        if description == nil {
            warnings.append(TaskWarning("no_description", "the ticket has no text"))
        }
    }
}
