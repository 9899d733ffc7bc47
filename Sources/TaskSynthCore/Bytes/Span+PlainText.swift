extension Span<UInt8> {
    /// The first quotation mark, backslash or control character from a place on, or the end.
    ///
    /// It looks at sixteen bytes at a time.
    @inline(__always) package func endOfPlainText(from start: Int, to end: Int) -> Int {
        precondition(start >= 0 && start <= end && end <= count)
        return unsafe withUnsafeBytes { buffer in
            var place = start
            // What stands behind the end does not matter, as long as it is there.
            let last = min(end, buffer.count - 15)
            // Most texts are short: after two blocks, four of them are looked at together.
            var steps = 2
            while place < last {
                let block = unsafe buffer.loadUnaligned(
                    fromByteOffset: place, as: SIMD16<UInt8>.self)
                if let mark = block.marksEndingPlainText.firstMark { return min(end, place + mark) }
                place += 16
                steps -= 1
                guard steps == 0 else { continue }
                while place + 63 < last {
                    let blocks = unsafe (
                        buffer.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self),
                        buffer.loadUnaligned(fromByteOffset: place + 16, as: SIMD16<UInt8>.self),
                        buffer.loadUnaligned(fromByteOffset: place + 32, as: SIMD16<UInt8>.self),
                        buffer.loadUnaligned(fromByteOffset: place + 48, as: SIMD16<UInt8>.self)
                    )
                    let marks =
                        blocks.0.marksEndingPlainText | blocks.1.marksEndingPlainText
                        | blocks.2.marksEndingPlainText | blocks.3.marksEndingPlainText
                    if marks[0] | marks[1] != 0 { break }
                    place += 64
                }
            }
            while place < end {
                let byte = unsafe buffer[place]
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 {
                    return place
                }
                place += 1
            }
            return end
        }
    }
}

extension [UInt8] {
    /// Appends a part of a text.
    package mutating func append(_ text: Span<UInt8>, in range: Range<Int>) {
        unsafe text.extracting(range).withUnsafeBufferPointer {
            unsafe append(contentsOf: $0)
        }
    }
}

extension SIMD16<UInt8> {
    /// Bytes that are all ones where a byte ends plain text, and all noughts elsewhere.
    @inline(__always) fileprivate var marksEndingPlainText: SIMD2<UInt64> {
        let marks =
            (self .== SIMD16(repeating: UInt8(ascii: "\"")))
            .| (self .== SIMD16(repeating: UInt8(ascii: "\\"))) .| (self .< SIMD16(repeating: 0x20))
        return unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    }
}

extension SIMD2<UInt64> {
    /// The number of the first byte that is marked.
    @inline(__always) fileprivate var firstMark: Int? {
        let low = UInt64(littleEndian: self[0])
        if low != 0 { return low.trailingZeroBitCount / 8 }
        let high = UInt64(littleEndian: self[1])
        return high == 0 ? nil : 8 + high.trailingZeroBitCount / 8
    }
}
