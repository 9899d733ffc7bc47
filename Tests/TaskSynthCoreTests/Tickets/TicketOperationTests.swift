import TaskSynthCore
import Testing

@Suite struct TicketOperationTests {
    @Test func `writes what it read`() throws {
        let text = """
            {"provider":"linear","operation":"import","bead_ids":["a-1"],"query":"label:x",\
            "relation":"primary","sync_mode":"import","filters":{"z":1},"provider_config":{}}
            """
        let operation = try TicketOperation(reading: JSONValue(parsing: text))
        #expect(operation.json.line == text)
    }

    @Test(arguments: [
        "{}", #"{"provider":"linear"}"#, #"{"provider":"linear","operation":"destroy"}"#, "[]",
    ])
    func `refuses a request without provider or operation`(text: String) throws {
        let json = try JSONValue(parsing: text)
        #expect(throws: JSONError.self) { try TicketOperation(reading: json) }
    }

    @Test func `one bad ticket does not lose the others`() throws {
        let json = try JSONValue(
            parsing: """
                {"tickets":[{"provider":"x","id":"1"},{"provider":"x"},{"provider":"x","id":3}],
                 "errors":["late",{"id":"9","message":"gone"}]}
                """)
        let outcome = try TicketOutcome(reading: json)
        #expect(outcome.tickets.map(\.id) == ["1", "3"])
        #expect(outcome.warnings.map(\.description) == ["ticket 2: skipped: it has no id"])
        #expect(outcome.errors.map(\.description) == ["late", "9: gone"])
        #expect(outcome.metadata == JSONObject())
    }
}
