package import TaskSynthCore

/// The requests that are sent to Jira.
package struct JiraService: Sendable {
    package let client: HTTPClient
    private let base: WebAddress
    private let credential: Credential?
    private let agent: String
    /// The version of the API, 3 or 2.
    package var version: Int

    package init(
        client: HTTPClient, base: WebAddress, credential: Credential?, agent: String, version: Int
    ) {
        self.client = client
        self.base = base
        self.credential = credential
        self.agent = agent
        self.version = version
    }

    private static let fields = [
        "summary", "description", "status", "labels", "issuelinks", "parent", "subtasks", "comment",
        "assignee", "priority", "issuetype", "resolution", "created", "updated", "resolutiondate",
    ]

    package func issue(_ key: String, field: String? = nil) -> HTTPRequest {
        let fields = Self.fields + [field].compactMap(\.self)
        return get(address("issue", key).adding("fields", fields.joined(separator: ",")))
    }

    package func comments(_ key: String, from start: Int) -> HTTPRequest {
        get(
            address("issue", key, "comment").adding("startAt", String(start))
                .adding("maxResults", "100"))
    }

    package func remoteLinks(_ key: String) -> HTTPRequest {
        get(address("issue", key, "remotelink"))
    }

    /// A search; the cloud's has a token for the next page, a server's a number.
    package func search(_ jql: String, token: String?, start: Int) -> HTTPRequest {
        var body = JSONObject()
        body["jql"] = .string(jql)
        body["maxResults"] = 50
        body["fields"] = .array(Self.fields.filter { $0 != "comment" }.map(JSONValue.string))
        if version >= 3 {
            body["nextPageToken"] = token.map(JSONValue.string)
        } else {
            body["startAt"] = JSONValue(start)
        }
        let address = version >= 3 ? address("search", "jql") : address("search")
        return send("POST", address, .object(body), effect: .read)
    }

    package func create(_ fields: JSONValue) -> HTTPRequest {
        send("POST", address("issue"), ["fields": fields], effect: .write)
    }

    package func update(_ key: String, _ fields: JSONValue) -> HTTPRequest {
        send("PUT", address("issue", key), ["fields": fields], effect: .repeatableWrite)
    }

    package func comment(_ key: String, _ text: String) -> HTTPRequest {
        send(
            "POST", address("issue", key, "comment"), ["body": document(text)], effect: .write)
    }

    package func transitions(_ key: String) -> HTTPRequest {
        get(address("issue", key, "transitions"))
    }

    package func move(_ key: String, by transition: String) -> HTTPRequest {
        send(
            "POST", address("issue", key, "transitions"),
            ["transition": ["id": .string(transition)]], effect: .repeatableWrite)
    }

    /// A text as the version of the API takes it.
    package func document(_ text: String) -> JSONValue {
        version >= 3 ? ADFMarkdown.document(of: text) : .string(text)
    }

    private func address(_ components: String...) -> WebAddress {
        var address = base.appending("rest", "api", String(version))
        for component in components { address = address.appending(component) }
        return address
    }

    private func get(_ address: WebAddress) -> HTTPRequest {
        finished(HTTPRequest("GET", address))
    }

    private func send(
        _ method: String, _ address: WebAddress, _ body: JSONValue, effect: HTTPRequest.Effect
    ) -> HTTPRequest {
        var request = HTTPRequest(method, address, body: Array(body.line.utf8), effect: effect)
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
