import Foundation
import Glibc
import TaskSynthHarness
import Testing

@Suite struct ProcessRunnerTests {
    @Test(arguments: [0, 1, 7, 255])
    func `gives the exit code`(code: Int) async throws {
        let scratch = try Scratch()
        #expect(try await scratch.shell("exit \(code)").ending == .exited(code))
    }

    @Test func `keeps what is printed in its order`() async throws {
        let scratch = try Scratch()
        let result = try await scratch.shell("echo one; echo two >&2; printf three")
        #expect(scratch.text() == "one\ntwo\nthree")
        #expect(result.outputBytes == 13)
        #expect(result.seconds > 0)
    }

    @Test func `inherits no environment and no input`() async throws {
        let scratch = try Scratch()
        _ = try await scratch.shell("cat; env | grep -v -e '^PWD=' -e '^_=' -e '^OLDPWD='")
        #expect(scratch.text() == "PATH=/usr/bin:/bin\n")
    }

    @Test(arguments: [SIGKILL, SIGSEGV, SIGTERM])
    func `tells a command that kills itself from an exit`(signal: Int32) async throws {
        let scratch = try Scratch()
        let result = try await scratch.shell("kill -\(signal) $$; sleep 5")
        #expect(result.ending == .signalled(Int(signal)))
    }

    @Test func `says that a program does not exist`() async throws {
        let scratch = try Scratch()
        for name in ["no-such-program", "./missing", "/nowhere/at/all", "/tmp"] {
            let result = try await ProcessRunner().run(
                ProcessRequest(
                    name, environment: ["PATH": "/usr/bin:/bin"], directory: scratch.path))
            guard case .notStarted(let reason) = result.ending else {
                Issue.record("\(name): \(result.ending)")
                continue
            }
            #expect(reason.contains(name))
        }
    }

    @Test func `says that a folder or an interpreter does not exist`() async throws {
        let scratch = try Scratch()
        let missing = try await ProcessRunner().run(
            ProcessRequest("true", environment: ["PATH": "/bin"], directory: "/no/such/folder"))
        #expect(missing.ending == .notStarted("No such file or directory"))
        try scratch.write("#!/no/such/interpreter\n", to: "script")
        chmod("\(scratch.path)/script", 0o755)
        let script = try await ProcessRunner().run(
            ProcessRequest("./script", environment: [:], directory: scratch.path))
        #expect(script.ending == .notStarted("No such file or directory"))
    }

    @Test(arguments: [true, false])
    func `ends a command that hangs`(controlGroups: Bool) async throws {
        let scratch = try Scratch()
        // Long enough for a busy machine to get to the trap.
        let limits = ProcessLimits(wallSeconds: 4, graceSeconds: 0.2)
        let result = try await scratch.shell(
            "trap '' TERM; echo $$ > id; while :; do sleep 1; done", limits: limits,
            controlGroups: controlGroups)
        #expect(result.ending == .timedOut)
        #expect(result.survivors == 0)
        let id = try #require(Int32(scratch.text("id").dropLast()))
        #expect(!isAlive(id))
    }

    @Test func `gives a command time to say its last words`() async throws {
        let scratch = try Scratch()
        let limits = ProcessLimits(wallSeconds: 4, graceSeconds: 1000)
        let result = try await scratch.shell(
            "trap 'echo bye; exit 3' TERM; while :; do sleep 0.05; done", limits: limits)
        #expect(result.ending == .timedOut)
        #expect(scratch.text().contains("bye\n"))
    }

    @Test func `ends a command that prints without end`() async throws {
        let scratch = try Scratch()
        let limits = ProcessLimits(wallSeconds: 1000, outputBytes: 1_000_000)
        let result = try await scratch.shell("yes", limits: limits)
        #expect(result.ending == .tooMuchOutput)
        #expect(result.outputBytes == 1_000_000)
        #expect(scratch.text().utf8.count == 1_000_000)
    }

    /// The bomb has an end, after 1023 processes, so that a mistake of ours harms nobody.
    @Test(arguments: [true, false])
    func `ends a command that forks without end`(controlGroups: Bool) async throws {
        let scratch = try Scratch()
        let limits = ProcessLimits(wallSeconds: 1000, processCount: 100)
        let result = try await scratch.shell(
            "bomb() { [ $1 = 0 ] || { bomb $(($1 - 1)) & bomb $(($1 - 1)) & }; sleep 200; };"
                + "bomb 9",
            limits: limits, controlGroups: controlGroups)
        #expect(result.ending == .tooManyProcesses)
        #expect(result.survivors == 0)
    }

    @Test(arguments: [true, false])
    func `ends a command that takes memory without end`(controlGroups: Bool) async throws {
        let scratch = try Scratch()
        let limits = ProcessLimits(wallSeconds: 1000, memoryBytes: 100 << 20)
        let result = try await scratch.shell(
            "exec perl -e 'my @a; push @a, \"x\" x 1e6 while 1'", limits: limits,
            controlGroups: controlGroups)
        #expect(result.ending == .outOfMemory)
    }

    @Test(arguments: [true, false])
    func `ends daemons in sessions of their own`(controlGroups: Bool) async throws {
        let scratch = try Scratch()
        let result = try await scratch.shell(
            "setsid sh -c 'echo $$ > id; (setsid sleep 60 & echo $! > second); exec sleep 60' "
                + "> /dev/null 2>&1 & while ! [ -s second ]; do sleep 0.01; done",
            controlGroups: controlGroups)
        #expect(result.ending == .exited(0))
        #expect(result.leftoverProcesses >= 1)
        #expect(result.survivors == 0)
        for name in ["id", "second"] {
            let id = try #require(Int32(scratch.text(name).dropLast()))
            #expect(!isAlive(id))
        }
    }

    @Test func `ends everything when the task is cancelled`() async throws {
        let scratch = try Scratch()
        let path = scratch.path
        let task = Task {
            try await ProcessRunner().run(
                ProcessRequest(
                    "sh", ["-c", "setsid sleep 60 & echo $! > id; wait"],
                    environment: ["PATH": "/usr/bin:/bin"], directory: path))
        }
        while scratch.text("id").isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        task.cancel()
        #expect(try await task.value.ending == .cancelled)
        let id = try #require(Int32(scratch.text("id").dropLast()))
        #expect(!isAlive(id))
    }

    @Test func `leaves no descriptor open and no process behind`() async throws {
        let scratch = try Scratch()
        func descriptors() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        }
        _ = try await scratch.shell("exit 0")
        // Other tests run at the same time, so a leak shows as growth that never goes back.
        var growth: [Int] = []
        for _ in 0..<5 {
            let before = try descriptors()
            for _ in 0..<20 { _ = try await scratch.shell("exit 0") }
            growth.append(try descriptors() - before)
        }
        #expect((growth.min() ?? 0) < 20)
        _ = try await scratch.shell("ls /proc/self/fd | tr '\\n' ' '")
        #expect(scratch.text().hasPrefix("0 1 2 3 "))
    }

    @Test func `throws when the log cannot be written`() async throws {
        await #expect(throws: HarnessError.self) {
            try await ProcessRunner().run(
                ProcessRequest(
                    "true", environment: ["PATH": "/bin"], directory: "/",
                    log: "/no/such/folder/log"))
        }
    }
}
