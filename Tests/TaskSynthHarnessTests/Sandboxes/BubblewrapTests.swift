import Foundation
import Glibc
import TaskSynthHarness
import Testing

@Suite(.needsBubblewrap) struct BubblewrapTests {
    @Test func `lets a project write to itself and to its reports`() async throws {
        let scratch = try Scratch()
        let sandbox = try await Sandbox(.bubblewrap, host: host)
        let result = try await scratch.run(
            "pwd; echo made > here; echo report > $TEST_REPORTS/r.xml", in: sandbox)
        #expect(result.ending == .exited(0))
        #expect(scratch.text() == "/testbed\n")
        #expect(scratch.text("project/here") == "made\n")
        #expect(scratch.text("reports/r.xml") == "report\n")
    }

    @Test(arguments: [
        "echo x > /etc/hostname", "echo x > /usr/bin/x", "mkdir /new",
        "echo x > /proc/sys/kernel/panic",
        "exec 3<>/dev/tcp/127.0.0.1/22", "mount -t tmpfs none /mnt", "cat /etc/shadow | grep .",
        "ls /run/* /home/*",
    ])
    func `forbids everything else`(line: String) async throws {
        let scratch = try Scratch()
        let sandbox = try await Sandbox(.bubblewrap, host: host)
        let result = try await scratch.run("bash -c '\(line)'", in: sandbox)
        guard case .exited(let code) = result.ending else {
            Issue.record("\(result.ending)")
            return
        }
        #expect(code != 0)
    }

    @Test func `shows no network, no process and no home of others`() async throws {
        let scratch = try Scratch()
        let sandbox = try await Sandbox(.bubblewrap, host: host)
        _ = try await scratch.run(
            "ls /sys/class/net >/dev/null; grep -c : /proc/net/dev; ls -d /proc/[0-9]* | wc -l;"
                + " id -u; ls -A ~/.ssh ~/.config 2>/dev/null | wc -l; ls -A /tmp | wc -l",
            in: sandbox)
        let lines = scratch.text().split(separator: "\n").map(String.init)
        try #require(lines.count == 5)
        #expect(lines[0] == "1")  // the loopback device
        #expect((Int(lines[1]) ?? 99) < 8)
        #expect(Array(lines[2...]) == ["1000", "0", "0"])
    }

    @Test(arguments: [SIGKILL, SIGSEGV])
    func `tells a command that kills itself from an exit`(signal: Int32) async throws {
        let scratch = try Scratch()
        let sandbox = try await Sandbox(.bubblewrap, host: host)
        let result = try await scratch.run("kill -\(signal) $$", in: sandbox)
        #expect(result.ending == .signalled(Int(signal)))
    }

    @Test func `says with 127 that a command does not exist`() async throws {
        let scratch = try Scratch()
        let sandbox = try await Sandbox(.bubblewrap, host: host)
        let result = try await scratch.run("no-such-runner --all", in: sandbox)
        #expect(result.ending == .exited(127))
        #expect(scratch.text().contains("no-such-runner"))
    }

    @Test func `ends what hangs, prints, forks or takes memory without end`() async throws {
        let sandbox = try await Sandbox(.bubblewrap, host: host)
        let cases: [(String, ProcessLimits, ProcessEnding)] = [
            (
                "setsid sleep 60 & sleep 60", ProcessLimits(wallSeconds: 0.5, graceSeconds: 0.1),
                .timedOut
            ),
            ("yes", ProcessLimits(outputBytes: 100_000), .tooMuchOutput),
            (
                "bomb() { [ $1 = 0 ] || { bomb $(($1 - 1)) & bomb $(($1 - 1)) & }; sleep 200; };"
                    + "bomb 9", ProcessLimits(processCount: 100), .tooManyProcesses
            ),
            (
                "exec perl -e 'my @a; push @a, \"x\" x 1e6 while 1'",
                ProcessLimits(memoryBytes: 100 << 20), .outOfMemory
            ),
        ]
        for (line, limits, ending) in cases {
            let scratch = try Scratch()
            let result = try await scratch.run(line, in: sandbox, limits: limits)
            #expect(result.ending == ending, "\(line)")
            #expect(result.survivors == 0)
        }
    }

    @Test func `shows libraries, and nothing that a container engine stores`() async throws {
        let scratch = try Scratch()
        let sandbox = try await Sandbox(.bubblewrap, host: host)
        let result = try await scratch.run("ls -A /var/lib; ls /usr/lib > /dev/null", in: sandbox)
        #expect(result.ending == .exited(0))
        let names = Set(scratch.text().split(separator: "\n").map(String.init))
        let stores: Set = ["containerd", "containers", "docker", "kubelet", "lxc", "machines"]
        let all = try FileManager.default.contentsOfDirectory(atPath: "/var/lib")
        #expect(names == Set(all).subtracting(stores))
    }

    @Test func `shows toolchains of the search path`() async throws {
        let scratch = try Scratch()
        let sandbox = try await Sandbox(.bubblewrap, host: host)
        // Whatever runs outside has to run inside too.
        for tool in [
            "python3 --version", "node --version", "go version", "cargo --version",
            "swift --version",
        ] {
            let outside = try await ProcessRunner().run(
                ProcessRequest(
                    "sh", ["-c", tool], environment: ProcessInfo.processInfo.environment,
                    directory: "/"))
            guard outside.ending.isSuccess else { continue }
            let inside = try await scratch.run(tool, in: sandbox)
            #expect(inside.ending == .exited(0), "\(tool): \(scratch.text())")
        }
    }
}
