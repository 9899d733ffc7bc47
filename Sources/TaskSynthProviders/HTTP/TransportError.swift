/// A request that got no whole answer.
public struct TransportError: Error, Hashable, Sendable {
    /// What can happen to a request on its way.
    public enum Code: String, Hashable, Sendable {
        /// The host is not known, or refuses connections: nothing was sent.
        case unreachable
        /// The service was silent for too long.
        case timedOut
        /// The connection ended before the answer was whole.
        case lost
        /// The answer is larger than the request allows.
        case tooLarge
        /// The caller does not want the answer any more.
        case cancelled
    }

    /// What happened.
    public let code: Code
    /// The status, where the head of the answer came through.
    public let status: Int?
    /// The fields, where the head of the answer came through.
    public let headers: HTTPHeaders

    /// Makes an error.
    public init(_ code: Code, status: Int? = nil, headers: HTTPHeaders = HTTPHeaders()) {
        self.code = code
        self.status = status
        self.headers = headers
    }
}
