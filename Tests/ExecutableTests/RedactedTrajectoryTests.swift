import Foundation
import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// Secrets and homes that stand in a recorded session appear in nothing that is printed of it.
@Suite struct RedactedTrajectoryTests {
    private static let golden = GoldenFolder("trajectories")

    private static let planted = [
        "ghp_" + String(repeating: "aB3dE6gH9k", count: 4), "zephyrine", "hunter2hunter2",
        "abcd1234efgh5678", "swordfish-of-the-run",
    ]

    /// What is planted behind every text of more than one word.
    private static let poison = """
         \(planted[0]) /home/zephyrine/x https://me:hunter2hunter2@example.org/ \
        {"api_key": "abcd1234efgh5678"} swordfish-of-the-run
        """

    private static func poisoned(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text):
            let inner = text.first == "{" ? try? JSONValue(parsing: text) : nil
            if let inner { return .string(poisoned(inner).line) }
            if text.hasPrefix("/projects/") { return .string("/home/zephyrine" + text) }
            return .string(text.contains(" ") ? text + poison : text)
        case .array(let elements): return .array(elements.map(poisoned))
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map { member in
                        // What names the format is left alone.
                        let isName = ["type", "schema_version", "kind"].contains(member.key)
                        return .init(
                            key: member.key,
                            value: isName ? member.value : poisoned(member.value))
                    }))
        default: return value
        }
    }

    private static func input(_ name: String) throws -> (file: String, text: String) {
        if let bytes = try? golden.read("input.jsonl", of: name) {
            let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
                let value = try? JSONValue(parsing: Array(line))
                return value.map { poisoned($0).line }
                    ?? String(decoding: line, as: UTF8.self) + poison
            }
            return ("input.jsonl", lines.joined(separator: "\n"))
        }
        if let bytes = try? golden.read("input.json", of: name) {
            return ("input.json", poisoned(try JSONValue(parsing: bytes)).document)
        }
        let text = String(decoding: try golden.read("input.md", of: name), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.contains(" ") && !line.hasPrefix("# ") ? line + poison : String(line)
        }
        return ("input.md", lines.joined(separator: "\n"))
    }

    @Test(arguments: golden.cases) func `prints no secret of a session`(name: String) async throws {
        let (file, text) = try Self.input(name)
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tasksynth-redaction-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: file).path
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        for form in [
            ["--to", "normalized"], ["--to", "annotation"], ["--to", "atif"], ["--metrics"],
            ["--counts"], ["--ndjson"],
        ] {
            let outcome = try await Executable.run(
                ["trajectory", path] + form, environment: ["RUN_SECRET": "swordfish-of-the-run"])
            #expect(outcome.status == 0, "\(name) \(form): \(outcome.messages)")
            for secret in Self.planted {
                #expect(!outcome.output.contains(secret), "\(name) \(form): \(secret)")
                #expect(!outcome.messages.contains(secret), "\(name) \(form): \(secret)")
            }
            if form.last == "normalized", text.contains("swordfish") {
                #expect(outcome.output.contains("[redacted secret]"))
                #expect(outcome.output.contains("~/x"))
            }
        }
    }

    @Test func `prints no secret of a session that cannot be read`() async throws {
        let outcome = try await Executable.run([
            "trajectory", "/home/zephyrine/\(Self.planted[0]).jsonl",
        ])
        #expect(outcome.status != 0)
        for secret in Self.planted { #expect(!outcome.messages.contains(secret)) }
    }
}
