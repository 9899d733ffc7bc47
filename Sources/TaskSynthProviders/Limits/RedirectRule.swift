/// How a redirect is followed: by hand, and never with a credential to another origin.
package struct RedirectRule: Hashable, Sendable {
    /// What to do with an answer.
    package enum Action: Hashable, Sendable {
        /// It is no redirect.
        case take
        case follow(HTTPRequest)
        case refuse(reason: String)
    }

    /// How many redirects are followed in a row.
    package var limit: Int

    package init(limit: Int = 5) { self.limit = limit }

    /// Decides about one answer.
    package func action(
        for response: HTTPResponse, to request: HTTPRequest, followed: Int
    ) -> Action {
        guard [301, 302, 303, 307, 308].contains(response.status) else { return .take }
        guard let location = response.headers["location"] else {
            return .refuse(reason: "a redirect that does not say where to")
        }
        guard let address = request.address.resolving(location) else {
            return .refuse(reason: "a redirect to something that is no http address")
        }
        guard followed < limit else { return .refuse(reason: "more than \(limit) redirects") }
        let keepsMethod = request.effect == .read || [307, 308].contains(response.status)
        guard keepsMethod else {
            return .refuse(reason: "a redirect of a write to \(address.origin.host)")
        }
        let isSameOrigin = address.origin == request.address.origin
        guard isSameOrigin || request.effect == .read, isSameOrigin || request.method != "POST"
        else { return .refuse(reason: "a redirect of a write to another origin") }
        guard
            isSameOrigin || request.address.origin.scheme == "http"
                || address.origin.scheme == "https"
        else { return .refuse(reason: "a redirect from https to http") }
        var next = request
        next.address = address
        if !isSameOrigin {
            next.credential = nil
            next.headers["if-none-match"] = nil
        }
        return .follow(next)
    }
}
