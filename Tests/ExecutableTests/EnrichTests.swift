import TaskSynthCore
import TaskSynthFiles
import TaskSynthTestSupport
import Testing

@Suite(.needsGit) struct EnrichTests {
    /// An attempt in the form of an older system, with names of its own.
    private static let trajectory = """
        {"annotationTrace": [
          {"action": "begin_interaction", "details": {"problemStatement": "Doubling is off by one."}},
          {"action": "open_file", "details": {"file": "src/double.sh"}, "thought": "Look first."},
          {"action": "find_and_replace_code", "details": {"file": "src/double.sh", "changes": []}},
          {"action": "execute_terminal_command", "details": {"command": "sh tests/run.sh"}},
          {"action": "end_interaction", "details": {}}
        ], "taskIssue": "Doubling is off by one.", "tags": {"difficulty": "easy"}}
        """

    @Test func `changes nothing in a bundle that was just made`() async throws {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let out = Folder(path: "\(parent.path)/bundle")
        #expect(try await project.synthesize(out.path).status == 0)
        let before = try out.read("metadata.json")
        #expect(try await Executable.run(["enrich", out.path]).status == 0)
        #expect(try out.read("metadata.json") == before)
    }

    @Test func `fills an older bundle, keeps what it cannot measure, and then rests`() async throws
    {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        let patch = """
            diff --git a/src/double.sh b/src/double.sh
            --- a/src/double.sh
            +++ b/src/double.sh
            @@ -1 +1 @@
            -double() { echo $(( $1 + $1 + 1 )); }
            +double() { echo $(( $1 + $1 )); }

            """
        try folder.replace([
            FolderFile(
                path: "metadata.json",
                text: """
                    {"author": "somebody", "failure": null, "myOwn": {"a": 1},
                     "failureModeAnalysis": {"rootCause": "written by hand"}}
                    """),
            FolderFile(path: "fix.patch", text: patch),
            FolderFile(path: "tests.patch", text: ""),
            FolderFile(path: "ideal_trajectory.json", text: Self.trajectory),
        ])
        let run = try await Executable.run(["enrich", folder.path])
        #expect(run.status == 0, "\(run.messages)")
        let once = try folder.read("metadata.json")
        let document = try JSONValue(parsing: once ?? [])
        #expect(document["myOwn"]?["a"] == 1)
        #expect(document["failureModeAnalysis"]?["rootCause"] == "written by hand")
        #expect(document["taskGoal"]?["summary"] == "Doubling is off by one.")
        #expect(
            document["navigationMetrics"]?["idealTrajectory"]?["goldFileRecall"]?.double == 1)
        #expect(document["diffSemantics"]?["filesChanged"] == 1)
        #expect(document["testExecution"]?["coverageDelta"] == .null)
        #expect(
            document["provenance"]?["sections"]?["testExecution"]?["coverageDelta"]?["reason"]
                != nil)
        #expect(try await Executable.run(["enrich", folder.path]).status == 0)
        #expect(try folder.read("metadata.json") == once)
    }

    @Test func `keeps the words of others, measures their numbers, and loses neither`() async throws
    {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        try folder.replace([
            FolderFile(
                path: "metadata.json",
                text: """
                    {"taskGoal": {"summary": "Twice, not more", "owner": "somebody"},
                     "planAndMemorySignals": {"idealTrajectory": {"planAdherence": 1.0, "mood": "good"}},
                     "stepLevelMetrics": {"totalSteps": {"idealTrajectory": 99}}}
                    """),
            FolderFile(path: "fix.patch", text: ""), FolderFile(path: "tests.patch", text: ""),
            FolderFile(path: "ideal_trajectory.json", text: Self.trajectory),
        ])
        let run = try await Executable.run(["enrich", folder.path])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("stepLevelMetrics.totalSteps: measured anew"))
        let once = try folder.read("metadata.json")
        let document = try JSONValue(parsing: once ?? [])
        #expect(document["taskGoal"]?["summary"] == "Twice, not more")
        #expect(document["taskGoal"]?["owner"] == "somebody")
        let signals = document["planAndMemorySignals"]?["idealTrajectory"]
        #expect(signals?["planAdherence"] == .null)
        #expect(signals?["mood"] == "good")
        #expect(document["stepLevelMetrics"]?["totalSteps"]?["idealTrajectory"] != 99)
        let origins = document["provenance"]?["sections"]
        #expect(
            origins?["stepLevelMetrics"]?["totalSteps"]?["replaced"]?["idealTrajectory"] == 99)
        #expect(
            origins?["planAndMemorySignals"]?["idealTrajectory"]?["replaced"]?["planAdherence"]
                == 1.0)
        #expect(try await Executable.run(["enrich", folder.path]).status == 0)
        #expect(try folder.read("metadata.json") == once)
    }

    @Test func `puts sessions into a bundle and measures them`()
        async throws
    {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        try parent.replace([FolderFile(path: "session.json", text: Self.trajectory)])
        let out = Folder(path: "\(parent.path)/bundle")
        let run = try await project.synthesize(
            out.path, arguments: ["--failed", "\(parent.path)/session.json"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(try out.read("failed_trajectory.json") != nil)
        let document = try JSONValue(parsing: try out.read("metadata.json") ?? [])
        #expect(document["stepLevelMetrics"]?["totalSteps"]?["failedTrajectory"] != .null)
        // No session of a solution is given, so the one that follows from the fix is measured.
        #expect(document["provenance"]?["trajectories"]?["idealTrajectory"] == "derived")
        #expect(document["provenance"]?["trajectories"]?["failedTrajectory"] == "recorded")
        let ideal = try JSONValue(parsing: try out.read("ideal_trajectory.json") ?? [])
        #expect(ideal["origin"] == "derived")
        let steps = ideal["annotationTrace"]?.array ?? []
        #expect(
            steps.compactMap { $0["action"]?.string } == [
                "begin_interaction", "open_file", "find_and_replace_code",
                "execute_terminal_command", "end_interaction",
            ])
        for step in steps {
            for key in ["thought", "timestamp", "elapsed_seconds", "duration_seconds"] {
                #expect(step[key] == .null)
            }
        }
    }
}
