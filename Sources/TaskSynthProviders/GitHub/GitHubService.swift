package import TaskSynthCore

/// GitHub, asked with one client.
package struct GitHubService: Sendable {
    package let client: HTTPClient
    package let api: GitHubAPI

    package init(client: HTTPClient, api: GitHubAPI) {
        self.client = client
        self.api = api
    }

    /// Opens GitHub, or an Enterprise server, with the user's token.
    package init(base: WebAddress, context: ProviderContext) {
        let token = context.secrets.secret("GITHUB_TOKEN", "GH_TOKEN")
        client = context.client(GitHubDialect(hasToken: token != nil))
        api = GitHubAPI(
            base: base, credential: token.map(Credential.bearer), agent: context.agent)
    }

    /// Reads an issue; one that was moved is read where it is now, if it can be.
    package func issue(
        _ number: Int, of repository: String
    ) async throws(ProviderError) -> (issue: GitHubIssue, isMoved: Bool) {
        let request = api.issue(number, of: repository)
        var answer = try await client.json(
            request, accepting: [301, 307, 308], followsRedirects: false)
        var isMoved = false
        if answer.answer.response.status >= 300 {
            let response = answer.answer.response
            var error = ProviderError(.moved, "the issue was moved, or its repository renamed")
                .about(request, response)
            let location = response.headers["location"] ?? ""
            error.location = location
            error.advice = ["it is at \(location) now; ask for it there"]
            guard let address = api.resolving(location) else {
                throw client.redacted(error)
            }
            do throws(ProviderError) {
                answer = try await client.json(api.follow(address))
            } catch {
                guard error.code == .notFound || error.code == .gone else { throw error }
                var moved = ProviderError(
                    .moved, "the issue was moved to where it cannot be read",
                    advice: ["it is at \(location) now; a token that may read it there is needed"]
                ).about(request, response)
                moved.location = location
                throw client.redacted(moved)
            }
            isMoved = true
        }
        guard let issue = GitHubIssue(answer.value) else {
            throw ProviderError(.badAnswer, "the answer is no issue")
                .about(request, answer.answer.response)
        }
        return (issue, isMoved)
    }

    /// Reads a pull request.
    package func pull(
        _ number: Int, of repository: String
    ) async throws(ProviderError) -> GitHubPull {
        let request = api.pull(number, of: repository)
        let answer = try await client.json(request)
        guard let pull = GitHubPull(rest: answer.value) else {
            throw ProviderError(.badAnswer, "the answer is no pull request")
                .about(request, answer.answer.response)
        }
        return pull
    }

    /// Sends a GraphQL document; an answer with errors is one, unless it has data too.
    package func graphQL(
        _ query: String, _ variables: JSONValue
    ) async throws(ProviderError) -> JSONValue {
        let request = api.graphQL(query, variables)
        let answer = try await client.json(request)
        if let data = answer.value["data"], !data.isNull, answer.value["errors"] == nil {
            return data
        }
        let first = answer.value["errors"]?[0]
        let said = first?["message"]?.string ?? answer.value["message"]?.string ?? "no data"
        let code: ProviderError.Code =
            first?["type"]?.string == "NOT_FOUND" ? .notFound : .badAnswer
        throw ProviderError(code, "GraphQL: \(client.redactor.redact(said))")
            .about(request, answer.answer.response)
    }
}
