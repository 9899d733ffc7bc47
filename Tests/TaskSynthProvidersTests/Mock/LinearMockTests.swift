import Foundation
import TaskSynthCore
import TaskSynthTestSupport
import TaskSynthURLSession
import Testing

@testable import TaskSynthProviders

/// What is seen from outside when Linear's mock, with Linear's own schema, plays its faults.
@Suite(.serialized, .needsMocks) struct LinearMockTests {
    private static let key = ["LINEAR_API_KEY": "lin_api_ofatest"]
    private let server: MockServer
    private let folder: String

    /// One world and one server for all tests.
    private static let world = Result { () throws -> (folder: String, server: MockServer) in
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-linear-\(UInt32.random(in: 0 ... .max))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let corpus = "\(Corpus.root ?? "")/providers/linear"
        let data = try Data(contentsOf: URL(filePath: "\(corpus)/world.json"))
        let world = try Self.world(try JSONValue(parsing: Array(data)))
        try Data(world.line.utf8).write(to: URL(filePath: "\(folder)/world.json"))
        let server = try MockServer(
            "linear_schema_mock.py",
            [
                "--schema", "\(corpus)/schema.graphql", "--data", "\(folder)/world.json",
                "--api-key", "lin_api_ofatest", "--oauth-token", "oauth-of-a-test",
            ],
            full: [
                "budgets": ["requests": ["remaining": 5000], "complexity": ["remaining": 250_000]]
            ])
        return (folder, server)
    }

    init() async throws {
        (folder, server) = try Self.world.get()
        try await server.clear()
    }

    /// The world with 120 comments on its first issue.
    private static func world(_ json: JSONValue) throws -> JSONValue {
        var world = try #require(json.object)
        var issues = try #require(world["issues"]?.array)
        var first = try #require(issues.first?.object)
        first["comments"] = .array(
            (0..<120).map { index in
                [
                    "id": .string("comment-\(index)"), "body": .string("Comment \(index)"),
                    "createdAt": "2020-01-01T00:00:00.000Z", "url": "https://x.example",
                ]
            })
        issues[0] = .object(first)
        world["issues"] = .array(issues)
        return .object(world)
    }

    private func provider(
        _ environment: [String: String] = key, change: (inout ClientSettings) -> Void = { _ in }
    ) throws -> LinearProvider {
        try LinearProvider(
            api: server.base, team: "ENG", context: server.context(environment, change: change))
    }

    private func firstName() throws -> String {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/world.json"))
        let world = try JSONValue(parsing: Array(data))
        return try #require(world["issues"]?[0]?["identifier"]?.string)
    }

    @Test func `reads a ticket by its former name, and 120 comments over pages`() async throws {
        let former = try await provider().source(ofTicket: "OPS-7")
        #expect(former.tickets.first?.id == "ENG-1")
        #expect(former.warnings.map(\.code).contains("moved"))
        #expect(former.acceptance.count == 2)
        let long = try await provider().source(ofTicket: try firstName())
        let texts = long.hints + long.artifacts.filter { $0.kind == "comment" }.compactMap(\.text)
        #expect(texts.count { $0.hasPrefix("Comment ") } == 120)
    }

    @Test func `every document is valid by the schema and below the limit of points`() async throws
    {
        let variables: [JSONValue] = [
            ["id": "ENG-1"], ["id": "ENG-1"], ["id": "ENG-1"], ["id": "ENG-1"], ["filter": [:]],
            ["key": "ENG"], ["team": "x"],
        ]
        for (document, variables) in zip(LinearQuery.all, variables) {
            var request = HTTPRequest(
                "POST", try #require(WebAddress("\(server.base)/graphql")),
                body: Array(
                    (["query": .string(document), "variables": variables] as JSONValue).line.utf8))
            request.headers["Content-Type"] = "application/json"
            request.credential = Credential(
                prefix: "", secret: try #require(Secret("lin_api_ofatest")))
            let response = try await server.transport.send(request)
            #expect(
                response.status == 200,
                "\(document.prefix(40)): \(String(decoding: response.body.prefix(300), as: UTF8.self))"
            )
            #expect((response.headers.integer("x-complexity") ?? .max) < 10_000)
        }
    }

    @Test func `writes are valid, done once, and choose a state by its position`() async throws {
        let provider = try provider()
        let before = try await server.state()["writes"]?.array?.count ?? 0
        let made = try await provider.create(TicketDraft(bead: "b1", title: "New", body: "Text"))
        let moved = try await provider.setInProgress(made.id)
        #expect(moved.state == .inProgress)
        #expect(moved.rawState == "In Progress")
        let again = try await provider.setInProgress(made.id)
        #expect(again == moved)
        let changed = try await provider.update(
            made.id, to: TicketDraft(bead: "b1", title: "Newer"))
        #expect(changed.title == "Newer")
        let child = try await provider.createChild(
            of: made.id, TicketDraft(bead: "b2", title: "Part"))
        #expect(child.parentID == made.id)
        let linked = try await provider.link(made.id, to: "b1", note: nil)
        #expect(linked.id == made.id)
        let writes = try await server.state()["writes"]?.array ?? []
        #expect(
            writes.dropFirst(before).compactMap { $0["mutation"]?.string } == [
                "issueCreate", "issueUpdate", "issueUpdate", "issueCreate", "commentCreate",
            ])
    }

    @Test(arguments: ["reset", "reset_mid_body", "truncate", "bad_json"])
    func `a write is done once, whatever becomes of its answer`(kind: String) async throws {
        let provider = try provider()
        let before = try await server.state()["writes"]?.array?.count ?? 0
        // The first request asks for the team.
        try await server.arm(kind, "POST /graphql", [("skip", 1)])
        let made = try await provider.create(TicketDraft(bead: kind, title: "New"))
        #expect(made.title == "New")
        #expect(try await server.state()["writes"]?.array?.count == before + 1)
    }

    @Test func `sends an OAuth token behind Bearer, and tells a bad key`() async throws {
        let token = try provider(["LINEAR_OAUTH_TOKEN": "oauth-of-a-test"])
        #expect(try await token.syncState(["ENG-1"]).tickets.count == 1)
        for environment in [["LINEAR_API_KEY": "lin_api_wrong"], [:]] {
            let provider = try provider(environment)
            let error = await #expect(throws: ProviderError.self) {
                try await provider.source(ofTicket: "ENG-1")
            }
            #expect(error?.code == .unauthorized)
        }
    }

    @Test func `flags a partial answer, and waits when it is told to`() async throws {
        try await server.arm("partial", "POST /graphql")
        let partial = try await provider().source(ofTicket: "ENG-1")
        #expect(partial.warnings.map(\.code).contains("partial_answer"))
        try await server.clear()
        try await server.arm("ratelimited", "POST /graphql", [("retry_after", 1)])
        #expect(try await provider().source(ofTicket: "ENG-1").tickets.first?.id == "ENG-1")
        let times = try await server.journal().compactMap { $0["at_ms"]?.integer }
        #expect(times[1] - times[0] >= 1000)
    }

    @Test func `waits by milliseconds until a spent budget is full again`() async throws {
        let now = Date().timeIntervalSince1970
        try await server.post(
            "state",
            [
                "budgets": [
                    "requests": ["remaining": 0, "reset_ms": JSONValue(Int(now * 1000) + 1200)]
                ]
            ])
        #expect(try await provider().syncState(["ENG-1"]).tickets.count == 1)
        let times = try await server.journal().compactMap { $0["at_ms"]?.integer }
        #expect(times[1] - times[0] >= 900)
        #expect(times.count == 2)
    }

    @Test func `tells a ticket that is not there`() async throws {
        let provider = try provider()
        let error = await #expect(throws: ProviderError.self) {
            try await provider.source(ofTicket: "NOPE-1")
        }
        #expect(error?.code == .notFound)
        #expect(try await server.journal().count == 1)
    }
}
