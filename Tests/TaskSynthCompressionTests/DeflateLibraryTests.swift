import TaskSynthCompression
import TaskSynthCore
import Testing

@Suite struct DeflateLibraryTests {
    /// 1,000 times the letter a.
    private static let packed: [UInt8] = [75, 76, 28, 5, 163, 96, 20, 12, 119, 0, 0]

    @Test func `unpacks a stream, whatever follows it`() throws {
        let library = try DeflateLibrary()
        let expected = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000)
        #expect(try library.unpack(Self.packed, limit: 1_000) == expected)
        #expect(try library.unpack(Self.packed + [1, 2, 3], limit: 1_000) == expected)
    }

    @Test func `refuses what is too large, damaged or cut off`() throws {
        let library = try DeflateLibrary()
        let large = #expect(throws: TrajectoryError.self) {
            _ = try library.unpack(Self.packed, limit: 999)
        }
        #expect(large?.code == .tooLarge)
        for damaged in [[], Array(Self.packed.dropLast(3)), [255, 255, 255]] {
            let error = #expect(throws: TrajectoryError.self) {
                _ = try library.unpack(damaged, limit: 1_000)
            }
            #expect(error?.code == .badContainer)
        }
    }
}
