public import TaskSynthCore

/// A request to a service that did not give what it was for.
///
/// It names the method, the path without its query, the status and the service's own number of
/// the request, and what to do about it. It never holds a header or a secret.
public struct ProviderError: Error, Hashable, Sendable {
    /// What can be wrong.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The word for programs.
        public let rawValue: String

        /// Makes a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The service does not know the credential, or wants one.
        public static let unauthorized = Code(rawValue: "unauthorized")
        /// The credential may not do this.
        public static let forbidden = Code(rawValue: "forbidden")
        /// There is no such thing, or the credential may not see it.
        public static let notFound = Code(rawValue: "not_found")
        /// The thing was deleted.
        public static let gone = Code(rawValue: "gone")
        /// The thing is somewhere else now.
        public static let moved = Code(rawValue: "moved")
        /// The number is a pull request's, not an issue's.
        public static let isPullRequest = Code(rawValue: "is_pull_request")
        /// The service wants a pause that is longer than allowed.
        public static let rateLimited = Code(rawValue: "rate_limited")
        /// The service refuses what was sent.
        public static let invalid = Code(rawValue: "invalid")
        /// The service failed, more than once.
        public static let serverFailure = Code(rawValue: "server_failure")
        /// The service could not be reached.
        public static let unreachable = Code(rawValue: "unreachable")
        /// The connection was lost, more than once.
        public static let connectionLost = Code(rawValue: "connection_lost")
        /// There was no answer in time.
        public static let timedOut = Code(rawValue: "timed_out")
        /// The answer is not what the service promises.
        public static let badAnswer = Code(rawValue: "bad_answer")
        /// The answer is larger than allowed.
        public static let tooLarge = Code(rawValue: "too_large")
        /// A redirect that must not be followed.
        public static let redirectRefused = Code(rawValue: "redirect_refused")
        /// A write whose answer was lost, and whose effect was not found.
        public static let uncertainWrite = Code(rawValue: "uncertain_write")
        /// The caller cancelled.
        public static let cancelled = Code(rawValue: "cancelled")
        /// The provider cannot do this.
        public static let unsupported = Code(rawValue: "unsupported")
        /// A setting or a file of this side is missing or wrong.
        public static let configuration = Code(rawValue: "configuration")
    }

    /// What is wrong.
    public var code: Code
    /// The method of the request; `nil` where none was sent.
    public var method: String?
    /// The path of the request, without its query.
    public var path: String?
    /// The status of the answer.
    public var status: Int?
    /// The service's own number of the request.
    public var requestID: String?
    /// What is wrong, for a person, redacted.
    public var message: String
    /// What to do about it.
    public var advice: [String]
    /// The time at which it is worth trying again.
    public var retryAt: ISOTimestamp?
    /// The place to which a thing was moved.
    public var location: String?

    /// Makes an error.
    public init(_ code: Code, _ message: String, advice: [String] = []) {
        self.code = code
        self.message = message
        self.advice = advice
    }

    /// The error with the request that it is about.
    func about(_ request: HTTPRequest, _ response: HTTPResponse? = nil) -> ProviderError {
        var error = self
        error.method = request.method
        error.path = request.address.path
        error.status = response?.status
        error.requestID = response?.requestID
        return error
    }
}

extension ProviderError: CustomStringConvertible {
    /// One sentence for a person, without the advice.
    public var description: String {
        var words: [String] = []
        if let method, let path { words.append("\(method) \(path)") }
        if let status { words.append("status \(status)") }
        if let requestID { words.append("request \(requestID)") }
        return words.isEmpty ? message : "\(words.joined(separator: ", ")): \(message)"
    }
}
