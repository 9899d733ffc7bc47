import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct JiraTests {
    typealias Case = RecordedTransport.Case

    private static let document: JSONValue = [
        "version": 1, "type": "doc",
        "content": [
            ["type": "paragraph", "content": [["type": "text", "text": "It crashes."]]],
            [
                "type": "heading", "attrs": ["level": 2],
                "content": [["type": "text", "text": "Acceptance criteria"]],
            ],
            [
                "type": "bulletList",
                "content": [
                    [
                        "type": "listItem",
                        "content": [
                            [
                                "type": "paragraph",
                                "content": [["type": "text", "text": "It does not."]],
                            ]
                        ],
                    ]
                ],
            ],
        ],
    ]

    private static func issue(_ description: JSONValue, category: String = "done") -> JSONValue {
        [
            "key": "ABC-12", "self": "https://site.example/rest/api/3/issue/1",
            "fields": [
                "summary": "Sorter", "description": description,
                "status": ["name": "Done", "statusCategory": ["key": .string(category)]],
                "created": "2024-05-01T08:00:00.000+0200",
                "resolutiondate": "2024-05-04T08:00:00.000+0000",
                "comment": [
                    "comments": [["body": "Early.", "created": "2024-05-01T09:00:00.000+0000"]],
                    "total": 2,
                ],
                "customfield_1": ["value": "https://github.com/acme/sorter"],
            ],
        ]
    }

    private static let pull: [Case] = [
        .json(
            "GET /repos/acme/sorter/pulls/4",
            [
                "number": 4, "title": "Guard", "merged": true, "merged_at": "2024-05-03T10:00:00Z",
                "created_at": "2024-05-02T10:00:00Z",
                "head": ["sha": .string(String(repeating: "b", count: 40))],
                "base": ["sha": .string(String(repeating: "a", count: 40)), "ref": "main"],
            ])
    ]

    private func provider(
        _ cases: [Case], environment: [String: String] = ["JIRA_TOKEN": "jira-token"]
    ) throws -> (JiraProvider, RecordedTransport) {
        let transport = RecordedTransport(cases)
        let context = testContext(transport, environment: environment)
        return (try JiraProvider(api: "https://site.example", context: context), transport)
    }

    @Test func `follows a ticket to the pull request that is linked with it`() async throws {
        let (provider, transport) = try provider(
            [
                .json("GET /rest/api/3/issue/ABC-12", Self.issue(Self.document)),
                .json(
                    "GET /rest/api/3/issue/ABC-12/comment",
                    [
                        "comments": [
                            ["body": Self.document, "created": "2024-05-03T11:00:00.000+0000"]
                        ]
                    ]),
                .json(
                    "GET /rest/api/3/issue/ABC-12/remotelink",
                    [
                        ["object": ["url": "https://github.com.evil.example/acme/sorter/pull/9"]],
                        [
                            "object": [
                                "url": "https://github.com/acme/sorter/pull/4/files#diff",
                                "title": "PR",
                            ]
                        ],
                    ]),
            ] + Self.pull)
        let source = try await provider.source(ofTicket: "ABC-12")
        #expect(source.change.pull == 4)
        #expect(source.change.evidence.first?.rule == "linked_pull_request")
        #expect(source.acceptance == ["It does not."])
        #expect(source.createdAt?.text == "2024-05-01T08:00:00.000+02:00")
        #expect(source.hints == ["Early."])
        #expect(source.tickets.first?.url == "https://site.example/browse/ABC-12")
        #expect(!transport.targets.contains { $0.contains("pulls/9") })
    }

    @Test func `asks the older API where the newer one is not there`() async throws {
        let (provider, transport) = try provider([
            .json(
                "GET /rest/api/2/issue/ABC-12",
                Self.issue("h2. Acceptance criteria\n* one", category: "new")),
            .json("GET /rest/api/2/issue/ABC-12/remotelink", []),
            .json("GET /rest/api/2/issue/ABC-12/comment", ["comments": []]),
        ])
        let source = try await provider.source(
            ofTicket: "ABC-12", repositoryField: "customfield_1")
        #expect(source.repositoryURL == "https://github.com/acme/sorter.git")
        #expect(source.change.evidence.map(\.rule) == ["repository_field"])
        #expect(source.warnings.map(\.code) == ["not_closed", "no_pull_request"])
        #expect(transport.targets.first?.hasPrefix("GET /rest/api/3/issue/ABC-12") == true)
    }

    @Test func `chooses the transition that leads to work in progress`() {
        func transition(_ id: String, _ name: String, _ key: String) -> JSONValue {
            [
                "id": .string(id),
                "to": ["name": .string(name), "statusCategory": ["key": .string(key)]],
            ]
        }
        let transitions = [
            transition("1", "To Do", "new"), transition("2", "In Review", "indeterminate"),
            transition("3", "Doing", "indeterminate"), transition("4", "Done", "done"),
        ]
        #expect(JiraProvider.started(transitions) == "3")
        #expect(JiraProvider.started([]) == nil)
    }

    @Test func `walks the pages of the cloud's search by token, of a server's by number`()
        async throws
    {
        func page(_ key: String, _ more: [(String, JSONValue)]) -> JSONValue {
            var object = JSONObject([.init(key: "issues", value: [["key": .string(key)]])])
            for (name, value) in more { object[name] = value }
            return .object(object)
        }
        let (cloud, journal) = try provider([
            .json(
                "POST /rest/api/3/search/jql",
                page("A-1", [("nextPageToken", "t"), ("isLast", false)]), times: 1),
            .json("POST /rest/api/3/search/jql", page("A-2", [("isLast", true)])),
        ])
        let found = try await cloud.importTickets(query: "project = A", filters: JSONObject())
        #expect(found.tickets.map(\.id) == ["A-1", "A-2"])
        let second = try JSONValue(parsing: try #require(journal.journal.last?.body))
        #expect(second["nextPageToken"] == "t")
        let (server, _) = try provider(
            [
                .json("POST /rest/api/2/search", page("A-1", [("total", 2)]), times: 1),
                .json("POST /rest/api/2/search", page("A-2", [("total", 2)])),
            ], environment: ["JIRA_API_VERSION": "2"])
        let old = try await server.importTickets(query: "project = A", filters: JSONObject())
        #expect(old.tickets.map(\.id) == ["A-1", "A-2"])
    }

    @Test(arguments: [
        (#"{"errorMessages":["no"],"errors":{"summary":"is missing"}}"#, "no; summary: is missing"),
        (#"{"message":"gone"}"#, "gone"), (#"{"errorMessage":"no"}"#, "no"), ("<html>", nil),
    ])
    func `reads every form of an error`(body: String, message: String?) {
        #expect(JiraDialect.message(Array(body.utf8)) == message)
    }

    @Test(arguments: [
        (401, "unauthorized", "JIRA_TOKEN"), (403, "forbidden", "user"),
        (404, "not_found", "key of the ticket"), (410, "gone", nil), (400, "invalid", nil),
        (500, "server_failure", "later"),
    ])
    func `tells errors apart, and what to do about them`(
        status: Int, code: String, advice: String?
    ) async throws {
        let answer: JSONValue = ["errorMessages": ["no"], "errors": [:]]
        let (provider, _) = try provider(
            [2, 3].map { version in
                .json("GET /rest/api/\(version)/issue/ABC-12", answer, status: status)
            })
        let error = await #expect(throws: ProviderError.self) {
            try await provider.source(ofTicket: "ABC-12")
        }
        #expect(error?.code.rawValue == code)
        #expect(error?.status == status)
        #expect(error?.message.hasPrefix("no") == true)
        if let advice { #expect(error?.advice.first?.contains(advice) == true) }
    }

    @Test func `a service that is not there for a while is waited for as long as it says`()
        async throws
    {
        let clock = ManualClock()
        let transport = RecordedTransport([
            .json(
                "GET /rest/api/3/issue/ABC-12", ["errorMessages": []], status: 503,
                headers: [("Retry-After", "9")], times: 1),
            .json("GET /rest/api/3/issue/ABC-12", Self.issue(Self.document, category: "new")),
            .json("GET /rest/api/3/issue/ABC-12/comment", ["comments": []]),
            .json("GET /rest/api/3/issue/ABC-12/remotelink", []),
        ])
        let provider = try JiraProvider(
            api: "https://site.example", context: testContext(transport, clock: clock))
        #expect(try await provider.source(ofTicket: "ABC-12").title == "Sorter")
        #expect(clock.sleeps == [9])
    }

    @Test(arguments: [
        ("https://site.example/rest/api/3/issue/1", "https://site.example/browse/A-1"),
        (
            "http://host.example:8080/jira/rest/api/2/issue/1",
            "http://host.example:8080/jira/browse/A-1"
        ),
        ("https://api.atlassian.com/ex/jira/1-2/rest/api/3/issue/1", nil), ("", nil),
    ])
    func `names the page of an issue`(address: String, page: String?) {
        let issue = JiraIssue(["key": "A-1", "self": .string(address), "fields": [:]])
        #expect(issue?.ticket.url == page)
    }

    @Test func `reads a repository from every form of a field`() {
        let document = ADFMarkdown.document(of: "acme/sorter")
        let fields: [JSONValue] = [
            "acme/sorter", " acme/sorter ", ["value": "acme/sorter"], [["name": "acme/sorter"]],
            document,
        ]
        for field in fields {
            #expect(JiraIngestion.repository(field) == "acme/sorter", "\(field.line)")
        }
        for field: JSONValue in [nil, "", [], 3] { #expect(JiraIngestion.repository(field) == nil) }
    }

    @Test func `waits until a reset that is a date`() throws {
        let address = try #require(WebAddress("https://site.example/x"))
        let response = HTTPResponse(
            status: 429, headers: HTTPHeaders([("X-RateLimit-Reset", "2023-11-14T22:14:20Z")]))
        let reading = JiraDialect(hasToken: true).limits(
            of: response, to: HTTPRequest("GET", address), now: 1_700_000_000)
        #expect(reading.pause?.until == 1_700_000_060)
    }
}
