/// The network, as one method.
///
/// A transport sends one request once. It follows no redirect, answers no challenge, keeps no
/// cookie and no cache, and ends when its task is cancelled.
public protocol HTTPTransport: Sendable {
    /// Sends a request and gives the whole answer, whatever its status.
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
