import TaskSynthCore

/// How Linear speaks of its limits and its failures.
package struct LinearDialect: ServiceDialect {
    private let hasKey: Bool

    package init(hasKey: Bool) { self.hasKey = hasKey }

    package func limits(
        of response: HTTPResponse, to request: HTTPRequest, now: Double
    ) -> RateLimitReading {
        var reading = RateLimitReading()
        var resets: [Double] = []
        let points = response.headers.integer("x-complexity") ?? 1
        for (name, needed) in [("requests", 1), ("complexity", points), ("endpoint-requests", 1)] {
            guard let remaining = response.headers.integer("x-ratelimit-\(name)-remaining"),
                let reset = response.headers.integer("x-ratelimit-\(name)-reset")
            else { continue }
            // Linear's clock counts milliseconds.
            let seconds = Double(reset) / 1000
            if remaining <= 0 {
                reading.budgets.append(.init(resource: "core", remaining: 0, resetsAt: seconds))
            }
            if remaining < needed { resets.append(seconds) }
        }
        guard Self.isLimited(response) else { return reading }
        let until = retryAfter(response, now: now) ?? resets.max().flatMap { $0 > now ? $0 : nil }
        reading.pause = .init(until: until)
        return reading
    }

    package func failure(of response: HTTPResponse, to request: HTTPRequest) -> ProviderError {
        let error = (try? JSONValue(parsing: response.body))?["errors"]?[0]
        return Self.failure(error, status: response.status, hasKey: hasKey)
    }

    static func failure(_ error: JSONValue?, status: Int, hasKey: Bool) -> ProviderError {
        let extensions = error?["extensions"]
        let said = error?["message"]?.string ?? "Linear gives no reason"
        let kind = (extensions?["type"]?.string ?? "").lowercased()
        let code = extensions?["code"]?.string ?? ""
        if status == 401 || code == "AUTHENTICATION_ERROR" || kind == "authentication error" {
            return ProviderError(
                .unauthorized, said,
                advice: [
                    hasKey
                        ? "LINEAR_API_KEY is not valid: make a new one in Linear's settings"
                        : "set LINEAR_API_KEY to a personal key, or LINEAR_OAUTH_TOKEN"
                ])
        }
        if status == 403 || kind == "forbidden" || kind == "feature not accessible" {
            return ProviderError(
                .forbidden, said, advice: ["check what the key of LINEAR_API_KEY may do"])
        }
        if said.hasPrefix("Entity not found") || status == 404 {
            return ProviderError(
                .notFound, "\(said): it is absent, or this key may not see it",
                advice: ["check the ticket's name, and that the key may see its team"])
        }
        if status >= 500 || kind == "internal error" || kind == "lock timeout" {
            return ProviderError(.serverFailure, said, advice: ["try again later"])
        }
        return ProviderError(.invalid, said)
    }

    private static func isLimited(_ response: HTTPResponse) -> Bool {
        if response.status == 429 { return true }
        guard response.status == 400 || response.status == 200, response.body.count < 65_536,
            let json = try? JSONValue(parsing: response.body)
        else { return false }
        return (json["errors"]?.array ?? []).contains { error in
            error["extensions"]?["code"]?.string == "RATELIMITED"
                || error["extensions"]?["type"]?.string?.lowercased() == "ratelimited"
        }
    }
}
