import TaskSynthCore
import Testing

/// Metrics of sessions whose records have moments, plans, compactions and subagents.
@Suite struct SessionMetricTests {
    private static func metrics(_ records: [JSONValue]) throws -> TrajectoryMetrics {
        let lines = records.enumerated().map { index, record -> String in
            guard case .object(var object) = record else { return record.line }
            object["sessionId"] = "boat"
            object["uuid"] = .string("u\(index)")
            object["parentUuid"] = index == 0 ? nil : .string("u\(index - 1)")
            return JSONValue.object(object).line
        }
        let text = lines.joined(separator: "\n") + "\n"
        return TrajectoryMetrics(of: try Trajectory(reading: Array(text.utf8)))
    }

    private static func prompt(_ text: String, _ second: Int) -> JSONValue {
        [
            "type": "user", "timestamp": moment(second),
            "message": ["role": "user", "content": .string(text)],
        ]
    }

    private static func answer(
        _ id: String, _ content: JSONValue, _ second: Int, isSidechain: Bool = false
    ) -> JSONValue {
        [
            "type": "assistant", "timestamp": moment(second), "isSidechain": .bool(isSidechain),
            "message": [
                "id": .string(id), "role": "assistant", "model": "m", "content": .array([content]),
            ],
        ]
    }

    private static func todos(
        _ id: String, _ items: [(String, String)], isSidechain: Bool = false
    ) -> JSONValue {
        let list = items.map { item -> JSONValue in
            ["content": .string(item.0), "status": .string(item.1), "activeForm": ""]
        }
        let call: JSONValue = [
            "type": "tool_use", "id": .string("call \(id)"), "name": "TodoWrite",
            "input": ["todos": .array(list)],
        ]
        return answer(id, call, 10, isSidechain: isSidechain)
    }

    private static func moment(_ second: Int) -> JSONValue {
        .string("2026-03-01T10:00:\(second < 10 ? "0" : "")\(second).000Z")
    }

    @Test func `counts the time until the last record of a response`() throws {
        let metrics = try Self.metrics([
            Self.prompt("Caulk the boat.", 0),
            Self.answer("a", ["type": "thinking", "thinking": "Where?", "signature": ""], 5),
            Self.answer("a", ["type": "text", "text": "Done."], 9),
            Self.prompt("And the oars?", 40),
            Self.answer("b", ["type": "text", "text": "They are fine."], 42),
        ])
        #expect(metrics.steps.activeSeconds == 11)
        #expect(metrics.steps.wallSeconds == 42)
    }

    @Test func `leaves out the time until a person goes on, whatever the record keeps`() throws {
        let events = [(0, "user"), (2, "agent"), (30, "user"), (33, "agent")]
        let records = events.enumerated().map { index, event -> JSONValue in
            [
                "id": JSONValue(index), "timestamp": Self.moment(event.0),
                "source": .string(event.1), "action": "message", "message": "Row.",
                "args": ["content": "Row.", "wait_for_response": true],
            ]
        }
        let text = JSONValue.array(records).line
        let metrics = TrajectoryMetrics(of: try Trajectory(reading: Array(text.utf8)))
        #expect(metrics.steps.activeSeconds == 5)
    }

    @Test func `takes what is said before a call for a thought`() throws {
        let text = "THOUGHT: look\n\n```bash\nls\n```"
        let record: JSONValue = [
            ["role": "user", "content": "Paint the oars."],
            ["role": "assistant", "content": .string(text)],
            ["role": "user", "content": "<returncode>0</returncode>\n<output>\noars\n</output>"],
            ["role": "assistant", "content": "They are painted already."],
        ]
        let metrics = TrajectoryMetrics(of: try Trajectory(reading: Array(record.line.utf8)))
        #expect(metrics.signals.thoughts == 1)
        #expect(metrics.signals.thoughtCharacters == text.count)
    }

    @Test func `counts a boundary and its summary as one compaction`() throws {
        let metrics = try Self.metrics([
            Self.prompt("Caulk the boat.", 0),
            [
                "type": "system", "subtype": "compact_boundary", "timestamp": Self.moment(1),
                "content": "Conversation compacted",
            ],
            [
                "type": "user", "isCompactSummary": true, "timestamp": Self.moment(2),
                "message": ["role": "user", "content": "So far the boat was turned over."],
            ],
            Self.answer("a", ["type": "text", "text": "Done."], 9),
        ])
        #expect(metrics.signals.compactions == 1)
    }

    @Test func `takes an item that comes back for none that was given up`() throws {
        let signals = try Self.metrics([
            Self.prompt("Caulk the boat.", 0),
            Self.todos(
                "a", [("Turn it", "completed"), ("Caulk it", "pending"), ("Sing", "pending")]),
            Self.todos("b", [("Turn it", "completed")]),
            Self.todos("c", [("Turn it", "completed"), ("Caulk it", "completed")]),
        ]).signals
        #expect(signals.planItemsAbandoned == ["Sing"])
        #expect(signals.planAdherence == 1)
    }

    @Test func `keeps the plan of a subagent apart from that of the agent`() throws {
        let signals = try Self.metrics([
            Self.prompt("Caulk the boat.", 0),
            Self.todos("a", [("Turn it", "completed"), ("Caulk it", "pending")]),
            Self.todos("b", [("Look for oakum", "pending")], isSidechain: true),
            Self.todos("c", [("Turn it", "completed"), ("Caulk it", "pending")]),
        ]).signals
        #expect(signals.planItemsAbandoned == [])
        #expect(signals.planItems == 2)
        #expect(signals.planUpdates == 2)
    }
}
