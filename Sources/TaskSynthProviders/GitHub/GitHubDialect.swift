import TaskSynthCore

/// How GitHub speaks of its limits and its failures.
package struct GitHubDialect: ServiceDialect {
    /// Whether requests carry a token.
    private let hasToken: Bool

    package init(hasToken: Bool) { self.hasToken = hasToken }

    package func resource(of request: HTTPRequest) -> String {
        if request.address.path.hasSuffix("/graphql") { return "graphql" }
        if request.address.path.contains("/search/code") { return "code_search" }
        return request.address.path.contains("/search/") ? "search" : "core"
    }

    package func limits(
        of response: HTTPResponse, to request: HTTPRequest, now: Double
    ) -> RateLimitReading {
        var reading = RateLimitReading()
        let resource = response.headers["x-ratelimit-resource"] ?? self.resource(of: request)
        let remaining = response.headers.integer("x-ratelimit-remaining")
        // Reset is in whole seconds, cut off: a second more is sure to be past it.
        let reset = response.headers.integer("x-ratelimit-reset").map { Double($0) + 1 }
        if let remaining, let reset {
            reading.budgets = [.init(resource: resource, remaining: remaining, resetsAt: reset)]
        }
        if response.status == 200 {
            if resource == "graphql", Self.isGraphQLLimit(response) {
                reading.pause = .init(resource: resource, until: reset)
            }
            return reading
        }
        guard response.status == 403 || response.status == 429 else { return reading }
        let message = Self.message(response.body).lowercased()
        if let until = retryAfter(response, now: now) {
            reading.pause = .init(until: until)
        } else if remaining == 0 {
            reading.pause = .init(resource: resource, until: reset)
        } else if message.contains("secondary rate limit") || message.contains("abuse detection")
            || response.status == 429
        {
            reading.pause = .init(until: nil)
        } else if message.contains("rate limit exceeded") {
            reading.pause = .init(resource: resource, until: reset.flatMap { $0 > now ? $0 : nil })
        }
        return reading
    }

    package func failure(of response: HTTPResponse, to request: HTTPRequest) -> ProviderError {
        let message = Self.message(response.body)
        let said = message.isEmpty ? "GitHub gives no reason" : message
        switch response.status {
        case 401:
            return ProviderError(
                .unauthorized, said,
                advice: [
                    hasToken
                        ? "GITHUB_TOKEN is not valid any more, or not for this address: make a new one"
                        : "set GITHUB_TOKEN to a token that may read this repository"
                ])
        case 403: return forbidden(response, said)
        case 404:
            return ProviderError(
                .notFound,
                "there is no such thing, or it is private and "
                    + (hasToken ? "this token may not see it" : "no token was given"),
                advice: [
                    hasToken
                        ? "check the name, and that GITHUB_TOKEN may read this repository"
                        : "check the name; for a private repository set GITHUB_TOKEN"
                ])
        case 410: return ProviderError(.gone, said, advice: ["it cannot be read any more"])
        case 301, 302, 307, 308:
            var error = ProviderError(.moved, "it was moved")
            error.location = response.headers["location"]
            return error
        case 400, 406, 409, 422, 451: return ProviderError(.invalid, said)
        case 500...: return ProviderError(.serverFailure, said, advice: ["try again later"])
        default: return ProviderError(.badAnswer, said)
        }
    }

    private func forbidden(_ response: HTTPResponse, _ said: String) -> ProviderError {
        if let sso = response.headers["x-github-sso"] {
            let address = sso.range(of: "url=").map { String(sso[$0.upperBound...]) }
            return ProviderError(
                .forbidden, "the organization wants this token to be authorized for single sign-on",
                advice: ["authorize the token" + (address.map { " at \($0)" } ?? "")])
        }
        if let permissions = response.headers["x-accepted-github-permissions"] {
            return ProviderError(
                .forbidden, said,
                advice: ["give the token one of these permissions: \(permissions)"])
        }
        if let scopes = response.headers["x-accepted-oauth-scopes"], !scopes.isEmpty {
            return ProviderError(
                .forbidden, said, advice: ["give the token one of these scopes: \(scopes)"])
        }
        return ProviderError(
            .forbidden, said, advice: ["check what GITHUB_TOKEN may do, and from which addresses"])
    }

    private static func isGraphQLLimit(_ response: HTTPResponse) -> Bool {
        guard response.body.count < 65_536, let json = try? JSONValue(parsing: response.body) else {
            return false
        }
        return (json["errors"]?.array ?? []).contains { $0["type"]?.string == "RATE_LIMITED" }
    }

    /// The message of an error body, with what its list of errors says.
    static func message(_ body: [UInt8]) -> String {
        guard let json = try? JSONValue(parsing: body) else {
            let text = String(decoding: body.prefix(200), as: UTF8.self)
            return text.contains("<") ? "" : text.trimmed
        }
        var parts = [json["message"]?.string].compactMap(\.self)
        switch json["errors"] {
        case .string(let text): parts.append(text)
        case .array(let errors):
            for error in errors.prefix(5) {
                let words = [
                    error["resource"]?.string, error["field"]?.string, error["code"]?.string,
                    error["message"]?.string,
                ].compactMap(\.self)
                parts.append(error.string ?? words.joined(separator: " "))
            }
        default: break
        }
        return parts.filter { !$0.isEmpty }.joined(separator: ": ")
    }
}
