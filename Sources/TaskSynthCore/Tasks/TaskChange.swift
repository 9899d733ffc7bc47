/// What solved a task, and how sure that is.
public struct TaskChange: Hashable, Sendable {
    /// The kinds of change that may close a ticket.
    public enum Closer: String, CaseIterable, Hashable, Sendable {
        case pullRequest = "pull_request"
        case commit
        case none
    }

    /// The ways in which a pull request ends up on its branch.
    public enum MergeMethod: String, CaseIterable, Hashable, Sendable {
        case merge
        case squash
        case rebase
    }

    /// One observation that speaks for the change, and the rule that uses it.
    public struct Evidence: Hashable, Sendable {
        /// The rule: `closed_event`, `closing_keyword` and so on.
        public var rule: String
        /// What was seen.
        public var detail: String

        /// Makes a piece of evidence.
        public init(rule: String, detail: String) {
            self.rule = rule
            self.detail = detail
        }
    }

    /// The kind of change.
    public var closedBy: Closer
    /// The repository of the pull request, as `owner/name`, where it is not the ticket's own.
    public var repository: String?
    /// The number of the pull request.
    public var pull: Int?
    /// The commit that closed the ticket by itself.
    public var commit: String?
    /// The commit by which the change came to its branch.
    public var mergeCommit: String?
    /// The way in which it came there.
    public var mergedHow: MergeMethod?
    /// How sure it is that this is the change, from 0 to 1; `nil` where there is none.
    public var confidence: Double?
    /// What speaks for it.
    public var evidence: [Evidence]

    /// Makes a change.
    public init(closedBy: Closer = .none, confidence: Double? = nil, evidence: [Evidence] = []) {
        self.closedBy = closedBy
        self.confidence = confidence
        self.evidence = evidence
    }
}

extension TaskChange: JSONRepresentable {
    /// Every member, null where nothing was found.
    public var json: JSONValue {
        [
            "closedBy": .string(closedBy.rawValue), "repository": JSONValue(repository),
            "pull": JSONValue(pull), "commit": JSONValue(commit),
            "mergeCommit": JSONValue(mergeCommit), "mergedHow": JSONValue(mergedHow?.rawValue),
            "confidence": JSONValue(confidence),
            "evidence": .array(
                evidence.map { ["rule": .string($0.rule), "detail": .string($0.detail)] }),
        ]
    }
}
