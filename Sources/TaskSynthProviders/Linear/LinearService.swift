package import TaskSynthCore

/// Linear, asked with one client.
package struct LinearService: Sendable {
    /// Data, and what was missing in it.
    package struct Answer: Sendable {
        package var data: JSONValue
        package var problems: [String]
    }

    package let client: HTTPClient
    private let endpoint: WebAddress
    private let credential: Credential?
    private let agent: String

    package init(
        client: HTTPClient, endpoint: WebAddress, credential: Credential?, agent: String
    ) {
        self.client = client
        self.endpoint = endpoint
        self.credential = credential
        self.agent = agent
    }

    /// Sends a query; an answer with data and errors is given with what the errors say.
    package func query(
        _ document: String, _ variables: JSONValue
    ) async throws(ProviderError) -> Answer {
        var request = self.request(document, variables)
        request.effect = .read
        let answer = try await client.json(request)
        return try read(answer, request)
    }

    /// Sends a mutation; where its answer is lost, `find` looks for what it did.
    package func mutate(
        _ document: String, _ variables: JSONValue, field: String,
        find: @escaping () async throws(ProviderError) -> JSONValue?
    ) async throws(ProviderError) -> JSONValue {
        let request = self.request(document, variables)
        let answer = try await client.json(request) { () async throws(ProviderError) in
            guard let found = try await find() else { return nil }
            return ["data": .object(JSONObject([.init(key: field, value: found)]))]
        }
        let data = try read(answer, request).data
        guard let payload = data[field], payload["success"]?.bool ?? true else {
            throw ProviderError(.invalid, "Linear says that \(field) did not succeed").about(
                request)
        }
        return payload
    }

    private func read(
        _ answer: HTTPClient.JSONAnswer, _ request: HTTPRequest
    ) throws(ProviderError) -> Answer {
        let errors = answer.value["errors"]?.array ?? []
        if let data = answer.value["data"], !data.isNull,
            data.object?.members.contains(where: { !$0.value.isNull }) ?? false
        {
            let problems = errors.map { error in
                let path = (error["path"]?.array ?? []).map { $0.string ?? $0.line }
                let place = path.isEmpty ? "" : "\(path.joined(separator: ".")): "
                return client.redactor.redact(place + (error["message"]?.string ?? error.line))
            }
            return Answer(data: data, problems: problems)
        }
        guard let first = errors.first else {
            throw ProviderError(.badAnswer, "the answer has no data")
                .about(request, answer.answer.response)
        }
        var error = LinearDialect.failure(
            first, status: answer.answer.response.status, hasKey: credential != nil
        ).about(request, answer.answer.response)
        error.message = client.redactor.redact(error.message)
        throw error
    }

    private func request(_ document: String, _ variables: JSONValue) -> HTTPRequest {
        let body: JSONValue = ["query": .string(document), "variables": variables]
        var request = HTTPRequest("POST", endpoint, body: Array(body.line.utf8))
        request.headers["Content-Type"] = "application/json"
        request.headers["Accept"] = "application/json"
        request.headers["User-Agent"] = agent
        request.credential = credential
        return request
    }
}
