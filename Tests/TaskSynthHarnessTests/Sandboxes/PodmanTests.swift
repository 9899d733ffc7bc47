import Foundation
import Glibc
import TaskSynthHarness
import Testing

/// Containers of an image that `scripts/make-base-image` made.
@Suite(.needsPodman, .serialized) struct PodmanTests {
    static let image = "localhost/tasksynth-base:bookworm"

    private let limits = ProcessLimits(wallSeconds: 1000, memoryBytes: 512 << 20, processCount: 200)

    @Test func `lets a project write to itself and to its reports`() async throws {
        let scratch = try Scratch()
        let sandbox = try await Sandbox(.podman, host: host, image: Self.image)
        let result = try await scratch.run(
            "pwd; echo made > here; echo report > $TEST_REPORTS/r.xml; exit 3", in: sandbox,
            limits: limits)
        #expect(result.ending == .exited(3))
        #expect(scratch.text() == "/testbed\n")
        #expect(scratch.text("project/here") == "made\n")
        #expect(scratch.text("reports/r.xml") == "report\n")
    }

    @Test func `has no network and nothing of the machine`() async throws {
        let scratch = try Scratch()
        let sandbox = try await Sandbox(.podman, host: host, image: Self.image)
        _ = try await scratch.run(
            "grep -c : /proc/net/dev; ls \(host.home)/.ssh 2>/dev/null | wc -l", in: sandbox,
            limits: limits)
        #expect(scratch.text() == "1\n0\n")
    }

    @Test func `ends what hangs, prints, forks, takes memory or kills itself`() async throws {
        let sandbox = try await Sandbox(.podman, host: host, image: Self.image)
        let cases: [(String, ProcessEnding)] = [
            ("setsid sleep 60 & sleep 60", .timedOut), ("yes", .tooMuchOutput),
            (
                "bomb() { [ $1 = 0 ] || { bomb $(($1 - 1)) & bomb $(($1 - 1)) & }; sleep 200; };"
                    + "bomb 9", .tooManyProcesses
            ),
            ("exec perl -e 'my @a; push @a, \"x\" x 1e6 while 1'", .outOfMemory),
            ("kill -9 $$", .signalled(9)), ("no-such-runner", .exited(127)),
        ]
        for (line, ending) in cases {
            let scratch = try Scratch()
            var limits = limits
            limits.wallSeconds = ending == .timedOut ? 3 : 1000
            limits.outputBytes = 100_000
            let result = try await scratch.run(line, in: sandbox, limits: limits)
            #expect(result.ending == ending, "\(line)")
            #expect(result.survivors == 0)
        }
    }

    @Test func `says that an image is not there`() async {
        await #expect(throws: HarnessError.self) {
            _ = try await Sandbox(.podman, host: host, image: "localhost/no-such-image:none")
        }
        await #expect(throws: HarnessError.self) { _ = try await Sandbox(.podman, host: host) }
    }
}
