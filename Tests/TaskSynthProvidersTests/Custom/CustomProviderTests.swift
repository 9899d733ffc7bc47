import Foundation
import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct CustomProviderTests {
    /// Writes a shell script that a test runs as its provider.
    private func script(_ body: String) throws -> String {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-provider-\(UInt32.random(in: 0 ... .max))").path
        try "#!/bin/sh\n\(body)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    @Test func `speaks the contract on standard input and output`() async throws {
        let path = try script(
            """
            read -r line
            printf '%s' "$line" > "$0.request"
            echo '{"tickets":[{"provider":"custom","id":7,"raw_state":"Doing"},{"provider":"custom"}],'
            echo '"errors":[{"id":"8","message":"gone"}],"metadata":{"page":1}}'
            """)
        defer {
            for suffix in ["", ".request"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
        }
        let provider = CustomProvider(
            program: ExecutableProgram(path: "/bin/sh", arguments: [path], seconds: 1000),
            states: TicketStateTable(states: ["doing": .inProgress]),
            configuration: JSONObject([.init(key: "board", value: "x")]))
        let outcome = try await provider.importTickets(query: "label:x", filters: JSONObject())
        #expect(outcome.tickets.map(\.id) == ["7"])
        #expect(outcome.tickets.first?.state == .inProgress)
        #expect(outcome.errors.map(\.description) == ["8: gone"])
        #expect(outcome.warnings.count == 1)
        let request = try String(contentsOfFile: path + ".request", encoding: .utf8)
        #expect(
            request
                == #"{"provider":"custom","operation":"import","bead_ids":[],"query":"label:x","provider_config":{"board":"x"}}"#
        )
    }

    @Test(arguments: [
        ("echo nonsense", "bad_answer"), ("exit 3", "bad_answer"), ("kill -9 $$", "bad_answer"),
        ("sleep 3000", "timed_out"), ("exec >&-; sleep 3000", "timed_out"),
        ("exit 0", "bad_answer"),
        ("while :; do echo 0123456789; done", "too_large"), ("printf '\\377\\000{'", "bad_answer"),
        (#"echo '{"tickets":7}'"#, "bad_answer"),
    ])
    func `says what is wrong with a program`(body: String, code: String) async throws {
        let path = try script(body)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let program = ExecutableProgram(
            path: "/bin/sh", arguments: [path], environment: ["PATH": "/usr/bin:/bin"],
            seconds: code == "timed_out" ? 1 : 1000,
            maximumBytes: 10_000)
        let error = await #expect(throws: ProviderError.self) {
            try await CustomProvider(program: program).importTickets(
                query: nil, filters: JSONObject())
        }
        #expect(error?.code.rawValue == code)
    }

    @Test func `does not wait for what a program leaves running, and ends it`() async throws {
        let path = try script(
            """
            (sleep 3000; echo late > "$0.late") &
            echo $! > "$0.pid"
            echo '{"tickets":[]}'
            """)
        defer {
            for suffix in ["", ".pid"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
        }
        let program = ExecutableProgram(
            path: "/bin/sh", arguments: [path], environment: ["PATH": "/usr/bin:/bin"],
            seconds: 1000)
        _ = try await CustomProvider(program: program).importTickets(
            query: nil, filters: JSONObject())
        let text = try String(contentsOfFile: path + ".pid", encoding: .utf8)
        let left = try #require(pid_t(text.trimmed))
        var isThere = true
        for _ in 0..<6000 where isThere {
            // Whoever takes in orphans may need a moment for this one.
            let state = try? String(contentsOfFile: "/proc/\(left)/stat", encoding: .utf8)
            isThere = state.map { !$0.contains(") Z ") } ?? false
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(!isThere)
    }

    @Test func `ends a program when it is cancelled`() async throws {
        let task = Task { () -> ProviderError.Code? in
            do {
                // A machine that is busy may be long in getting to the cancelling.
                let program = ExecutableProgram(
                    path: "/bin/sleep", arguments: ["100000"], seconds: 100_000)
                _ = try await program.run([])
                return nil
            } catch {
                return (error as? ProviderError)?.code
            }
        }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        #expect(await task.value == .cancelled)
    }

    @Test func `a program that is not there is a mistake of the configuration`() async {
        let provider = CustomProvider(program: ExecutableProgram(path: "/nowhere/provider"))
        let error = await #expect(throws: ProviderError.self) {
            try await provider.importTickets(query: nil, filters: JSONObject())
        }
        #expect(error?.code == .configuration)
    }

    @Test func `does only what its capabilities allow`() async {
        let provider = CustomProvider(program: ExecutableProgram(path: "/nowhere/provider"))
        let error = await #expect(throws: ProviderError.self) {
            try await provider.syncState(["1"])
        }
        #expect(error?.code == .unsupported)
    }
}
