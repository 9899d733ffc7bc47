import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// A record that arrives in pieces gives what the whole gives, with one thread or with more.
@Suite struct TrajectoryStreamTests {
    private static let golden = GoldenFolder("trajectories")
    private static let streamed = ["claude-code", "claude-stream-json", "codex"]

    @Test(arguments: streamed, [97, 4_096])
    func `gives with more threads what one gives`(name: String, size: Int) async throws {
        let bytes = try Self.golden.read("input.jsonl", of: name)
        let format = try #require(TrajectoryFormat(named: name))
        // Enough steps for some of them to come out before the end.
        let text = Array(repeatElement(bytes + [UInt8(ascii: "\n")], count: 40).joined())
        var single = TrajectoryStream(format: format)
        var expected: [TrajectoryStream.Element] = []
        for start in stride(from: 0, to: text.count, by: size * 64) {
            expected += single.read(Array(text[start..<min(start + size * 64, text.count)]))
        }
        let rest = single.finish()
        var double = TrajectoryStream(format: format)
        var found: [TrajectoryStream.Element] = []
        var place = 0
        let other = await double.readInParallel {
            guard place < text.count else { return nil }
            defer { place += size }
            return Array(text[place..<min(place + size, text.count)])
        } _: {
            found += $0
        }
        #expect(Self.steps(found, other) == Self.steps(expected, rest))
        #expect(other.counts == rest.counts)
        #expect(other.usage == rest.usage)
        #expect(other.outcome == rest.outcome)
    }

    @Test(arguments: [true, false], [1, 2, 3, 7, 4_096])
    func `reads UTF-16 while it arrives`(isLittleEndian: Bool, size: Int) async throws {
        let line =
            #"{"type":"user","uuid":"u","sessionId":"s","message":{"role":"user","content":"Mend the 🔔"}}"#
        let units = ([0xFEFF] + Array((line + "\n" + line).utf16)).flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
            return isLittleEndian ? bytes : bytes.reversed()
        }
        #expect(TrajectoryFormat(detecting: units) == .claudeCode)
        var stream = TrajectoryStream(format: .claudeCode)
        for start in stride(from: 0, to: units.count, by: size) {
            _ = stream.read(Array(units[start..<min(start + size, units.count)]))
        }
        let streamed = stream.finish()
        #expect(streamed.goal == "Mend the 🔔")
        #expect(streamed.warnings.map(\.code) == [.duplicate, .encoding])
        #expect(streamed == (try Trajectory(reading: units)))
    }

    /// Enough for steps to come out, and for the results of some calls to come too late for them.
    @Test func `pairs a call whose result comes after it was given out`() throws {
        func record(_ id: Int, _ role: String, _ block: String) -> String {
            #"{"type":"\#(role)","uuid":"u\#(id)","sessionId":"s","message":{"id":"m\#(id)","#
                + #""role":"\#(role)","content":[\#(block)]}}"#
        }
        let call = { (id: Int) in
            #"{"type":"tool_use","id":"t\#(id)","name":"Read","input":{"file_path":"a"}}"#
        }
        let answer = #"{"type":"tool_result","tool_use_id":"t1","content":"done"}"#
        var lines = [record(1, "assistant", call(1)), record(2, "assistant", call(2))]
        for id in 3..<700 {
            lines.append(record(id, "assistant", #"{"type":"text","text":"\#(id)"}"#))
        }
        var stream = TrajectoryStream(format: .claudeCode)
        _ = stream.read(Array((lines.joined(separator: "\n") + "\n").utf8))
        _ = stream.read(Array(record(700, "user", answer).utf8))
        let counts = stream.finish().counts
        #expect(counts["unpairedCalls"] == 1)
        #expect(counts["toolCalls"] == 2)
    }

    @Test func `keeps the result of a call that was given out while another of its name waits`() {
        func record(_ id: Int, _ role: String, _ block: String) -> String {
            #"{"type":"\#(role)","uuid":"u\#(id)","sessionId":"s","message":{"id":"m\#(id)","#
                + #""role":"\#(role)","content":[\#(block)]}}"#
        }
        let call = #"{"type":"tool_use","id":"t","name":"Read","input":{"file_path":"a"}}"#
        var lines: [String] = []
        for id in 1..<400 {
            // The first of them is out when the result comes, the second is not.
            let block = id == 1 || id == 300 ? call : #"{"type":"text","text":"\#(id)"}"#
            lines.append(record(id, "assistant", block))
        }
        var stream = TrajectoryStream(format: .claudeCode)
        _ = stream.read(Array((lines.joined(separator: "\n") + "\n").utf8))
        let answer = #"{"type":"tool_result","tool_use_id":"t","content":"all of it"}"#
        _ = stream.read(Array((record(400, "user", answer) + "\n").utf8))
        let rest = stream.finish()
        #expect(rest.steps.contains { $0.text == "all of it" })
        #expect(rest.warnings.contains { $0.code == .unpairedResult })
    }

    private static func steps(
        _ elements: [TrajectoryStream.Element], _ rest: Trajectory
    ) -> [Step] {
        elements.compactMap { if case .step(let step) = $0 { step } else { nil } } + rest.steps
    }
}
