package import TaskSynthCore

/// The requests that are sent to GitHub, each checked against GitHub's own description.
package struct GitHubAPI: Sendable {
    package static let version = "2022-11-28"

    private let base: WebAddress
    private let credential: Credential?
    private let agent: String

    package init(base: WebAddress, credential: Credential?, agent: String) {
        self.base = base
        self.credential = credential
        self.agent = agent
    }

    /// Whether requests carry a token, without which GraphQL cannot be used.
    package var hasToken: Bool { credential != nil }

    package func issue(_ number: Int, of repository: String) -> HTTPRequest {
        get(repo(repository, "issues", String(number)))
    }

    package func comments(_ number: Int, of repository: String) -> HTTPRequest {
        get(repo(repository, "issues", String(number), "comments").adding("per_page", "100"))
    }

    package func timeline(_ number: Int, of repository: String) -> HTTPRequest {
        get(repo(repository, "issues", String(number), "timeline").adding("per_page", "100"))
    }

    package func issues(of repository: String, filters: [(String, String)]) -> HTTPRequest {
        var address = repo(repository, "issues")
        for (name, value) in filters { address = address.adding(name, value) }
        return get(address.adding("per_page", "100"))
    }

    package func repository(_ repository: String) -> HTTPRequest { get(repo(repository)) }

    package func pull(_ number: Int, of repository: String, media: String? = nil) -> HTTPRequest {
        get(repo(repository, "pulls", String(number)), media: media)
    }

    package func pullFiles(_ number: Int, of repository: String) -> HTTPRequest {
        get(repo(repository, "pulls", String(number), "files").adding("per_page", "100"))
    }

    package func pullCommits(_ number: Int, of repository: String) -> HTTPRequest {
        get(repo(repository, "pulls", String(number), "commits").adding("per_page", "100"))
    }

    package func commit(_ sha: String, of repository: String, media: String? = nil) -> HTTPRequest {
        get(repo(repository, "commits", sha), media: media)
    }

    package func pulls(ofCommit sha: String, of repository: String) -> HTTPRequest {
        get(repo(repository, "commits", sha, "pulls").adding("per_page", "100"))
    }

    package func compare(_ base: String, _ head: String, of repository: String) -> HTTPRequest {
        get(repo(repository, "compare", "\(base)...\(head)").adding("per_page", "1"))
    }

    package func search(_ kind: String, _ query: String) -> HTTPRequest {
        get(base.appending("search", kind).adding("q", query).adding("per_page", "50"))
    }

    package func createIssue(in repository: String, _ body: JSONValue) -> HTTPRequest {
        send("POST", repo(repository, "issues"), body)
    }

    package func updateIssue(_ number: Int, of repository: String, _ body: JSONValue) -> HTTPRequest
    {
        var request = send("PATCH", repo(repository, "issues", String(number)), body)
        request.effect = .repeatableWrite
        return request
    }

    package func createComment(_ number: Int, of repository: String, _ text: String) -> HTTPRequest
    {
        let body: JSONValue = ["body": .string(text)]
        return send("POST", repo(repository, "issues", String(number), "comments"), body)
    }

    package func addLabels(_ labels: [String], to number: Int, of repository: String) -> HTTPRequest
    {
        let body: JSONValue = ["labels": .array(labels.map(JSONValue.string))]
        var request = send("POST", repo(repository, "issues", String(number), "labels"), body)
        request.effect = .repeatableWrite
        return request
    }

    package func addChild(_ id: Int, to number: Int, of repository: String) -> HTTPRequest {
        let body: JSONValue = ["sub_issue_id": JSONValue(id)]
        var request = send("POST", repo(repository, "issues", String(number), "sub_issues"), body)
        request.effect = .repeatableWrite
        return request
    }

    package func createPull(in repository: String, _ body: JSONValue) -> HTTPRequest {
        send("POST", repo(repository, "pulls"), body)
    }

    package func pulls(of repository: String, head: String) -> HTTPRequest {
        get(repo(repository, "pulls").adding("head", head).adding("state", "all"))
    }

    package func graphQL(_ query: String, _ variables: JSONValue) -> HTTPRequest {
        // GitHub Enterprise has GraphQL beside /api/v3, not below it.
        var path = base.path
        if path.hasSuffix("/") { path.removeLast() }
        if path.hasSuffix("/api/v3") { path.removeLast(3) }
        let body: JSONValue = ["query": .string(query), "variables": variables]
        var request = send("POST", base.replacingPath(path + "/graphql"), body)
        request.effect = .read
        return request
    }

    /// A request for an address that GitHub itself named.
    package func follow(_ address: WebAddress) -> HTTPRequest {
        var request = get(address)
        if address.origin != base.origin { request.credential = nil }
        return request
    }

    package func resolving(_ location: String) -> WebAddress? { base.resolving(location) }

    private func repo(_ repository: String, _ components: String...) -> WebAddress {
        var address = base.appending("repos")
        for part in repository.split(separator: "/") { address = address.appending(String(part)) }
        for component in components { address = address.appending(component) }
        return address
    }

    private func get(_ address: WebAddress, media: String? = nil) -> HTTPRequest {
        let accept = "application/vnd.github" + (media.map { ".\($0)" } ?? "+json")
        return finished(HTTPRequest("GET", address), accept: accept)
    }

    private func send(_ method: String, _ address: WebAddress, _ body: JSONValue) -> HTTPRequest {
        var request = HTTPRequest(method, address, body: Array(body.line.utf8))
        request.headers["Content-Type"] = "application/json"
        return finished(request, accept: "application/vnd.github+json")
    }

    private func finished(_ request: HTTPRequest, accept: String) -> HTTPRequest {
        var request = request
        request.headers["Accept"] = accept
        request.headers["User-Agent"] = agent
        if !request.address.path.hasSuffix("/graphql") {
            request.headers["X-GitHub-Api-Version"] = Self.version
        }
        request.credential = credential
        return request
    }
}
