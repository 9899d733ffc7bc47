import TaskSynthCore

/// An answer with its whole body.
public struct HTTPResponse: Hashable, Sendable {
    /// The status.
    public var status: Int
    /// The fields.
    public var headers: HTTPHeaders
    /// The body.
    public var body: [UInt8]

    /// Makes an answer.
    public init(status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    private static let requestIDFields = [
        "x-github-request-id", "x-request-id", "x-arequestid", "atl-traceid",
    ]

    /// The number by which the service can find the request in its logs.
    public var requestID: String? {
        for name in Self.requestIDFields {
            if let value = headers[name] { return value }
        }
        return nil
    }

    /// The answer whose number of the request, which goes into errors, holds no secret.
    func redacted(_ redactor: Redactor) -> HTTPResponse {
        var response = self
        for name in Self.requestIDFields {
            response.headers[name] = headers[name].map(redactor.redact)
        }
        return response
    }
}
