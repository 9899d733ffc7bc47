/// A request; its credential is held apart, so that printing a request shows none.
public struct HTTPRequest: Hashable, Sendable {
    /// What sending a request once more would do.
    public enum Effect: Hashable, Sendable {
        /// It changes nothing.
        case read
        /// A second time changes nothing more.
        case repeatableWrite
        /// A second time would do it twice.
        case write
    }

    /// The method.
    public var method: String
    /// The address.
    public var address: WebAddress
    /// The fields, without the credential.
    public var headers: HTTPHeaders
    /// The body.
    public var body: [UInt8]?
    /// What sending it once more would do.
    public var effect: Effect
    /// The credential, which only a transport reveals.
    public var credential: Credential?
    /// The largest answer that is taken.
    public var maximumBytes = 64 << 20
    /// How long the service may be silent.
    public var idleSeconds = 20.0

    /// Makes a request.
    public init(
        _ method: String, _ address: WebAddress, headers: HTTPHeaders = HTTPHeaders(),
        body: [UInt8]? = nil, effect: Effect? = nil
    ) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
        self.effect =
            effect
            ?? (["GET", "HEAD"].contains(method)
                ? .read : ["PUT", "DELETE"].contains(method) ? .repeatableWrite : .write)
    }
}
