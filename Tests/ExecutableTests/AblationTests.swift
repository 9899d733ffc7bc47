import TaskSynthCore
import TaskSynthFiles
import TaskSynthTestSupport
import Testing

/// Whether a failed attempt follows from the fix with a part left out, and only from such a run.
@Suite struct AblationTests {
    private static let script = """
        . src/double.sh
        . src/half.sh
        status=0
        check() {
            if [ "$2" = "$3" ]; then echo "ok - $1"; else echo "not ok - $1"; status=1; fi
        }
        echo "TAP version 13"
        check doubles "$(double 2)" CASE
        check halves "$(half 4)" HALF
        echo "1..2"
        exit $status

        """

    @Test func `keeps the fix without a part that its tests ask for`() async throws {
        let repository = try TemporaryRepository()
        let script = Self.script
        func tests(_ double: String, _ half: String) -> String {
            script.replacing("CASE", with: double).replacing("HALF", with: half)
        }
        try repository.write("double() { echo $(( $1 + $1 + 1 )); }\n", to: "src/double.sh")
        try repository.write("half() { echo $(( $1 / 4 )); }\n", to: "src/half.sh")
        try repository.write(tests("5", "1"), to: "tests/run.sh")
        _ = try repository.commit("Double and halve")
        try repository.write("double() { echo $(( $1 + $1 )); }\n", to: "src/double.sh")
        try repository.write("half() { echo $(( $1 / 2 )); }\n", to: "src/half.sh")
        try repository.write(tests("4", "2"), to: "tests/run.sh")
        let fix = try repository.commit("Fix both")
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let out = Folder(path: "\(parent.path)/bundle")
        let run = try await Executable.run([
            "synth", "--repo", repository.path, "--commit", fix, "--out", out.path, "--sandbox",
            "worktree", "--test-command", "sh tests/run.sh", "--ablate", "2", "--quiet", "--json",
        ])
        #expect(run.status == 0, "\(run.messages)")
        let document = try JSONValue(parsing: try out.read("metadata.json") ?? [])
        #expect(document["failure"] == "Multi-file Change / Missed Files")
        #expect(document["tags"]?["failureMode"] == "Multi-file Change / Missed Files")
        let analysis = document["failureModeAnalysis"]
        #expect(analysis?["failureType"] == "missedFiles")
        #expect(analysis?["missedFiles"]?.array?.count == 1)
        #expect(analysis?["consequence"]?.string?.contains("still fail") == true)
        #expect(document["provenance"]?["trajectories"]?["failedTrajectory"] == "derived")
        let failed = try JSONValue(parsing: try out.read("failed_trajectory.json") ?? [])
        #expect(failed["origin"] == "derived")
        let log = String(
            decoding: try out.read("evaluation/runs/FAIL_ablated_fix.log") ?? [], as: UTF8.self)
        #expect(log.contains("not ok"))
        #expect(try await Executable.run(["enrich", out.path]).status == 0)
        #expect(try out.read("metadata.json") == document.documentBytes)
    }

    @Test func `derives no failed attempt from a fix with one part`() async throws {
        let project = try ExampleProject()
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let out = Folder(path: "\(parent.path)/bundle")
        let run = try await project.synthesize(out.path, arguments: ["--ablate", "3"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(try out.read("failed_trajectory.json") == nil)
    }
}
