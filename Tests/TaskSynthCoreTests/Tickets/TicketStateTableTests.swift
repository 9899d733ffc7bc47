import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct TicketStateTableTests {
    private static let tables: [String: TicketStateTable] = [
        "github": .github, "gitlab": .gitlab, "linear": .linear, "jira": .jira, "beads": .beads,
        "beads-categories": .beadsCategories, "custom": .custom,
    ]

    private static let golden = GoldenFolder("ticket-states")

    @Test(arguments: golden.cases)
    func `reads every word of a golden provider`(name: String) throws {
        let table = try #require(Self.tables[name])
        let rows = try JSONValue(parsing: Self.golden.read("input.json", of: name)).array ?? []
        var lines = ""
        var words: Set<String> = []
        for row in rows {
            let raw = try #require(row["raw"]?.string)
            let names = (row["names"]?.array ?? []).compactMap(\.string)
            words.insert(raw)
            let state = table.state(of: raw, names: names)
            lines += "\(([raw] + names).joined(separator: " | ")): \(state.rawValue)\n"
        }
        try Self.golden.expect(lines, matches: "expected.txt", of: name)
        #expect(Set(table.states.keys).isSubset(of: words), "a row has no golden case")
    }

    @Test func `has a golden case for every table`() {
        #expect(Set(Self.golden.cases) == Set(Self.tables.keys))
    }

    @Test func `takes a table from a configuration`() throws {
        let json = try JSONValue(parsing: #"{"Ready": "todo", "In QA": "in-review", "x": "?"}"#)
        let table = TicketStateTable(reading: try #require(json.object))
        #expect(table.state(of: "ready") == .open)
        #expect(table.state(of: "in qa") == .inReview)
        #expect(table.state(of: "x") == .unknown)
    }
}
