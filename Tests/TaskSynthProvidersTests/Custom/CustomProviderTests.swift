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
            program: ExecutableProgram(path: "/bin/sh", arguments: [path]),
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
        ("echo nonsense", "bad_answer"), ("exit 3", "bad_answer"), ("sleep 20", "timed_out"),
    ])
    func `says what is wrong with a program`(body: String, code: String) async throws {
        let path = try script(body)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let program = ExecutableProgram(
            path: "/bin/sh", arguments: [path], environment: ["PATH": "/usr/bin:/bin"], seconds: 0.5
        )
        let error = await #expect(throws: ProviderError.self) {
            try await CustomProvider(program: program).importTickets(
                query: nil, filters: JSONObject())
        }
        #expect(error?.code.rawValue == code)
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
