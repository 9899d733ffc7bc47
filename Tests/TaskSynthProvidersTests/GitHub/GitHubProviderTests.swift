import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct GitHubProviderTests {
    typealias Case = RecordedTransport.Case

    private func provider(_ transport: RecordedTransport) throws -> GitHubProvider {
        try GitHubProvider(repository: "acme/sorter", context: testContext(transport))
    }

    @Test func `leaves pull requests out of an import, and loses none for a bad one`() async throws
    {
        let transport = RecordedTransport([
            .json(
                "GET /repos/acme/sorter/issues",
                [
                    [
                        "id": 1, "number": 1, "title": "One", "state": "open",
                        "labels": ["in review"],
                    ],
                    ["id": 2, "number": 2, "title": "Two", "pull_request": ["url": "x"]],
                    ["id": 3, "title": "Without a number"],
                    [
                        "id": 4, "number": 4, "title": "Four", "state": "closed",
                        "state_reason": nil,
                    ],
                ])
        ])
        let outcome = try await provider(transport).importTickets(
            query: nil, filters: JSONObject([.init(key: "state", value: "all")]))
        #expect(outcome.tickets.map(\.id) == ["1", "4"])
        #expect(outcome.tickets.map(\.state) == [.inReview, .closed])
        #expect(outcome.errors.count == 1)
        #expect(transport.targets == ["GET /repos/acme/sorter/issues?state=all&per_page=100"])
    }

    @Test func `finds the issue that it made when the answer was lost`() async throws {
        let draft = TicketDraft(bead: "bd-1", title: "New")
        let transport = RecordedTransport([
            .failure("POST /repos/acme/sorter/issues", .lost),
            .json(
                "GET /repos/acme/sorter/issues",
                [["id": 9, "number": 9, "title": "New", "body": .string(draft.markedBody)]]),
        ])
        let ticket = try await provider(transport).create(draft)
        #expect(ticket.id == "9")
        #expect(transport.journal.filter { $0.method == "POST" }.count == 1)
    }

    @Test func `adds a child by the id of the issue, not by its number`() async throws {
        let transport = RecordedTransport([
            .json(
                "POST /repos/acme/sorter/issues", ["id": 900, "number": 9, "title": "C"],
                status: 201),
            .json("POST /repos/acme/sorter/issues/3/sub_issues", [:], status: 201),
        ])
        let ticket = try await provider(transport).createChild(
            of: "3", TicketDraft(bead: "b", title: "C"))
        #expect(ticket.parentID == "3")
        let body = try JSONValue(parsing: try #require(transport.journal.last?.body))
        #expect(body.line == #"{"sub_issue_id":900}"#)
    }

    @Test func `gives back the pull request that is there already`() async throws {
        let transport = RecordedTransport([
            .json(
                "POST /repos/acme/sorter/pulls",
                [
                    "message": "Validation Failed",
                    "errors": [["message": "A pull request already exists for acme:fix."]],
                ], status: 422),
            .json("GET /repos/acme/sorter/pulls?head=acme%3Afix", [["number": 12]]),
        ])
        let number = try await provider(transport).createPull(
            title: "T", body: "B", head: "fix", base: "main")
        #expect(number == 12)
    }

    @Test func `reads states again a ticket at a time`() async throws {
        let transport = RecordedTransport([
            .json(
                "GET /repos/acme/sorter/issues/1", ["number": 1, "title": "One", "state": "closed"])
        ])
        var operation = TicketOperation(provider: .github, kind: .syncState)
        operation.filters = JSONObject([.init(key: "ids", value: ["1", "404", "x"])])
        let outcome = try await provider(transport).perform(operation)
        #expect(outcome.tickets.map(\.id) == ["1"])
        #expect(outcome.errors.compactMap(\.id) == ["404", "x"])
    }

    @Test(arguments: ["acme", "acme/", "/x", "a/b/c", "../x", ""])
    func `refuses what is no repository`(name: String) {
        #expect(throws: ProviderError.self) {
            try GitHubProvider(repository: name, context: testContext(RecordedTransport([])))
        }
    }

    @Test func `asks GraphQL of an Enterprise server beside its API`() throws {
        let base = try #require(WebAddress("https://git.example/api/v3"))
        let api = GitHubAPI(base: base, credential: nil, agent: "test")
        #expect(api.graphQL("{x}", [:]).address.text == "https://git.example/api/graphql")
        #expect(
            api.issue(1, of: "a/b").address.text == "https://git.example/api/v3/repos/a/b/issues/1")
    }
}
