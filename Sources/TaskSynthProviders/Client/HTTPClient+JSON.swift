package import TaskSynthCore

extension HTTPClient {
    /// A JSON answer with the head that it came with.
    package struct JSONAnswer: Sendable {
        package var value: JSONValue
        package var answer: HTTPAnswer
    }

    /// Sends a request whose answer is JSON; an answer cut short is asked for again.
    package func json(
        _ request: HTTPRequest, accepting accepted: Set<Int> = [], followsRedirects: Bool = true,
        find: (() async throws(ProviderError) -> JSONValue?)? = nil
    ) async throws(ProviderError) -> JSONAnswer {
        var search: (() async throws(ProviderError) -> JSONAnswer?)?
        if let find {
            search = { () async throws(ProviderError) -> JSONAnswer? in
                guard let value = try await find() else { return nil }
                let answer = HTTPAnswer(
                    response: HTTPResponse(status: 200), request: request, isRedirected: false)
                return JSONAnswer(value: value, answer: answer)
            }
        }
        return try await perform(
            request, accepting: accepted, followsRedirects: followsRedirects, find: search
        ) { answer in
            let status = answer.response.status
            if [204, 301, 302, 307, 308].contains(status) {
                return JSONAnswer(value: .null, answer: answer)
            }
            guard let value = try? JSONValue(parsing: answer.response.body) else { return nil }
            return JSONAnswer(value: value, answer: answer)
        }
    }

    /// Reads every page of a list, each item once; a page that fails is an error, never the end.
    ///
    /// - Parameters:
    ///   - first: The request of the first page.
    ///   - items: Where the items are in a page.
    ///   - name: The name by which an item is known again.
    /// - Returns: The items in order.
    /// - Throws: ``ProviderError`` where one page cannot be read.
    package func pages(
        _ first: HTTPRequest, items: (JSONValue) -> [JSONValue]? = { $0.array },
        name: (JSONValue) -> String? = { $0["id"].map(\.line) }
    ) async throws(ProviderError) -> [JSONValue] {
        var walk = PageWalk(first: first.address, maximumPages: settings.maximumPages)
        var request = first
        var result: [JSONValue] = []
        while true {
            let page = try await json(request)
            guard let found = items(page.value) else {
                throw ProviderError(.badAnswer, "the answer is not a list")
                    .about(request, page.answer.response)
            }
            for item in found where walk.isNew(name(item)) { result.append(item) }
            let next = page.answer.response.headers["link"].flatMap {
                LinkHeader.address("next", in: $0)
            }
            switch walk.afterPage(next: next, current: page.answer.request.address) {
            case .finish: return result
            case .fetch(let address): request.address = address
            case .stop(let reason):
                throw ProviderError(.badAnswer, "the list was not read to its end: \(reason)")
                    .about(request, page.answer.response)
            }
        }
    }
}
