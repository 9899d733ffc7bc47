package import TaskSynthCore

/// The requests that are sent to GitLab.
package struct GitLabService: Sendable {
    package let client: HTTPClient
    private let base: WebAddress
    private let credential: Credential?
    private let agent: String

    package init(client: HTTPClient, base: WebAddress, credential: Credential?, agent: String) {
        self.client = client
        self.base = base
        self.credential = credential
        self.agent = agent
    }

    /// Opens GitLab with the user's token.
    init(base: WebAddress, context: ProviderContext) {
        let token = context.secrets.secret("GITLAB_TOKEN", "GITLAB_PRIVATE_TOKEN")
        self.init(
            client: context.client(GitLabDialect(hasToken: token != nil)), base: base,
            credential: token.map(Credential.bearer), agent: context.agent)
    }

    /// The address of the API: given with or without its path, else the user's, else gitlab.com's.
    static func base(
        _ api: String?, _ context: ProviderContext
    ) throws(ProviderError) -> WebAddress {
        let base = try context.address(
            api ?? context.secrets.setting("GITLAB_URL"), standard: "https://gitlab.com")
        return base.path.hasSuffix("/api/v4") ? base : base.appending("api", "v4")
    }

    package func project(_ name: String) -> HTTPRequest { get(address(name)) }

    package func issue(_ number: Int, of project: String) -> HTTPRequest {
        get(address(project, "issues", String(number)))
    }

    package func issueList(_ number: Int, _ list: String, of project: String) -> HTTPRequest {
        get(address(project, "issues", String(number), list).adding("per_page", "100"))
    }

    package func issues(of project: String, filters: [(String, String)]) -> HTTPRequest {
        var address = address(project, "issues")
        for (name, value) in filters { address = address.adding(name, value) }
        return get(address.adding("per_page", "100"))
    }

    package func mergeRequest(_ number: Int, of project: String, _ part: String? = nil)
        -> HTTPRequest
    {
        let address = address(project, "merge_requests", String(number))
        return get(part.map { address.appending($0) } ?? address)
    }

    package func mergeRequestPages(
        _ number: Int, of project: String, _ part: String
    ) -> HTTPRequest {
        get(
            address(project, "merge_requests", String(number), part).adding("per_page", "100"))
    }

    package func mergeRequests(
        of project: String, filters: [(String, String)]
    ) -> HTTPRequest {
        var address = address(project, "merge_requests")
        for (name, value) in filters { address = address.adding(name, value) }
        return get(address.adding("per_page", "100"))
    }

    package func searchCommits(_ words: String, of project: String) -> HTTPRequest {
        get(
            address(project, "search").adding("scope", "commits").adding("search", words)
                .adding("per_page", "100"))
    }

    package func commit(_ sha: String, of project: String, _ part: String? = nil) -> HTTPRequest {
        let address = address(project, "repository", "commits", sha)
        return get(part.map { address.appending($0) } ?? address)
    }

    package func createIssue(in project: String, _ body: JSONValue) -> HTTPRequest {
        send("POST", address(project, "issues"), body)
    }

    package func updateIssue(_ number: Int, of project: String, _ body: JSONValue) -> HTTPRequest {
        send("PUT", address(project, "issues", String(number)), body)
    }

    package func createNote(_ number: Int, of project: String, _ text: String) -> HTTPRequest {
        send("POST", address(project, "issues", String(number), "notes"), ["body": .string(text)])
    }

    package func createLink(_ number: Int, of project: String, to other: Int) -> HTTPRequest {
        send(
            "POST", address(project, "issues", String(number), "links"),
            [
                "target_project_id": .string(project), "target_issue_iid": .string(String(other)),
                "link_type": "relates_to",
            ])
    }

    /// The path of a project is one component: its slashes are encoded.
    private func address(_ project: String, _ components: String...) -> WebAddress {
        var address = base.appending("projects", project)
        for component in components { address = address.appending(component) }
        return address
    }

    private func get(_ address: WebAddress) -> HTTPRequest {
        finished(HTTPRequest("GET", address))
    }

    private func send(_ method: String, _ address: WebAddress, _ body: JSONValue) -> HTTPRequest {
        var request = HTTPRequest(method, address, body: Array(body.line.utf8))
        request.headers["Content-Type"] = "application/json"
        return finished(request)
    }

    private func finished(_ request: HTTPRequest) -> HTTPRequest {
        var request = request
        request.headers["Accept"] = "application/json"
        request.headers["User-Agent"] = agent
        request.credential = credential
        return request
    }
}
