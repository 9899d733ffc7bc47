import TaskSynthCore
import Testing

@testable import TaskSynthProviders

/// What every provider promises, over the answers of each service.
@Suite struct ProviderContractTests {
    typealias Case = RecordedTransport.Case
    private static let draft = TicketDraft(
        bead: "task-1", title: "Sorter", body: "It crashes.", labels: ["bug"])
    private static let services = ["github", "gitlab", "jira", "linear"]

    /// A provider over recorded answers, the name of its ticket, and the target of its creation.
    private struct World {
        var provider: any TicketProviding
        var transport: RecordedTransport
        var id: String
        var creation: String
    }

    private func world(_ name: String, losesAnswer: Bool = false) throws -> World {
        let (id, creation, cases): (String, String, [Case]) =
            switch name {
            case "github": ("1", "POST /repos/acme/sorter/issues", Self.github)
            case "gitlab": ("1", "POST /api/v4/projects/acme%2Fsorter/issues", Self.gitlab)
            case "jira": ("ABC-1", "POST /rest/api/3/issue", Self.jira)
            default: ("ENG-1", "POST /graphql", Self.linear)
            }
        let lost = losesAnswer ? [Case.failure(creation, .lost, times: 1)] : []
        let transport = RecordedTransport(lost + cases)
        let context = testContext(transport)
        let provider: any TicketProviding =
            switch name {
            case "github": try GitHubProvider(repository: "acme/sorter", context: context)
            case "gitlab": try GitLabProvider(project: "acme/sorter", context: context)
            case "jira":
                try JiraProvider(api: "https://site.example", project: "ABC", context: context)
            default: try LinearProvider(team: "ENG", context: context)
            }
        return World(provider: provider, transport: transport, id: id, creation: creation)
    }

    private static let github: [Case] = {
        let issue: JSONValue = [
            "id": 9, "number": 1, "title": "Sorter", "state": "open",
            "body": .string(draft.markedBody), "labels": [["name": "in-progress"]],
        ]
        let path = "/repos/acme/sorter/issues"
        return [
            .json("POST \(path)", issue, status: 201), .json("GET \(path)", [issue]),
            .json("GET \(path)/1", issue), .json("PATCH \(path)/1", issue),
            .json("POST \(path)/1/comments", ["id": 1], status: 201),
            .json("GET \(path)/1/comments", []), .json("POST \(path)/1/labels", []),
            .json("POST \(path)/1/sub_issues", issue, status: 201),
        ]
    }()

    private static let gitlab: [Case] = {
        let issue: JSONValue = [
            "id": 9, "iid": 1, "title": "Sorter", "state": "opened",
            "description": .string(draft.markedBody), "labels": ["in-progress"],
        ]
        let path = "/api/v4/projects/acme%2Fsorter/issues"
        return [
            .json("POST \(path)", issue, status: 201), .json("GET \(path)", [issue]),
            .json("GET \(path)/1", issue), .json("PUT \(path)/1", issue),
            .json("POST \(path)/1/notes", ["id": 1], status: 201),
            .json("GET \(path)/1/notes", []),
        ]
    }()

    private static let jira: [Case] = {
        let issue: JSONValue = [
            "key": "ABC-1",
            "fields": [
                "summary": "Sorter",
                "status": ["name": "To Do", "statusCategory": ["key": "new"]],
            ],
        ]
        let moved: JSONValue = [
            "key": "ABC-1",
            "fields": [
                "summary": "Sorter",
                "status": ["name": "Doing", "statusCategory": ["key": "indeterminate"]],
            ],
        ]
        let path = "/rest/api/3/issue"
        let done = HTTPResponse(status: 204)
        return [
            .json("POST \(path)", ["id": "1", "key": "ABC-1"], status: 201),
            .json("POST /rest/api/3/search/jql", ["issues": [issue], "isLast": true]),
            .json("GET \(path)/ABC-1", issue, times: 1), .json("GET \(path)/ABC-1", moved),
            Case("PUT \(path)/ABC-1", .success(done)),
            .json("POST \(path)/ABC-1/comment", ["id": "1"], status: 201),
            .json(
                "GET \(path)/ABC-1/transitions",
                [
                    "transitions": [
                        ["id": "2", "to": ["statusCategory": ["key": "done"], "name": "Done"]],
                        [
                            "id": "3",
                            "to": ["statusCategory": ["key": "indeterminate"], "name": "Doing"],
                        ],
                    ]
                ]),
            Case("POST \(path)/ABC-1/transitions", .success(done)),
        ]
    }()

    private static let linear: [Case] = {
        let issue: JSONValue = [
            "id": "u-1", "identifier": "ENG-1", "title": "Sorter", "team": ["id": "t"],
            "state": ["name": "In Progress", "type": "started"],
        ]
        // One document after another: its members tell which one is asked for.
        return [
            .json(
                "POST /graphql",
                [
                    "data": [
                        "issue": issue, "teams": ["nodes": [["id": "t", "key": "ENG"]]],
                        "issueCreate": ["success": true, "issue": issue],
                        "issueUpdate": ["success": true, "issue": issue],
                        "commentCreate": ["success": true, "comment": ["id": "c"]],
                        "issues": ["nodes": [issue], "pageInfo": ["hasNextPage": false]],
                        "workflowStates": ["nodes": []],
                    ]
                ])
        ]
    }()

    @Test(arguments: services)
    func `makes, links, marks and changes a ticket`(name: String) async throws {
        let world = try world(name)
        let provider = world.provider
        #expect(try await provider.create(Self.draft).id == world.id)
        #expect(try await provider.link(world.id, to: "task-1", note: "See here").id == world.id)
        #expect(try await provider.setInProgress(world.id).state == .inProgress)
        #expect(try await provider.update(world.id, to: Self.draft).id == world.id)
        let sent = world.transport.journal.compactMap(\.body).map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(sent.contains { $0.contains("It crashes.") })
        #expect(sent.contains { $0.contains("See here") })
        let writes = world.transport.journal.filter { $0.effect == .write }
        #expect(writes.count >= 2)
    }

    @Test(arguments: ["github", "gitlab", "jira"])
    func `finds what it made when the answer was lost`(name: String) async throws {
        let world = try world(name, losesAnswer: true)
        #expect(try await world.provider.create(Self.draft).id == world.id)
        #expect(world.transport.targets.count { $0 == world.creation } == 1)
    }

    @Test(arguments: services)
    func `makes a child only where the service has them`(name: String) async throws {
        let world = try world(name)
        guard world.provider.capabilities.supportsChildren else {
            let error = await #expect(throws: ProviderError.self) {
                try await world.provider.createChild(of: world.id, Self.draft)
            }
            #expect(error?.code == .unsupported)
            return #expect(world.transport.journal.isEmpty)
        }
        #expect(try await world.provider.createChild(of: world.id, Self.draft).id == world.id)
    }

    @Test(arguments: services)
    func `an operation does each ticket by itself, and says what it is`(name: String) async throws {
        let world = try world(name)
        var operation = TicketOperation(
            provider: world.provider.provider, kind: .export, beadIDs: ["task-1"])
        operation.relation = .primary
        operation.syncMode = .export
        let made = try await world.provider.perform(operation, drafts: [Self.draft])
        #expect(made.tickets.map(\.id) == [world.id])
        #expect(made.tickets.first?.direction == .exported)
        #expect(made.tickets.first?.relation == .primary)
        #expect(made.tickets.first?.syncMode == .export)
        operation = TicketOperation(
            provider: world.provider.provider, kind: .link, beadIDs: ["task-1"])
        operation.filters = JSONObject([
            .init(key: "ids", value: [.string(world.id), "no such/ticket?"])
        ])
        let linked = try await world.provider.perform(operation)
        #expect(linked.tickets.first?.direction == .linked)
        guard name != "linear" else { return }  // Its one answer fits every name.
        #expect(linked.errors.map(\.id) == ["no such/ticket?"])
        operation = TicketOperation(provider: world.provider.provider, kind: .syncState)
        operation.filters = JSONObject([.init(key: "ids", value: ["nothing", .string(world.id)])])
        let states = try await world.provider.perform(operation)
        #expect(states.tickets.map(\.id) == [world.id])
        #expect(states.errors.map(\.id) == ["nothing"])
    }

    @Test func `closing follows the decision, and writes its comment once`() async throws {
        let world = try world("github")
        let provider = try #require(world.provider as? GitHubProvider)
        for (onClose, writes) in [
            (TicketCloseAction.none, []), (.sync, []),
            (.comment, ["POST /repos/acme/sorter/issues/1/comments"]),
            (
                .close,
                [
                    "POST /repos/acme/sorter/issues/1/comments",
                    "PATCH /repos/acme/sorter/issues/1",
                ]
            ),
        ] as [(TicketCloseAction, [String])] {
            var ticket = ExternalTicket(provider: .github, id: "1")
            ticket.onClose = onClose
            let before = world.transport.journal.count
            _ = try await provider.close(TicketCloseDecision(closing: ticket), comment: "Done.")
            let sent = world.transport.targets.dropFirst(before).filter { !$0.hasPrefix("GET") }
            #expect(Array(sent) == writes, "\(onClose)")
        }
    }
}
