import Foundation
import TaskSynthTestSupport
import Testing

/// How large a record may be that the verb about trajectories reads whole.
@Suite struct TrajectoryLimitTests {
    private static let golden = GoldenFolder("trajectories")

    private static func run(
        _ name: String, _ file: String, _ arguments: [String]
    ) async throws -> (status: Int32, output: String, messages: String) {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-limit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: file).path
        try Data(golden.read(file, of: name)).write(to: URL(filePath: path))
        let outcome = try await Executable.run(["trajectory", path] + arguments)
        return (outcome.status, outcome.output, outcome.messages)
    }

    @Test(arguments: [[], ["--metrics"], ["--counts"], ["--to", "atif"]])
    func `refuses a document that is larger than is allowed`(form: [String]) async throws {
        let size = try Self.golden.read("input.json", of: "chat-completions").count
        let large = try await Self.run(
            "chat-completions", "input.json", form + ["--max-bytes", "\(size - 1)"])
        #expect(large.status != 0)
        #expect(large.output.isEmpty)
        #expect(large.messages.contains("\(size - 1)"))
        let allowed = try await Self.run(
            "chat-completions", "input.json", form + ["--max-bytes", "\(size)"])
        #expect(allowed.status == 0, "\(allowed.messages)")
    }

    @Test func `reads a record of lines as a stream, however large it is`() async throws {
        let outcome = try await Self.run(
            "claude-code", "input.jsonl", ["--counts", "--max-bytes", "10"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.contains("apiResponses"))
    }

    @Test func `refuses a limit that is no number`() async throws {
        let outcome = try await Self.run(
            "claude-code", "input.jsonl", ["--max-bytes", "many"])
        #expect(outcome.status != 0)
        #expect(outcome.messages.contains("--max-bytes"))
    }
}
