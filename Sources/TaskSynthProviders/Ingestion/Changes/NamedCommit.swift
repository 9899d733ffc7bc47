/// A commit, by what a search says of it.
package struct NamedCommit: Hashable, Sendable {
    /// Its name.
    package var sha: String
    /// Its message.
    package var message: String
}
