import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// What is written in the normalized form can be read again, and is the same.
@Suite struct NormalizedReadingTests {
    /// Checks what holds for every recording.
    static func expectSame(
        _ recording: Recording, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let bytes = recording.json.documentBytes
        #expect(
            TrajectoryFormat(detecting: bytes) == .normalized, "\(name)",
            sourceLocation: sourceLocation)
        let again = try Recording(
            reading: [RecordingFile(path: "elsewhere.json", bytes: bytes)])
        #expect(
            again.json.documentBytes == bytes, "\(name) is written differently",
            sourceLocation: sourceLocation)
        for (first, second) in zip(recording.trajectories, again.trajectories) {
            #expect(
                TrajectoryMetrics(of: first).json == TrajectoryMetrics(of: second).json,
                "\(name) is measured differently", sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: GoldenFolder("trajectories").cases)
    func `gives golden records back`(name: String) throws {
        try Self.expectSame(try GoldenTrajectoryTests.recording(name), name)
    }

    @Test(.needsCorpus) func `gives real records back`() throws {
        for file in Corpus.files(under: "trajectories") {
            let bytes = try Corpus.read(file)
            guard bytes.count < 1 << 20, let recording = try? Recording(reading: bytes) else {
                continue
            }
            try Self.expectSame(recording, file)
        }
    }

    @Test func `reads steps that stand one a line`() throws {
        let whole = try GoldenTrajectoryTests.recording("claude-code")
        let only = try #require(whole.trajectories.first)
        var rest = only
        rest.steps = Array(only.steps.dropFirst(2))
        let records = rest.extra["records"]?.array ?? []
        rest.extra["records"] = .array(Array(records.dropFirst()))
        let lines: [JSONValue] =
            [["step": only.steps[0].json], ["record": records[0]], ["step": only.steps[1].json]]
            + [["trajectory": rest.json]]
        let text = lines.map(\.line).joined(separator: "\n")
        let again = try Recording(reading: Array(text.utf8))
        #expect(again.json.document == only.json.document)
    }

    @Test func `keeps what others added`() throws {
        let text = """
            {"source": {"format": "invented", "version": null, "file": null}, "mine": 1,
            "steps": [{"role": "assistant", "note": "n", "toolCalls": [
            {"tool": "Read", "arguments": {"file_path": "a.swift"}, "rank": 3}]}, 7]}
            """
        let trajectory = try Trajectory(reading: Array(text.utf8))
        #expect(trajectory.source.format.name == "invented")
        #expect(trajectory.extra["mine"] == 1)
        #expect(trajectory.extra["unread"] == [7])
        #expect(trajectory.steps.first?.extra["note"] == "n")
        #expect(trajectory.toolCalls.first?.extra["rank"] == 3)
        #expect(trajectory.toolCalls.first?.category == .readFile)
    }
}
