import TaskSynthCompression
import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// The counts that independent scripts made of real records.
@Suite(.needsCorpus) struct GoldenCountsTests {
    @Test func `counts real records as independent scripts do`() throws {
        let bytes = try Corpus.read("trajectories/golden_counts.json")
        let golden = try #require(try JSONValue(parsing: bytes).object)
        for member in golden.members {
            let recording = try Recording(
                reading: try Corpus.read("trajectories/\(member.key)"), codecs: .installed)
            for count in member.value.object?.members ?? [] {
                let actual = recording.counts[count.key]
                #expect(
                    Self.isSame(actual, count.value),
                    "\(member.key): \(count.key) is \(actual?.line ?? "missing")")
            }
        }
    }

    /// Whether two values are the same, with numbers compared by value and members by name.
    private static func isSame(_ first: JSONValue?, _ second: JSONValue) -> Bool {
        if let number = second.double { return first?.double == number }
        guard let object = second.object else { return first == second }
        guard let other = first?.object, other.members.count == object.members.count else {
            return false
        }
        return object.members.allSatisfy { isSame(other[$0.key], $0.value) }
    }
}
