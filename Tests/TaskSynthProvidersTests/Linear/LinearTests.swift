import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct LinearTests {
    typealias Case = RecordedTransport.Case

    private static let issue: JSONValue = [
        "id": "uuid-1", "identifier": "ENG-1", "title": "Sorter", "description": "It crashes.",
        "completedAt": "2024-05-04T00:00:00.000Z", "branchName": "eng-1-sorter",
        "state": ["name": "Done", "type": "completed"], "team": ["id": "team-1"],
    ]

    private func provider(
        _ transport: RecordedTransport,
        _ environment: [String: String] = ["LINEAR_API_KEY": "lin_api_test"],
        team: String? = nil
    ) throws -> LinearProvider {
        try LinearProvider(
            api: "https://linear.example/graphql", team: team,
            context: testContext(transport, environment: environment))
    }

    @Test(arguments: [
        (["LINEAR_API_KEY": "lin_api_key"], ""), (["LINEAR_API_KEY": "lin_oauth_key"], "Bearer "),
        (["LINEAR_OAUTH_TOKEN": "token"], "Bearer "),
    ])
    func `sends a key bare and a token behind Bearer`(
        environment: [String: String], prefix: String
    ) async throws {
        let transport = RecordedTransport([.json("POST /graphql", ["data": ["issue": Self.issue]])])
        _ = try await provider(transport, environment).syncState(["ENG-1"])
        #expect(transport.journal.first?.credential?.prefix == prefix)
    }

    @Test func `flags an answer with data and errors`() async throws {
        let transport = RecordedTransport([
            .json(
                "POST /graphql",
                [
                    "data": ["issue": Self.issue],
                    "errors": [["message": "Internal", "path": ["issue", "attachments"]]],
                ])
        ])
        let source = try await provider(transport).source(ofTicket: "ENG-1")
        let warning = try #require(source.warnings.first)
        #expect(warning.code == "partial_answer")
        #expect(warning.message.contains("issue.attachments: Internal"))
    }

    @Test(arguments: [
        (401, "AUTHENTICATION_ERROR", "Authentication required", "unauthorized"),
        (400, "AUTHENTICATION_ERROR", "Remove the Bearer prefix", "unauthorized"),
        (200, "INPUT_ERROR", "Entity not found: Issue", "not_found"),
        (400, "GRAPHQL_VALIDATION_FAILED", "Cannot query field", "invalid"),
    ])
    func `tells errors apart`(
        status: Int, word: String, message: String, code: String
    ) async throws {
        let transport = RecordedTransport([
            .json(
                "POST /graphql",
                [
                    "data": nil,
                    "errors": [
                        ["message": .string(message), "extensions": ["code": .string(word)]]
                    ],
                ], status: status)
        ])
        let provider = try provider(transport)
        let error = await #expect(throws: ProviderError.self) {
            try await provider.source(ofTicket: "ENG-1")
        }
        #expect(error?.code.rawValue == code)
        #expect(transport.journal.count == 1)
    }

    @Test func `waits by milliseconds for the budget that is spent`() throws {
        let response = HTTPResponse(
            status: 400,
            headers: HTTPHeaders([
                ("X-RateLimit-Requests-Remaining", "4000"),
                ("X-RateLimit-Requests-Reset", "1700003600000"),
                ("X-RateLimit-Complexity-Remaining", "10"),
                ("X-RateLimit-Complexity-Reset", "1700000007000"), ("X-Complexity", "600"),
            ]), body: Array(#"{"errors":[{"extensions":{"code":"RATELIMITED"}}]}"#.utf8))
        let request = HTTPRequest("POST", try #require(WebAddress("https://linear.example")))
        let reading = LinearDialect(hasKey: true).limits(
            of: response, to: request, now: 1_700_000_000)
        #expect(reading.pause?.until == 1_700_000_007)
    }

    @Test func `chooses the first started state that is no review`() {
        func state(_ name: String, _ type: String, _ position: Double) -> JSONValue {
            [
                "id": .string(name), "name": .string(name), "type": .string(type),
                "position": JSONValue(position),
            ]
        }
        let states = [
            state("In Review", "started", 1), state("Blocked", "started", 2),
            state("Doing", "started", 4), state("In Progress", "started", 3),
            state("Todo", "unstarted", 0),
        ]
        #expect(LinearProvider.firstStarted(states)?["id"] == "In Progress")
    }

    @Test func `finds the issue that it made by its own id`() async throws {
        let transport = RecordedTransport([
            .json("POST /graphql", ["data": ["teams": ["nodes": [["id": "team-1"]]]]], times: 1),
            .failure("POST /graphql", .lost, times: 1),
            .json("POST /graphql", ["data": ["issue": Self.issue]]),
        ])
        let ticket = try await provider(transport, team: "ENG").create(
            TicketDraft(bead: "b", title: "Sorter"))
        #expect(ticket.id == "ENG-1")
        let created = transport.journal.filter { request in
            String(decoding: request.body ?? [], as: UTF8.self).contains("issueCreate")
        }
        #expect(created.count == 1)
    }

    @Test(arguments: [
        ("https://github.com/acme/sorter/pull/4", 4),
        ("https://github.com/acme/sorter/pull/4/files", 4),
        ("https://www.github.com/acme/sorter/pull/4?x=1#y", 4),
        ("https://github.com.evil.example/acme/sorter/pull/4", nil),
        ("https://evil.example/github.com/acme/sorter/pull/4", nil),
        ("https://github.com@evil.example/acme/sorter/pull/4", nil),
        ("https://github.com:8443/acme/sorter/pull/4", nil),
        ("https://github.com/acme/sorter/issues/4", nil), ("https://github.com/acme/pull/4", nil),
        ("https://github.com/acme/sorter/pull/0", nil),
        ("https://github.com/acme/sorter/pull/x", nil),
        ("https://github.com/acme/../pull/4", nil), ("git@github.com:acme/sorter/pull/4", nil),
    ])
    func `takes only addresses of pull requests`(text: String, number: Int?) throws {
        let hosts = try ChangeHosts(context: testContext(RecordedTransport([])))
        #expect(hosts.reference(text)?.reference.number == number)
    }

    @Test func `maps tickets by their longest beginning`() {
        let mapping = RepositoryMapping(["ENG": "acme/app", "eng-2": "acme/kit", "": "acme/rest"])
        let ids = ["ENG-1", "ENG-2", "ENG-21", "ENGINE-1", "OPS-1"]
        #expect(
            ids.map { mapping.repository(for: $0) } == [
                "acme/app", "acme/kit", "acme/app", "acme/rest", "acme/rest",
            ])
        #expect(RepositoryMapping(["ENG": "a/b"]).repository(for: "OPS-1") == nil)
    }
}
