extension Span<UInt8> {
    /// The first quotation mark, backslash or control character from a place on, or the end.
    ///
    /// It looks at eight bytes at a time.
    @inline(__always) package func endOfPlainText(from start: Int, to end: Int) -> Int {
        precondition(start >= 0 && start <= end && end <= count)
        return unsafe withUnsafeBytes { buffer in
            var place = start
            while place + 8 <= end {
                let word = unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                let marks = UInt64.marksEndingPlainText(in: UInt64(littleEndian: word))
                guard marks == 0 else { return place + marks.trailingZeroBitCount / 8 }
                place += 8
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

extension UInt64 {
    /// The highest bit of each byte that is a quotation mark, a backslash or below 0x20.
    ///
    /// A byte above such a byte may be marked falsely; the lowest mark is always right.
    fileprivate static func marksEndingPlainText(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ 0x2222_2222_2222_2222
        let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
        let marks =
            ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
            | ((word &- 0x2020_2020_2020_2020) & ~word)
        return marks & 0x8080_8080_8080_8080
    }
}
