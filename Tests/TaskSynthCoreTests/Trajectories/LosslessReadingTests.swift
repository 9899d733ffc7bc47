import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// Nothing that a record says is lost: each text and each number is found in the normalized form.
@Suite(.needsCorpus) struct LosslessReadingTests {
    /// Words that the model says in its own terms: types, roles and names of kinds.
    private static let words: Set<String> = [
        "user", "assistant", "system", "tool", "function", "text", "thinking", "tool_use",
        "tool_result", "message", "agent", "response_item", "input_text", "output_text",
        "summary_text", "function_call", "function_call_output", "reasoning", "gemini", "error",
        "tool_call", "model", "",
    ]

    /// Collects texts and numbers, also those in texts that are JSON themselves.
    private static func collect(_ value: JSONValue, into found: inout Set<String>) {
        switch value {
        case .string(let text):
            if text.utf8.first == UInt8(ascii: "{") || text.utf8.first == UInt8(ascii: "["),
                let inner = try? JSONValue(parsing: text)
            {
                collect(inner, into: &found)
            } else {
                found.insert(text)
            }
        case .number(let number): found.insert(number.text)
        case .array(let elements): for element in elements { collect(element, into: &found) }
        case .object(let object):
            for member in object.members { collect(member.value, into: &found) }
        default: break
        }
    }

    private static func documents(_ bytes: [UInt8]) -> [JSONValue] {
        if let document = try? JSONValue(parsing: bytes) { return [document] }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap {
            try? JSONValue(parsing: Array($0))
        }
    }

    private static let folders = [
        "claude-code", "codex", "gemini-cli", "mini-swe-agent", "openhands", "atif", "otel-genai",
        "session-clean", "annotation", "chat-completions", "inspect", "openhands-sdk", "swe-agent",
        "swe-agent-outcomes",
    ]

    @Test(arguments: folders) func `keeps every text and number`(folder: String) throws {
        var read = 0
        for file in Corpus.files(under: "trajectories/\(folder)")
        where file.hasSuffix(".json") || file.hasSuffix(".jsonl") || file.hasSuffix(".traj") {
            guard !file.hasSuffix("metadata.json") else { continue }
            let bytes = try Corpus.read(file)
            guard let recording = try? Recording(reading: bytes) else { continue }
            read += 1
            var expected: Set<String> = []
            for document in Self.documents(bytes) { Self.collect(document, into: &expected) }
            var found: Set<String> = []
            Self.collect(recording.json, into: &found)
            let missing = expected.subtracting(found).subtracting(Self.words)
            guard !missing.isEmpty else { continue }
            // Texts of several parts are joined.
            let all = found.filter { $0.utf8.count > 2 }.joined(separator: "\n")
            let lost = missing.filter { text in
                let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                return !words.isEmpty && !all.contains(text)
            }
            #expect(lost.isEmpty, "\(file): \(lost.prefix(3))")
        }
        #expect(read > 0)
    }
}
