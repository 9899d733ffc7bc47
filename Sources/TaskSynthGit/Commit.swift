/// What a commit says: its trees, its parents, and who made it when.
public struct Commit: Hashable, Sendable {
    /// The name of the commit.
    public let id: ObjectID
    /// The name of its tree.
    public let tree: ObjectID
    /// The names of its parents, first parent first; they need not be in a shallow clone.
    public let parents: [ObjectID]
    /// Who wrote the change.
    public let authorName: String
    /// When the change was written, as ISO 8601 in the author's own time zone.
    public let authoredAt: String
    /// When the commit was made, in seconds since 1970.
    public let committedAtSeconds: Int
    /// The whole message.
    public let message: String

    /// The first line of the message.
    public var subject: String {
        String(message.split(separator: "\n", maxSplits: 1).first ?? "")
    }
}
