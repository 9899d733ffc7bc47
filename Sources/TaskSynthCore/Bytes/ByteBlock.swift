/// Sixteen bytes of a text that are compared at once.
///
/// It is as wide as the vectors that every processor has: of wider ones the compiler would make
/// several, and run out of registers.
package struct ByteBlock {
    /// The number of bytes.
    package static let width = 16

    /// A number for each byte: all bits of those that were found, or how many were found.
    package typealias Marks = SIMD16<UInt8>

    private let bytes: Marks

    /// Takes the bytes at a place.
    @inline(__always) package init(_ text: Span<UInt8>, at place: Int) {
        precondition(place >= 0 && place <= text.count &- Self.width)
        bytes = unsafe text.withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: place, as: Marks.self)
        }
    }

    /// All bits of each byte that is this one, once some bits are set in all of them.
    @inline(__always) package func marks(of byte: UInt8, setting bits: UInt8 = 0) -> Marks {
        let found = bytes | Marks(repeating: bits) .== Marks(repeating: byte)
        return unsafe unsafeBitCast(found, to: Marks.self)
    }

    /// All bits of each byte that is a control character, but for tabs.
    @inline(__always) package var marksOfControls: Marks {
        let found = (bytes .< Marks(repeating: 0x20)) .& (bytes .!= Marks(repeating: 0x09))
        return unsafe unsafeBitCast(found, to: Marks.self)
    }

    /// Whether no bit is set.
    @inline(__always) package static func isEmpty(_ marks: Marks) -> Bool {
        let halves = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
        return halves[0] | halves[1] == 0
    }

    /// The sum of numbers, which is less than 256.
    @inline(__always) package static func total(_ numbers: Marks) -> Int {
        let halves = unsafe unsafeBitCast(numbers, to: SIMD2<UInt64>.self)
        return Int(((halves[0] &+ halves[1]) &* 0x0101_0101_0101_0101) >> 56)
    }
}
