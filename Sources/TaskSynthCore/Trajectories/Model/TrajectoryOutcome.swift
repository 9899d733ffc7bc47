/// How an attempt ended, as far as its record tells.
public struct TrajectoryOutcome: Hashable, Sendable {
    /// Why it ended.
    public var reason: EndReason
    /// What the record itself calls it.
    public var status: String?
    /// The change that it submitted, as a patch.
    public var patch: String?
    /// The agent's last words, or its answer.
    public var answer: String?
    /// Whether the record says that the problem was solved.
    public var isResolved: Bool?

    /// Makes an outcome of which nothing is known.
    public init(
        reason: EndReason = .unknown, status: String? = nil, patch: String? = nil,
        answer: String? = nil, isResolved: Bool? = nil
    ) {
        self.reason = reason
        self.status = status
        self.patch = patch
        self.answer = answer
        self.isResolved = isResolved
    }

    /// Whether the record says that nothing is changed at the end.
    var isPatchEmpty: Bool { patch.map { $0.allSatisfy(\.isWhitespace) } ?? false }
}

extension TrajectoryOutcome: JSONRepresentable {
    /// The normalized form.
    public var json: JSONValue {
        [
            "reason": .string(reason.name), "status": JSONValue(status),
            "patch": JSONValue(patch), "answer": JSONValue(answer),
            "resolved": JSONValue(isResolved),
        ]
    }
}
