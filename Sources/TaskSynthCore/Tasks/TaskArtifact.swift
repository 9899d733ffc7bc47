/// A text or an address that belongs to a task beside its problem statement.
public struct TaskArtifact: Hashable, Sendable {
    /// Who may see an artifact.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        /// It may be shown to whoever works on the task.
        case context
        /// It tells the solution, and must not get into a prompt.
        case solution
    }

    /// Who may see it.
    public var role: Role
    /// What it is: `pull_request`, `comment`, `diff`, `link` and so on.
    public var kind: String
    /// Its title.
    public var title: String?
    /// Its address.
    public var url: String?
    /// Its text.
    public var text: String?
    /// The time at which it was written.
    public var createdAt: ISOTimestamp?

    /// Makes an artifact.
    public init(
        role: Role, kind: String, title: String? = nil, url: String? = nil, text: String? = nil,
        createdAt: ISOTimestamp? = nil
    ) {
        self.role = role
        self.kind = kind
        self.title = title
        self.url = url
        self.text = text
        self.createdAt = createdAt
    }
}

extension TaskArtifact: JSONRepresentable {
    /// Every member, null where there is nothing.
    public var json: JSONValue {
        [
            "role": .string(role.rawValue), "kind": .string(kind), "title": JSONValue(title),
            "url": JSONValue(url), "text": JSONValue(text),
            "createdAt": JSONValue(createdAt?.text),
        ]
    }
}
