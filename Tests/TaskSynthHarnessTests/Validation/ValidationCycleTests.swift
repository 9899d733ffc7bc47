import Foundation
import TaskSynthCore
import TaskSynthHarness
import Testing

@Suite struct ValidationCycleTests {
    /// A project whose test passes, fails with the tests only, and passes with the fix.
    private func materialize(_ state: CycleState, into folder: String) throws {
        let scratch = URL(filePath: folder)
        let value = state == .withFix ? "2" : "1"
        let expected = state == .before ? "1" : "2"
        try value.write(to: scratch.appending(path: "value"), atomically: false, encoding: .utf8)
        try "echo run >> runs; [ $(wc -l < runs) = 1 ] && [ $(cat value) = \(expected) ]".write(
            to: scratch.appending(path: "test.sh"), atomically: false, encoding: .utf8)
    }

    private func runs(
        _ commands: ValidationCommands, count: Int = 1, logs: String,
        limits: ProcessLimits = ProcessLimits(wallSeconds: 1000)
    ) async throws -> [ValidationRun] {
        let sandbox = try await Sandbox(.worktree, host: host)
        let cycle = ValidationCycle(
            sandbox: sandbox, commands: commands, limits: limits, runCount: count, logFolder: logs)
        return try await cycle.run { state, folder in try materialize(state, into: folder) }
    }

    @Test func `runs each state in a fresh folder as often as it is told`() async throws {
        let scratch = try Scratch()
        let runs = try await runs(
            ValidationCommands(test: "sh test.sh"), count: 3, logs: "\(scratch.path)/logs")
        #expect(runs.map(\.ending) == [0, 0, 0, 1, 1, 1, 0, 0, 0].map { .exited($0) })
        #expect(runs.map(\.number) == [1, 2, 3, 1, 2, 3, 1, 2, 3])
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/logs")
        #expect(names.count == 9)
        #expect(names.contains("FAIL_pre_patch.log"))
        #expect(names.contains("PASS_post_patch.3.log"))
    }

    @Test func `builds once in each state and keeps what is built`() async throws {
        let scratch = try Scratch()
        let runs = try await runs(
            ValidationCommands(build: "echo built | tee product", test: "cat product; pwd"),
            count: 2, logs: "\(scratch.path)/logs")
        #expect(runs.allSatisfy { $0.ending == .exited(0) })
        #expect(runs.map { $0.build != nil } == [true, false, true, false, true, false])
        let first = scratch.text("logs/PASS_pre_tests.log").split(separator: "\n")
        let second = scratch.text("logs/PASS_pre_tests.2.log").split(separator: "\n")
        #expect(first.prefix(2) == ["built", "built"])
        #expect(second.first == "built")
        #expect(first.last == second.last)
    }

    @Test func `runs no test where the build fails`() async throws {
        let scratch = try Scratch()
        let runs = try await runs(
            ValidationCommands(build: "echo no; exit 3", test: "echo never"), count: 2,
            logs: "\(scratch.path)/logs")
        #expect(runs.count == 3)
        #expect(runs.allSatisfy { $0.isBuildFailure && $0.ending == .exited(3) })
        #expect(scratch.text("logs/FAIL_pre_patch.log") == "no\n")
        let run = TestRun(framework: .unknown, state: .notRun).refined(by: runs[0])
        #expect(run.state == .buildError)
    }

    @Test func `collects reports before the folder goes`() async throws {
        let scratch = try Scratch()
        let runs = try await runs(
            ValidationCommands(
                test: "mkdir -p a/target b/target; echo 1 > a/target/TEST-1.xml;"
                    + " echo 2 > b/target/TEST-2.xml; ln -s /etc/passwd b/target/TEST-3.xml;"
                    + " echo 3 > \"$TEST_REPORTS\"/own.xml",
                reportPatterns: ["**/target/TEST-*.xml"]), logs: "\(scratch.path)/logs")
        let names = runs[0].reports.compactMap { $0.split(separator: "/").last.map(String.init) }
        #expect(names == ["own.xml", "TEST-1.xml", "TEST-2.xml"])
        #expect(scratch.text("logs/reports/PASS_pre_tests/a/target/TEST-1.xml") == "1\n")
    }

    @Test(arguments: [
        ("sleep 3000", RunState.timedOut), ("kill -9 $$", .killed), ("kill -11 $$", .crashed),
        ("no-such-runner", .setupError), ("yes", .killed),
    ])
    func `says how a run without results ended`(line: String, state: RunState) async throws {
        let scratch = try Scratch()
        let limits = ProcessLimits(
            wallSeconds: state == .timedOut ? 1 : 1000, graceSeconds: 0.1, outputBytes: 10_000)
        let runs = try await runs(
            ValidationCommands(test: line), logs: "\(scratch.path)/logs", limits: limits)
        for run in runs {
            #expect(TestRun(framework: .unknown, state: .notRun).refined(by: run).state == state)
        }
    }

    @Test func `leaves nothing behind when it is cancelled`() async throws {
        let scratch = try Scratch()
        let logs = "\(scratch.path)/logs"
        let marker = "\(scratch.path)/folder"
        let task = Task {
            try await self.runs(
                ValidationCommands(test: "pwd > \(marker); sleep 60"), logs: logs)
        }
        while scratch.text("folder").isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        task.cancel()
        await #expect(throws: HarnessError(.cancelled, "interrupted")) { try await task.value }
        let folder = String(scratch.text("folder").dropLast())
        #expect(!folder.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func `refuses to run nothing`() async throws {
        let scratch = try Scratch()
        await #expect(throws: HarnessError.self) {
            try await runs(ValidationCommands(test: " "), logs: scratch.path)
        }
    }

    @Test(.needsBubblewrap) func `runs in bubblewrap`() async throws {
        let scratch = try Scratch()
        let cycle = ValidationCycle(
            sandbox: try await Sandbox(.bubblewrap, host: host),
            commands: ValidationCommands(test: "sh test.sh"), logFolder: "\(scratch.path)/logs")
        let runs = try await cycle.run { state, folder in try materialize(state, into: folder) }
        #expect(runs.map(\.ending) == [.exited(0), .exited(1), .exited(0)])
    }
}
