import TaskSynthCore
import Testing

@Suite struct TicketStateTableTests {
    private static let tables: [String: TicketStateTable] = [
        "github": .github, "gitlab": .gitlab, "linear": .linear, "jira": .jira, "beads": .beads,
        "beads categories": .beadsCategories, "custom": .custom,
    ]

    @Test(arguments: [
        ("github", "open", [], "open"), ("github", "open", ["bug", "In-Progress"], "in_progress"),
        ("github", "open", ["status: in review"], "in_review"),
        ("github", "open", ["Blocked"], "blocked"), ("github", "open", ["unblocked"], "open"),
        ("github", "closed", ["in progress"], "closed"), ("github", "haunted", [], "unknown"),
        ("gitlab", "opened", [], "open"), ("gitlab", "reopened", [], "open"),
        ("gitlab", "opened", ["workflow::in review"], "in_review"),
        ("gitlab", "closed", [], "closed"), ("gitlab", "merged", [], "closed"),
        ("gitlab", "locked", [], "unknown"),
        ("linear", "triage", [], "open"), ("linear", "backlog", [], "open"),
        ("linear", "unstarted", ["Ready for review"], "open"),
        ("linear", "started", ["In Progress"], "in_progress"),
        ("linear", "started", ["In Review"], "in_review"),
        ("linear", "started", ["On Hold"], "blocked"), ("linear", "completed", [], "closed"),
        ("linear", "canceled", [], "closed"), ("linear", "duplicate", [], "closed"),
        ("jira", "new", [], "open"), ("jira", "indeterminate", ["Doing"], "in_progress"),
        ("jira", "indeterminate", ["Code Review"], "in_review"),
        ("jira", "indeterminate", ["Testing"], "in_review"),
        ("jira", "indeterminate", ["QA"], "in_review"),
        ("jira", "indeterminate", ["Impeded"], "blocked"),
        ("jira", "indeterminate", ["Latest"], "in_progress"), ("jira", "done", [], "closed"),
        ("jira", "undefined", [], "unknown"),
        ("beads", "open", [], "open"), ("beads", "pinned", [], "open"),
        ("beads", "in_progress", [], "in_progress"), ("beads", "hooked", [], "in_progress"),
        ("beads", "blocked", [], "blocked"), ("beads", "deferred", [], "open"),
        ("beads", "closed", [], "closed"), ("beads", "tombstone", [], "closed"),
        ("beads", "shiny", [], "unknown"), ("beads categories", "wip", [], "in_progress"),
        ("beads categories", "frozen", [], "blocked"), ("custom", "To-Do", [], "unknown"),
        ("custom", "todo", [], "open"), ("custom", "In Review", [], "in_review"),
    ])
    func `reads a provider's word`(
        provider: String, raw: String, names: [String], state: String
    ) throws {
        let table = try #require(Self.tables[provider])
        #expect(table.state(of: raw, names: names).rawValue == state)
    }

    @Test func `takes a table from a configuration`() throws {
        let json = try JSONValue(parsing: #"{"Ready": "todo", "In QA": "in-review", "x": "?"}"#)
        let table = TicketStateTable(reading: try #require(json.object))
        #expect(table.state(of: "ready") == .open)
        #expect(table.state(of: "in qa") == .inReview)
        #expect(table.state(of: "x") == .unknown)
    }
}
