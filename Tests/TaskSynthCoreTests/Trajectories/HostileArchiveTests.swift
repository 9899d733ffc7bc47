import TaskSynthCore
import Testing

/// Archives that are damaged, or made to do harm: what can be read of them is read.
@Suite struct HostileArchiveTests {
    private static let header = #"{"version":2,"status":"success","eval":{"model":"m"}}"#
    private static let sample =
        #"{"id":1,"epoch":1,"messages":[{"role":"user","content":"mend it"}]}"#

    /// An archive of members that are not packed.
    private static func archive(_ members: [(name: String, content: String)]) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in members {
            let name = Array(name.utf8)
            let content = Array(content.utf8)
            let sizes = number(0, 4) + number(content.count, 4) + number(content.count, 4)
            let offset = bytes.count
            bytes += [0x50, 0x4B, 3, 4] + number(20, 2) + number(0, 2) + number(0, 2)
            bytes += number(0, 4) + sizes + number(name.count, 2) + number(0, 2) + name + content
            directory += [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + number(0, 2)
            directory += number(0, 2) + number(0, 4) + sizes + number(name.count, 2)
            directory += number(0, 12) + number(offset, 4) + name
        }
        let end =
            [0x50, 0x4B, 5, 6] + number(0, 4) + number(members.count, 2)
            + number(members.count, 2) + number(directory.count, 4) + number(bytes.count, 4)
            + number(0, 2)
        return bytes + directory + end
    }

    @Test func `reads a log from an archive`() throws {
        let trajectory = try Trajectory(
            reading: Self.archive([
                ("header.json", Self.header), ("samples/1_epoch_1.json", Self.sample),
            ]))
        #expect(trajectory.goal == "mend it")
        #expect(trajectory.warnings.isEmpty)
    }

    @Test func `loses no member for a damaged one`() throws {
        let recording = try Recording(
            reading: Self.archive([
                ("header.json", Self.header), ("samples/0_epoch_1.json", "{\"id\":0,"),
                ("samples/1_epoch_1.json", Self.sample),
                ("samples/1_epoch_1.json", Self.sample),
            ]))
        #expect(recording.trajectories.count == 1)
        let warnings = recording.trajectories.first?.warnings ?? []
        #expect(warnings.map(\.code) == [.badRecord, .duplicate])
        #expect(warnings.first?.detail.hasPrefix("samples/0_epoch_1.json") == true)
    }

    @Test(arguments: ["samples/../../../etc/passwd.json", "../samples/2.json"])
    func `follows no name out of the archive`(name: String) throws {
        let trajectory = try Trajectory(
            reading: Self.archive([
                (name, Self.sample), ("header.json", Self.header),
                ("samples/1_epoch_1.json", Self.sample),
            ]))
        #expect(trajectory.warnings.map(\.code) == [.badRecord])
    }

    @Test func `counts what all members unpack to`() throws {
        let members = (0..<50).map { ("samples/\($0)_epoch_1.json", Self.sample) }
        let error = #expect(throws: TrajectoryError.self) {
            _ = try Recording(
                reading: Self.archive(members), limits: TrajectoryLimits(unpackedBytes: 2_000))
        }
        #expect(error?.code == .tooLarge)
    }

    @Test func `refuses an archive of which nothing can be read`() throws {
        let error = #expect(throws: TrajectoryError.self) {
            _ = try Recording(reading: Self.archive([("header.json", "{")]))
        }
        #expect(error?.code == .badContainer)
    }
}
