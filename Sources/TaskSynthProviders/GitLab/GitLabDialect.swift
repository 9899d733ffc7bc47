import TaskSynthCore

/// How GitLab speaks of its limits and its failures.
package struct GitLabDialect: ServiceDialect {
    private let hasToken: Bool

    package init(hasToken: Bool) { self.hasToken = hasToken }

    package func limits(
        of response: HTTPResponse, to request: HTTPRequest, now: Double
    ) -> RateLimitReading {
        var reading = RateLimitReading()
        let reset = response.headers.integer("ratelimit-reset").map { Double($0) + 1 }
        if let remaining = response.headers.integer("ratelimit-remaining"), let reset {
            reading.budgets = [.init(resource: "core", remaining: remaining, resetsAt: reset)]
        }
        guard response.status == 429 else { return reading }
        reading.pause = .init(until: retryAfter(response, now: now) ?? reset)
        return reading
    }

    package func failure(of response: HTTPResponse, to request: HTTPRequest) -> ProviderError {
        let said = Self.message(response.body) ?? "GitLab gives no reason"
        switch response.status {
        case 401:
            return ProviderError(
                .unauthorized, said,
                advice: [
                    hasToken
                        ? "GITLAB_TOKEN is not valid for this address: make a new one"
                        : "set GITLAB_TOKEN to a token with the scope read_api"
                ])
        case 403:
            let scope = (try? JSONValue(parsing: response.body))?["scope"]?.string
            return ProviderError(
                .forbidden, said,
                advice: ["give GITLAB_TOKEN the scope \(scope ?? "read_api, or api to write")"])
        case 404:
            return ProviderError(
                .notFound,
                "there is no such thing, or it is private and "
                    + (hasToken ? "this token may not see it" : "no token was given"),
                advice: ["check the name; for a private project set GITLAB_TOKEN"])
        case 410:
            return ProviderError(
                .gone, said, advice: ["it was deleted, or this part of the API was removed"])
        case 500...: return ProviderError(.serverFailure, said, advice: ["try again later"])
        default: return ProviderError(.invalid, said)
        }
    }

    /// The message, which is a text, an object of lists, or a list.
    static func message(_ body: [UInt8]) -> String? {
        guard let json = try? JSONValue(parsing: body) else { return nil }
        if let text = json["error_description"]?.string { return text }
        guard let message = json["message"] ?? json["error"] else { return nil }
        switch message {
        case .string(let text): return text
        case .array(let parts): return parts.compactMap(\.string).joined(separator: ", ")
        case .object(let object):
            return object.members.map { member in
                let parts = member.value.array?.compactMap(\.string) ?? []
                return "\(member.key) \(member.value.string ?? parts.joined(separator: ", "))"
            }.joined(separator: "; ")
        default: return nil
        }
    }
}
