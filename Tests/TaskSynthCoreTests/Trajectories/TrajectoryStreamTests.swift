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

    private static func steps(
        _ elements: [TrajectoryStream.Element], _ rest: Trajectory
    ) -> [Step] {
        elements.compactMap { if case .step(let step) = $0 { step } else { nil } } + rest.steps
    }
}
