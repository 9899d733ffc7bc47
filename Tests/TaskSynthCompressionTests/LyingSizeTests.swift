import TaskSynthCompression
import TaskSynthCore
import Testing

/// Archives and frames that say something else of their sizes than what they hold.
@Suite struct LyingSizeTests {
    private static let sample =
        #"{"id":1,"epoch":1,"messages":[{"role":"user","content":"mend it"}]}"#
    private static let header = #"{"version":2,"status":"success","eval":{"model":"m"}}"#

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// One block of RFC 1951 that is stored as it is.
    private static func deflated(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return [1] + number(bytes.count, 2) + number(~bytes.count, 2) + bytes
    }

    /// An archive of packed members, of which the last one says that it has another size.
    private static func archive(lastSize: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        let members = [("header.json", header), ("samples/1_epoch_1.json", sample)]
        for (name, content) in members {
            let (name, packed) = (Array(name.utf8), deflated(content))
            let size = content == sample ? lastSize : content.utf8.count
            let sizes = number(0, 4) + number(packed.count, 4) + number(size, 4)
            let offset = bytes.count
            bytes += [0x50, 0x4B, 3, 4] + number(20, 2) + number(0, 2) + number(8, 2)
            bytes += number(0, 4) + sizes + number(name.count, 2) + number(0, 2) + name + packed
            directory += [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + number(0, 2)
            directory += number(8, 2) + number(0, 4) + sizes + number(name.count, 2)
            directory += number(0, 12) + number(offset, 4) + name
        }
        return bytes + directory + [0x50, 0x4B, 5, 6] + number(0, 4)
            + number(members.count, 2) + number(members.count, 2) + number(directory.count, 4)
            + number(bytes.count, 4) + number(0, 2)
    }

    private static func read(lastSize: Int) throws -> Recording {
        try Recording(
            reading: archive(lastSize: lastSize), limits: TrajectoryLimits(unpackedBytes: 1 << 20),
            codecs: ArchiveCodecs(deflate: DeflateLibrary()))
    }

    @Test(arguments: [sample.utf8.count, sample.utf8.count + 1, 1 << 19])
    func `reads a member that is not larger than it says`(size: Int) throws {
        let recording = try Self.read(lastSize: size)
        #expect(recording.trajectories.map(\.goal) == ["mend it"])
    }

    @Test(arguments: [0, 1, sample.utf8.count - 1])
    func `unpacks no more of a member than it says`(size: Int) throws {
        let error = #expect(throws: TrajectoryError.self) { _ = try Self.read(lastSize: size) }
        #expect(error?.code == .tooLarge)
    }

    @Test(arguments: [1 << 20, 0xFFFF_FFFE])
    func `makes no room for a member that says it is larger than is allowed`(size: Int) throws {
        let error = #expect(throws: TrajectoryError.self) { _ = try Self.read(lastSize: size) }
        #expect(error?.code == .tooLarge)
    }

    private static let zstandard = try? ZstandardLibrary()

    /// 1,000 times the letter a, in a frame that says that it is so many bytes.
    private static func frame(_ size: Int) -> [UInt8] {
        [40, 181, 47, 253, 96] + number(size - 256, 2)
            + [77, 0, 0, 16, 97, 97, 1, 0, 227, 43, 128, 5]
    }

    @Test(
        .enabled(if: zstandard != nil, "libzstd is not installed"),
        arguments: [256, 999, 1_001, 65_000])
    func `believes no frame that says another size`(size: Int) throws {
        let library = try #require(Self.zstandard)
        #expect(try library.unpack(Self.frame(1_000), limit: 100_000).count == 1_000)
        let error = #expect(throws: TrajectoryError.self) {
            _ = try library.unpack(Self.frame(size), limit: 100_000)
        }
        #expect(error?.code == .badContainer)
    }
}
