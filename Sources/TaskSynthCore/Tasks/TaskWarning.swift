/// Something about a task that could not be found, or that a person should look at.
public struct TaskWarning: Hashable, Sendable {
    /// A word that programs may compare: `no_pull_request`, `other_repository` and so on.
    public var code: String
    /// What it is about and what can be done, for a person.
    public var message: String

    /// Makes a warning.
    public init(_ code: String, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension TaskWarning: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String { message }
}

extension TaskWarning: JSONRepresentable {
    /// The members `code` and `message`.
    public var json: JSONValue { ["code": .string(code), "message": .string(message)] }
}
