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
            while place < last {
                let block = unsafe buffer.loadUnaligned(
                    fromByteOffset: place, as: SIMD16<UInt8>.self)
                if let mark = block.firstMarkEndingPlainText { return min(end, place + mark) }
                place += 16
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
    /// The first place of a quotation mark, a backslash or a byte below 0x20.
    @inline(__always) fileprivate var firstMarkEndingPlainText: Int? {
        let marks =
            (self .== SIMD16(repeating: UInt8(ascii: "\"")))
            .| (self .== SIMD16(repeating: UInt8(ascii: "\\"))) .| (self .< SIMD16(repeating: 0x20))
        // A lane that is marked has all its bits set.
        let halves = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
        let low = UInt64(littleEndian: halves[0])
        if low != 0 { return low.trailingZeroBitCount / 8 }
        let high = UInt64(littleEndian: halves[1])
        return high == 0 ? nil : 8 + high.trailingZeroBitCount / 8
    }
}
