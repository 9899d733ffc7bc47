import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// Values that stand one after the other in a file, each over several lines.
@Suite struct PrintedValuesTests {
    private static func values() throws -> [JSONValue] {
        let bytes = try GoldenFolder("trajectories").read("input.json", of: "otel-genai-flat")
        return try #require(try JSONValue(parsing: bytes).array)
    }

    @Test func `are read as the list of them is`() throws {
        let values = try Self.values()
        let printed = values.map(\.document).joined(separator: "\n")
        let list = try Trajectory(reading: JSONValue.array(values).documentBytes)
        #expect(try Trajectory(reading: Array(printed.utf8)).json == list.json)
    }

    @Test func `are refused with the place where one of them is damaged`() throws {
        var printed = try Self.values().map(\.document).joined(separator: "\n")
        printed.removeLast(40)
        #expect(throws: TrajectoryError.self) { try Trajectory(reading: Array(printed.utf8)) }
    }
}
