import TaskSynthCore
import TaskSynthCompression
import TaskSynthTestSupport
import Testing

@Suite struct ZstandardLibraryTests {
    /// 1,000 times the letter a, and the same frame cut short.
    private static let frame: [UInt8] = [
        40, 181, 47, 253, 96, 232, 2, 77, 0, 0, 16, 97, 97, 1, 0, 227, 43, 128, 5,
    ]

    private static let library = try? ZstandardLibrary()

    @Test(.enabled(if: library != nil, "libzstd is not installed"))
    func `unpacks a frame`() throws {
        let library = try #require(Self.library)
        let bytes = try library.unpack(Self.frame, limit: 1_000)
        #expect(bytes == [UInt8](repeating: UInt8(ascii: "a"), count: 1_000))
    }

    @Test(.enabled(if: library != nil, "libzstd is not installed"))
    func `refuses what is too large, damaged or cut off`() throws {
        let library = try #require(Self.library)
        let large = #expect(throws: TrajectoryError.self) {
            _ = try library.unpack(Self.frame, limit: 999)
        }
        #expect(large?.code == .tooLarge)
        for damaged in [Array(Self.frame.dropLast(3)), [1, 2, 3, 4, 5, 6, 7, 8]] {
            let error = #expect(throws: TrajectoryError.self) {
                _ = try library.unpack(damaged, limit: 1_000)
            }
            #expect(error?.code == .badContainer)
        }
    }

    @Test(.needsCorpus, .enabled(if: library != nil, "libzstd is not installed"))
    func `reads archives packed with Zstandard`() throws {
        var read = 0
        for file in Corpus.files(under: "trajectories/inspect") where file.hasSuffix(".eval") {
            let recording = try Recording(
                reading: try Corpus.read(file), codecs: .installed)
            #expect(!recording.trajectories.isEmpty, "\(file)")
            read += 1
        }
        #expect(read > 0)
    }
}
