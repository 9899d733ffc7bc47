/// The answers that a conditional request can do without.
public protocol ResponseCache: Sendable {
    /// The stored answer of a request.
    func response(for key: String) -> HTTPResponse?

    /// Stores an answer; a cache that cannot just does not.
    func store(_ response: HTTPResponse, for key: String)

    /// Forgets an answer that turned out to be of no use.
    func remove(_ key: String)
}
