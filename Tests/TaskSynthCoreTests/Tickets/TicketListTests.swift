import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct TicketListTests {
    private static let golden = GoldenFolder("tickets")

    @Test(arguments: golden.cases)
    func `reads, merges and writes the golden entries`(name: String) throws {
        let input = try JSONValue(parsing: Self.golden.read("input.json", of: name))
        let local = TicketList(reading: try #require(input["local"]))
        let later = input["later"].map(TicketList.init(reading:))
        var document: JSONObject = JSONObject()
        document["tickets"] = local.json
        document["warnings"] = .array(local.warnings.map { .string($0.description) })
        if let later {
            document["merged"] = local.merged(with: later.tickets).json
            document["later_warnings"] = .array(later.warnings.map { .string($0.description) })
        }
        let text = JSONValue.object(document).document
        try Self.golden.expect(text, matches: "expected.json", of: name)
    }

    @Test(arguments: golden.cases)
    func `reads its own entries again without a warning`(name: String) throws {
        let input = try JSONValue(parsing: Self.golden.read("input.json", of: name))
        let list = TicketList(reading: try #require(input["local"]))
        let again = TicketList(reading: list.json)
        #expect(again.tickets == list.tickets)
        #expect(again.warnings.isEmpty)
        #expect(again.json == list.json)
    }

    @Test func `has a golden case for every row of the tables`() {
        let wanted: Set = [
            "provider", "relation", "direction", "sync-mode", "state", "on-close", "identifier",
            "timestamps", "every-field", "unknown-members", "merge",
        ]
        #expect(wanted.isSubset(of: Set(Self.golden.cases)))
    }

    @Test func `picks the primary ticket as the target, never a context one`() throws {
        let json = try JSONValue(
            parsing: """
                [{"provider":"jira","id":"A-1","relation":"context"},
                 {"provider":"jira","id":"A-2"},
                 {"provider":"jira","id":"A-3","relation":"primary"}]
                """)
        var list = TicketList(reading: json)
        #expect(list.target?.id == "A-3")
        list.tickets.removeLast()
        #expect(list.target?.id == "A-2")
        list.tickets.removeLast()
        #expect(list.target == nil)
    }
}
