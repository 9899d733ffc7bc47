/// Sixty-four bytes of a text that are compared at once.
package struct ByteBlock {
    /// The number of bytes.
    package static let width = 64
    /// One bit for each byte, or none.
    package static let ones = Words(repeating: one)
    private static let one: UInt64 = 0x0101_0101_0101_0101

    /// The bytes as words of eight.
    package typealias Words = SIMD8<UInt64>
    private typealias Bytes = SIMD64<UInt8>

    private let bytes: Bytes

    /// Takes the bytes at a place.
    package init(_ text: Span<UInt8>, at place: Int) {
        precondition(place >= 0 && text.count - place >= Self.width)
        bytes = unsafe text.withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: place, as: Bytes.self)
        }
    }

    /// All bits of each byte that is this one.
    package func mask(of byte: UInt8) -> Words {
        unsafe unsafeBitCast(bytes .== Bytes(repeating: byte), to: Words.self)
    }

    /// The highest bit of each byte that is this one once some bits are set, and perhaps those of
    /// bytes above it, so that a place that is found is looked at again.
    package func candidates(of byte: UInt8, setting bits: UInt8) -> Words {
        // Words, as the compiler takes comparisons of single bytes apart again.
        let words = unsafe unsafeBitCast(bytes, to: Words.self)
        let rest =
            (words | Words(repeating: UInt64(bits) &* Self.one))
            ^ Words(repeating: UInt64(byte) &* Self.one)
        return (rest &- Self.ones) & ~rest & Words(repeating: 0x80 &* Self.one)
    }

    /// Whether no bit is set.
    package static func isEmpty(_ words: Words) -> Bool {
        let half = words.lowHalf | words.highHalf
        let quarter = half.lowHalf | half.highHalf
        return quarter[0] | quarter[1] == 0
    }

    /// The sum of all words.
    package static func sum(_ words: Words) -> UInt64 {
        let half = words.lowHalf &+ words.highHalf
        let quarter = half.lowHalf &+ half.highHalf
        return quarter[0] &+ quarter[1]
    }

    /// The sum of the bytes of a word, which is less than 256.
    package static func total(_ word: UInt64) -> Int {
        Int((word &* 0x0101_0101_0101_0101) >> 56)
    }
}
