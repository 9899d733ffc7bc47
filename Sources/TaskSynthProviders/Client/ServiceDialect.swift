import TaskSynthCore

/// How one service speaks of its limits and its failures.
package protocol ServiceDialect: Sendable {
    /// The resource whose budget a request takes from.
    func resource(of request: HTTPRequest) -> String

    /// What an answer says about limits.
    func limits(of response: HTTPResponse, to request: HTTPRequest, now: Double) -> RateLimitReading

    /// What an answer says went wrong, in the service's own words and with advice.
    func failure(of response: HTTPResponse, to request: HTTPRequest) -> ProviderError
}

extension ServiceDialect {
    package func resource(of request: HTTPRequest) -> String { "core" }

    /// The moment of a `Retry-After`, which is a number of seconds or a date.
    func retryAfter(_ response: HTTPResponse, now: Double) -> Double? {
        guard let text = response.headers["retry-after"]?.trimmed, !text.isEmpty else { return nil }
        if let seconds = Double(text), seconds.isFinite { return now + max(0, seconds) }
        guard let date = HTTPDate.seconds(of: text) else { return nil }
        // The service's own clock, where it tells it, is the one that counts.
        guard let server = response.headers["date"].flatMap(HTTPDate.seconds(of:)) else {
            return max(now, date)
        }
        return now + max(0, date - server) + 1
    }
}
