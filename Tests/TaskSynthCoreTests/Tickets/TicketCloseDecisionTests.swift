import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct TicketCloseDecisionTests {
    @Test(arguments: [
        (#"{}"#, "nothing"),
        (#"{"direction":"exported"}"#, "close"),
        (#"{"direction":"imported"}"#, "nothing"),
        (#"{"direction":"linked"}"#, "nothing"),
        (#"{"on_close":"none","direction":"exported"}"#, "nothing"),
        (#"{"on_close":"comment"}"#, "comment"),
        (#"{"on_close":"close"}"#, "close"),
        (#"{"on_close":"sync"}"#, "refresh"),
        (#"{"on_close":"close","relation":"context"}"#, "nothing"),
        (#"{"on_close":"close","state":"closed"}"#, "nothing"),
        (#"{"on_close":"sync","state":"closed"}"#, "refresh"),
    ])
    func `follows on_close, relation and direction`(members: String, step: String) throws {
        var object = try #require(try JSONValue(parsing: members).object)
        object["provider"] = "github"
        object["id"] = "12"
        let ticket = try #require(TicketList(reading: .object(object)).tickets.first)
        let decision = TicketCloseDecision(closing: ticket)
        #expect(decision.step.rawValue == step)
        #expect(decision.description.contains("github 12"))
        #expect(!decision.reason.isEmpty)
    }

    private static let golden = GoldenFolder("ticket-closing")

    @Test(arguments: golden.cases)
    func `says what it would do with the golden tickets`(name: String) throws {
        let input = try JSONValue(parsing: Self.golden.read("input.json", of: name))
        let list = TicketList(reading: input)
        #expect(list.warnings.isEmpty)
        let lines = list.tickets.map { ticket in
            let words = [
                ticket.relation?.rawValue, ticket.onClose?.rawValue, ticket.direction?.rawValue,
                ticket.state?.rawValue,
            ].map { $0 ?? "-" }
            return "\(words.joined(separator: " ")): \(TicketCloseDecision(closing: ticket))\n"
        }
        try Self.golden.expect(lines.joined(), matches: "expected.txt", of: name)
    }
}
