import TaskSynthCore

/// How Jira speaks of its limits and its failures.
package struct JiraDialect: ServiceDialect {
    private let hasToken: Bool

    package init(hasToken: Bool) { self.hasToken = hasToken }

    package func limits(
        of response: HTTPResponse, to request: HTTPRequest, now: Double
    ) -> RateLimitReading {
        let isPaused = response.status == 503 && response.headers["retry-after"] != nil
        guard response.status == 429 || isPaused else { return RateLimitReading() }
        // Jira writes the reset as a date, not as a number.
        let reset = response.headers["x-ratelimit-reset"].flatMap(ISOTimestamp.init)
        let until = retryAfter(response, now: now) ?? reset?.secondsSinceEpoch
        return RateLimitReading(pause: .init(until: until))
    }

    package func failure(of response: HTTPResponse, to request: HTTPRequest) -> ProviderError {
        let said = Self.message(response.body) ?? "Jira gives no reason"
        switch response.status {
        case 401:
            return ProviderError(
                .unauthorized, said,
                advice: [
                    hasToken
                        ? "JIRA_TOKEN is not valid; in the cloud it needs JIRA_EMAIL beside it"
                        : "set JIRA_TOKEN, and in the cloud JIRA_EMAIL"
                ])
        case 403:
            // After too many failed logins Jira wants a person.
            let isDenied = response.headers["x-seraph-loginreason"] == "AUTHENTICATION_DENIED"
            return ProviderError(
                .forbidden, said,
                advice: [
                    isDenied
                        ? "Jira wants this user to log in with a browser once, and solve a CAPTCHA"
                        : "check what the user of JIRA_TOKEN may do in this project"
                ])
        case 404:
            return ProviderError(
                .notFound, "\(said) (absent, or this user may not see it)",
                advice: ["check the key of the ticket, and what the user may see"])
        case 410:
            return ProviderError(
                .gone, said,
                advice: ["if the API was removed, set JIRA_API_VERSION to the other one, 2 or 3"])
        case 500...: return ProviderError(.serverFailure, said, advice: ["try again later"])
        default: return ProviderError(.invalid, said)
        }
    }

    static func message(_ body: [UInt8]) -> String? {
        guard let json = try? JSONValue(parsing: body) else { return nil }
        var parts = (json["errorMessages"]?.array ?? []).compactMap(\.string)
        for member in json["errors"]?.object?.members ?? [] {
            parts.append("\(member.key): \(member.value.string ?? member.value.line)")
        }
        parts += [json["message"]?.string, json["errorMessage"]?.string].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
