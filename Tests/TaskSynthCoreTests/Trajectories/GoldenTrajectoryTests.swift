import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// One record of each format, with what becomes of it.
@Suite struct GoldenTrajectoryTests {
    static let golden = GoldenFolder("trajectories")

    static func recording(_ name: String) throws -> Recording {
        for file in ["input.jsonl", "input.json", "input.md"] {
            guard let bytes = try? golden.read(file, of: name) else { continue }
            return try Recording(reading: bytes)
        }
        throw TrajectoryError(.unknownFormat, detail: "\(name) has no input")
    }

    @Test(arguments: golden.cases) func `normalizes a record`(name: String) throws {
        let recording = try Self.recording(name)
        try Self.golden.expect(recording.json.document, matches: "normalized.json", of: name)
        #expect(name.hasPrefix(recording.format.name))
    }

    @Test(arguments: golden.cases) func `writes the other forms`(name: String) throws {
        let first = try #require(try Self.recording(name).trajectories.first)
        try Self.golden.expect(
            AnnotationForm(of: first).json.document, matches: "annotation.json", of: name)
        let atif = ATIFForm(of: first).json
        try Self.golden.expect(atif.document, matches: "atif.json", of: name)
        let again = try Trajectory(reading: atif.documentBytes)
        #expect(again.source.format == .atif)
        #expect(again.toolCalls.map(\.tool) == first.toolCalls.map(\.tool))
        #expect(again.toolCalls.map(\.category) == first.toolCalls.map(\.category))
    }
}
