import TaskSynthCore
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
}
