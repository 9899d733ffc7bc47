/// An answer, and where it came from after redirects.
package struct HTTPAnswer: Hashable, Sendable {
    /// The answer.
    package var response: HTTPResponse
    /// The request that got it.
    package var request: HTTPRequest
    /// Whether the address is another one than was asked for.
    package var isRedirected: Bool
}
